// SPDX-License-Identifier: Apache-2.0
internal import BigInt

/// All numbers from `lower` to `upper`, both included.
///
/// The operations give the smallest interval that holds every result, taking their operands as independent.
/// Invariant: `lower <= upper`.
struct Interval<Bound: Comparable & SignedNumeric & Hashable & Sendable>: Hashable, Sendable {
    let lower: Bound
    let upper: Bound

    /// The smallest interval that holds both.
    init(_ a: Bound, _ b: Bound) {
        lower = min(a, b)
        upper = max(a, b)
    }

    init(_ value: Bound) {
        lower = value
        upper = value
    }

    var isPoint: Bool { lower == upper }
    var containsZero: Bool { lower <= 0 && 0 <= upper }
    /// The greatest absolute value in it.
    var reach: Bound { max(-lower, upper) }

    func contains(_ value: Bound) -> Bool { lower <= value && value <= upper }

    func contains(_ other: Interval) -> Bool { lower <= other.lower && other.upper <= upper }

    /// The smallest interval that holds both.
    func hull(_ other: Interval) -> Interval {
        Interval(min(lower, other.lower), max(upper, other.upper))
    }

    /// What both hold; `nil` when they have nothing in common.
    func intersection(_ other: Interval) -> Interval? {
        let low = max(lower, other.lower)
        let high = min(upper, other.upper)
        return low <= high ? Interval(low, high) : nil
    }

    static func + (a: Interval, b: Interval) -> Interval { Interval(a.lower + b.lower, a.upper + b.upper) }
    static func - (a: Interval, b: Interval) -> Interval { Interval(a.lower - b.upper, a.upper - b.lower) }
    static prefix func - (a: Interval) -> Interval { Interval(-a.upper, -a.lower) }
    static func * (a: Bound, b: Interval) -> Interval { Interval(a * b.lower, a * b.upper) }

    static func * (a: Interval, b: Interval) -> Interval {
        (a.lower * b).hull(a.upper * b)
    }
}

/// The values that an expression may take.
typealias ValueInterval = Interval<Rational>

/// The whole numbers that a gate may carry.
typealias WholeInterval = Interval<BigInt>

extension ValueInterval {
    /// All quotients; `nil` when the divisor may be zero.
    static func / (a: ValueInterval, b: ValueInterval) -> ValueInterval? {
        guard !b.containsZero, let low = b.lower.inverse, let high = b.upper.inverse else { return nil }
        return a * Interval(low, high)
    }

    init(_ whole: WholeInterval) {
        self.init(Rational(whole.lower), Rational(whole.upper))
    }
}

extension Interval: CustomStringConvertible where Bound: CustomStringConvertible {
    var description: String { isPoint ? "\(lower)" : "\(lower) .. \(upper)" }
}

// SPDX-License-Identifier: Apache-2.0
public import AssayConstraints

/// Integers from `lower` to `upper`, both of less than 255 bits, so that sums and differences of two of them never overflow.
///
/// Operations that would leave these bounds give `nil`: a certificate from outside may ask for anything.
public struct Interval: Hashable, Sendable {
    /// Nearly all ends are short, and there are two facts for a constraint: an interval has one representation.
    private enum Ends: Hashable {
        case short(Int, Int)
        /// Not both fit an `Int`.
        indirect case long(WideInteger, WideInteger)
    }

    private let ends: Ends

    public var lower: WideInteger {
        switch ends {
        case .short(let lower, _): WideInteger(lower)
        case .long(let lower, _): lower
        }
    }

    public var upper: WideInteger {
        switch ends {
        case .short(_, let upper): WideInteger(upper)
        case .long(_, let upper): upper
        }
    }

    private static let mostBits = 254

    /// `nil` when the ends stand in the wrong order or are too long.
    public init?(_ lower: WideInteger, _ upper: WideInteger) {
        guard lower <= upper, lower.bitLength <= Self.mostBits, upper.bitLength <= Self.mostBits else { return nil }
        self.init(trusted: lower, upper)
    }

    private init(trusted lower: WideInteger, _ upper: WideInteger) {
        if let lower = lower.int, let upper = upper.int { ends = .short(lower, upper) } else { ends = .long(lower, upper) }
    }

    private init(short lower: Int, _ upper: Int) { ends = .short(lower, upper) }

    /// The ends, when both are short.
    private var short: (lower: Int, upper: Int)? { if case .short(let lower, let upper) = ends { (lower, upper) } else { nil } }

    public static let bit = Interval(trusted: 0, 1)
    public static let zero = Interval(trusted: 0, 0)

    /// The interval and zero.
    public var withZero: Interval { Interval(trusted: min(lower, 0), max(upper, 0)) }

    /// `upper - lower`, which has less than 256 bits.
    public var width: WideInteger { upper - lower }

    /// The sums of a value of each.
    public func adding(_ other: Interval) -> Interval? {
        if let a = short, let b = other.short {
            let (low, high) = (a.lower.addingReportingOverflow(b.lower), a.upper.addingReportingOverflow(b.upper))
            // The magnitude of the least `Int` is no `Int`.
            if !low.overflow, !high.overflow, low.partialValue > .min { return Interval(short: low.partialValue, high.partialValue) }
        }
        return Interval(lower + other.lower, upper + other.upper)
    }

    /// The multiples by a constant.
    public func times(_ factor: WideInteger) -> Interval? {
        if factor == 1 { return self }
        if factor == -1 { return Interval(trusted: -upper, -lower) }
        if let ends = short, let factor = factor.int {
            let (a, b) = (ends.lower.multipliedReportingOverflow(by: factor), ends.upper.multipliedReportingOverflow(by: factor))
            let least = min(a.partialValue, b.partialValue)
            if !a.overflow, !b.overflow, least > .min { return Interval(short: least, max(a.partialValue, b.partialValue)) }
        }
        guard let low = boundedProduct(lower, factor), let high = boundedProduct(upper, factor) else { return nil }
        return Interval(min(low, high), max(low, high))
    }

    /// The products of a value of each.
    public func times(_ other: Interval) -> Interval? {
        guard let a = boundedProduct(lower, other.lower), let b = boundedProduct(lower, other.upper),
            let c = boundedProduct(upper, other.lower),
            let d = boundedProduct(upper, other.upper)
        else { return nil }
        return Interval(min(a, b, c, d), max(a, b, c, d))
    }
}

/// The product of two integers, when it has less than 255 bits.
func boundedProduct(_ a: WideInteger, _ b: WideInteger) -> WideInteger? {
    a.bitLength + b.bitLength <= 254 ? a * b : nil
}

extension WideInteger {
    /// The integer without its sign.
    public var absoluteValue: WideInteger { isNegative ? -self : self }

    /// The greatest common divisor of two magnitudes; the other one when one is zero.
    public static func greatestCommonDivisor(_ a: WideInteger, _ b: WideInteger) -> WideInteger {
        if let a = a.int?.magnitude, let b = b.int?.magnitude {
            var (a, b) = (a, b)
            while b != 0 { (a, b) = (b, a % b) }
            return WideInteger(Int(a))
        }
        if a.isPowerOfTwo || b.isPowerOfTwo, a != 0, b != 0 { return .powerOfTwo(min(a.trailingZeroCount, b.trailingZeroCount)) }
        var (a, b) = (a.absoluteValue, b.absoluteValue)
        while b != 0 { (a, b) = (b, a.flooredDivision(by: b).remainder) }
        return a
    }
}

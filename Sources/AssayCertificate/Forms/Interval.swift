// SPDX-License-Identifier: Apache-2.0
public import AssayConstraints

/// Integers from `lower` to `upper`, both of less than 255 bits, so that sums and differences of two of them never overflow.
///
/// Operations that would leave these bounds give `nil`: a certificate from outside may ask for anything.
public struct Interval: Hashable, Sendable {
    public let lower: WideInteger
    public let upper: WideInteger

    private static let mostBits = 254

    /// `nil` when the ends stand in the wrong order or are too long.
    public init?(_ lower: WideInteger, _ upper: WideInteger) {
        guard lower <= upper, lower.bitLength <= Self.mostBits, upper.bitLength <= Self.mostBits else { return nil }
        self.lower = lower
        self.upper = upper
    }

    private init(trusted lower: WideInteger, _ upper: WideInteger) {
        self.lower = lower
        self.upper = upper
    }

    public static let bit = Interval(trusted: 0, 1)
    public static let zero = Interval(trusted: 0, 0)

    /// The interval and zero.
    public var withZero: Interval { Interval(trusted: min(lower, 0), max(upper, 0)) }

    /// `upper - lower`, which has less than 256 bits.
    public var width: WideInteger { upper - lower }

    /// The sums of a value of each.
    public func adding(_ other: Interval) -> Interval? { Interval(lower + other.lower, upper + other.upper) }

    /// The multiples by a constant.
    public func times(_ factor: WideInteger) -> Interval? {
        if factor == 1 { return self }
        if factor == -1 { return Interval(trusted: -upper, -lower) }
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

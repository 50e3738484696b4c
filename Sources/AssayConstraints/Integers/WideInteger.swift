// SPDX-License-Identifier: Apache-2.0

/// An exact signed integer with a magnitude below 2²⁵⁶: bounds of circuit values, and field elements read as signed numbers.
///
/// `+`, `-` and `*` trap on overflow as those of `Int` do; bounds of circuit values stay far below, since a value must fit its field.
public struct WideInteger: Hashable, Sendable, BitwiseCopyable {
    /// Whether the integer is below zero.
    public let isNegative: Bool
    let magnitude: UInt256

    init(isNegative: Bool = false, magnitude: UInt256) {
        self.isNegative = isNegative && !magnitude.isZero
        self.magnitude = magnitude
    }

    /// The integer with this sign and magnitude (limbs, least significant first); `nil` when the magnitude takes more than 256 bits.
    public init?(isNegative: Bool = false, limbs: [UInt64]) {
        guard let magnitude = UInt256(limbs: limbs) else { return nil }
        self.init(isNegative: isNegative, magnitude: magnitude)
    }

    public init(_ value: Int) {
        self.init(isNegative: value < 0, magnitude: UInt256(low: UInt128(value.magnitude)))
    }

    /// Four limbs of the magnitude, least significant first.
    public var limbs: [UInt64] { magnitude.limbs }

    /// Bits of the magnitude without leading zeros; 0 for zero.
    public var bitLength: Int { magnitude.bitLength }

    /// The value as `Int`; `nil` when it does not fit.
    public var int: Int? {
        guard magnitude.high == 0, magnitude.low <= UInt128(Int.max) else { return nil }
        return isNegative ? -Int(magnitude.low) : Int(magnitude.low)
    }

    /// 2 to the power of `exponent`, which is 0 … 255.
    public static func powerOfTwo(_ exponent: Int) -> WideInteger {
        precondition((0..<256).contains(exponent), "2^\(exponent) does not fit 256 bits")
        return WideInteger(magnitude: UInt256(low: 1) << exponent)
    }
}

extension WideInteger: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self.init(value) }
}

extension WideInteger: Comparable {
    public static func < (a: Self, b: Self) -> Bool {
        guard a.isNegative == b.isNegative else { return a.isNegative }
        return a.isNegative ? b.magnitude < a.magnitude : a.magnitude < b.magnitude
    }
}

extension WideInteger: AdditiveArithmetic {
    public static var zero: WideInteger { 0 }

    public static func + (a: Self, b: Self) -> Self {
        guard a.isNegative != b.isNegative else {
            let (sum, overflow) = a.magnitude.addingReportingOverflow(b.magnitude)
            precondition(!overflow, "a sum takes more than 256 bits")
            return Self(isNegative: a.isNegative, magnitude: sum)
        }
        guard a.magnitude < b.magnitude else { return Self(isNegative: a.isNegative, magnitude: a.magnitude &- b.magnitude) }
        return Self(isNegative: b.isNegative, magnitude: b.magnitude &- a.magnitude)
    }

    public static func - (a: Self, b: Self) -> Self { a + -b }

    public static prefix func - (a: Self) -> Self { Self(isNegative: !a.isNegative, magnitude: a.magnitude) }

    public static func * (a: Self, b: Self) -> Self {
        let (product, overflow) = a.magnitude.multipliedReportingOverflow(by: b.magnitude)
        precondition(!overflow, "a product takes more than 256 bits")
        return Self(isNegative: a.isNegative != b.isNegative, magnitude: product)
    }
}

extension WideInteger {
    /// The quotient rounded towards −∞ and the remainder, which is at least 0 and below `divisor`; `divisor` is positive.
    public func flooredDivision(by divisor: Self) -> (quotient: Self, remainder: Self) {
        precondition(divisor > 0, "a divisor must be positive")
        let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: divisor.magnitude)
        let exact = (quotient: Self(isNegative: isNegative, magnitude: quotient), remainder: Self(magnitude: remainder))
        guard isNegative, exact.remainder > 0 else { return exact }
        return (exact.quotient - 1, divisor - exact.remainder)
    }

    /// The greatest integer whose square is at most this one, which is not negative.
    public var squareRoot: Self {
        precondition(!isNegative, "the square root of a negative number")
        return Self(magnitude: magnitude.squareRoot)
    }

    /// Whether the integer is odd.
    public var isOdd: Bool { magnitude.bit(0) }
}

extension WideInteger: CustomStringConvertible {
    public var description: String {
        var digits: [String] = []
        var rest = magnitude
        let base: UInt128 = 10_000_000_000_000_000_000
        while !rest.isZero {
            let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: UInt256(low: base))
            digits.append(String(remainder.low))
            rest = quotient
        }
        guard let first = digits.last else { return "0" }
        let tail = digits.dropLast().reversed().map { String(repeating: "0", count: 19 - $0.count) + $0 }
        return (isNegative ? "-" : "") + first + tail.joined()
    }
}

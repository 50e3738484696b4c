// SPDX-License-Identifier: Apache-2.0
internal import BigInt

/// An exact rational number; what every expression of a program is worth until it is rounded.
///
/// Invariant: the denominator is positive and has no factor in common with the numerator, so equal values have equal
/// representations.
public struct Rational: Sendable, Hashable {
    let numerator: BigInt
    let denominator: BigInt

    /// `numerator / denominator`, reduced; `nil` when the denominator is zero.
    init?(_ numerator: BigInt, over denominator: BigInt) {
        guard !denominator.isZero else { return nil }
        self.init(numerator, positive: 1, by: denominator)
    }

    /// A whole number.
    public init(_ value: Int) { self.init(BigInt(value)) }

    init(_ value: BigInt) {
        numerator = value
        denominator = 1
    }

    /// `significand / 10^scale`. Precondition: `scale >= 0`.
    init(_ significand: BigInt, scale: Int) {
        self.init(significand, positive: BigInt(10).power(scale), by: 1)
    }

    /// `value / (positive * sign of divisor * |divisor|)` for a divisor that the caller knows not to be zero.
    private init(_ value: BigInt, positive: BigInt, by divisor: BigInt) {
        let below = positive * divisor
        let common = Self.commonDivisor(value, below)
        let isNegative = below.sign == .minus
        let (above, under) = common == 1 ? (value, below) : (value / common, below / common)
        numerator = isNegative ? -above : above
        denominator = isNegative ? -under : under
    }

    /// The greatest common divisor; of numbers of one word, nearly all that there are, without the detour by big ones.
    private static func commonDivisor(_ a: BigInt, _ b: BigInt) -> BigInt {
        guard a.magnitude.bitWidth <= UInt.bitWidth, b.magnitude.bitWidth <= UInt.bitWidth else {
            return a.greatestCommonDivisor(with: b)
        }
        var (x, y) = (a.magnitude.words.first ?? 0, b.magnitude.words.first ?? 0)
        while y != 0 { (x, y) = (y, x % y) }
        return BigInt(x)
    }

    public static let zero = Rational(0)
    public static let one = Rational(1)

    public var isZero: Bool { numerator.isZero }
    public var isWhole: Bool { denominator == 1 }
    /// -1, 0 or 1.
    public var sign: Int { Int(numerator.signum()) }
    /// `1 / self`; `nil` for zero.
    var inverse: Rational? { Rational(denominator, over: numerator) }
    public var magnitude: Rational { sign < 0 ? -self : self }
}

extension Rational: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self.init(value) }
}

extension Rational: Comparable {
    public static func < (a: Rational, b: Rational) -> Bool {
        if a.denominator == b.denominator { return a.numerator < b.numerator }
        return a.numerator * b.denominator < b.numerator * a.denominator
    }
}

extension Rational: SignedNumeric {
    public typealias Magnitude = Rational

    public init?(exactly source: some BinaryInteger) { self.init(BigInt(source)) }

    public static func + (a: Rational, b: Rational) -> Rational {
        if a.isWhole, b.isWhole { return Rational(a.numerator + b.numerator) }
        return Rational(a.numerator * b.denominator + b.numerator * a.denominator, positive: a.denominator, by: b.denominator)
    }

    public static func - (a: Rational, b: Rational) -> Rational { a + -b }

    public static prefix func - (a: Rational) -> Rational {
        a.isWhole ? Rational(-a.numerator) : Rational(-a.numerator, positive: a.denominator, by: 1)
    }

    public static func * (a: Rational, b: Rational) -> Rational {
        if a.isWhole, b.isWhole { return Rational(a.numerator * b.numerator) }
        return Rational(a.numerator * b.numerator, positive: a.denominator, by: b.denominator)
    }

    public static func *= (a: inout Rational, b: Rational) { a = a * b }

    /// The greatest positive number of which both are whole multiples; zero only when both are zero.
    static func commonMeasure(_ a: Rational, _ b: Rational) -> Rational {
        let top = (a.numerator * b.denominator).greatestCommonDivisor(with: b.numerator * a.denominator)
        return Rational(top, positive: a.denominator, by: b.denominator)
    }
}

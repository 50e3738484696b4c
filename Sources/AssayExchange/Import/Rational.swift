// SPDX-License-Identifier: Apache-2.0
internal import AssayData

/// An exact fraction of 128-bit integers; operations that would overflow give `nil`.
struct Rational: Hashable, Sendable {
    /// In lowest terms, the denominator positive.
    let numerator: Int128
    let denominator: Int128

    static let zero = Rational(integer: 0)

    init(integer: Int) {
        numerator = Int128(integer)
        denominator = 1
    }

    /// `nil` for a zero denominator and for terms out of range.
    init?(_ numerator: Int128, over denominator: Int128 = 1) {
        guard denominator != 0, numerator > .min, denominator > .min else { return nil }
        let sign: Int128 = denominator < 0 ? -1 : 1
        let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
        self.numerator = sign * numerator / divisor
        self.denominator = sign * denominator / divisor
    }

    /// A decimal text with up to 15 decimals, exactly.
    init(decimal text: some StringProtocol) throws(ExactDecimal.Failure) {
        let scale = ExactDecimal.scales.upperBound
        let places = text.utf8.firstIndex(of: UInt8(ascii: ".")).map { text.utf8.distance(from: $0, to: text.utf8.endIndex) - 1 } ?? 0
        let used = min(places, scale)
        let raw = try ExactDecimal.parse(text, scale: used)
        guard let value = Self(Int128(raw), over: Int128(ExactDecimal.power(used))) else { throw .tooLarge }
        self = value
    }

    static func + (a: Self, b: Self) -> Self? {
        guard let left = product(a.numerator, b.denominator), let right = product(b.numerator, a.denominator),
            let denominator = product(a.denominator, b.denominator)
        else { return nil }
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? nil : Self(sum, over: denominator)
    }

    static func * (a: Self, b: Self) -> Self? {
        // Crosswise reduction first keeps the products small.
        guard let left = Self(a.numerator, over: b.denominator), let right = Self(b.numerator, over: a.denominator),
            let numerator = product(left.numerator, right.numerator), let denominator = product(left.denominator, right.denominator)
        else { return nil }
        return Self(numerator, over: denominator)
    }

    var negated: Self? { Self(-numerator, over: denominator) }
    var inverse: Self? { numerator == 0 ? nil : Self(denominator, over: numerator) }

    /// The integer that this is, or that it rounds to; `nil` when it is none and no rounding is given, or does not fit.
    func integer(_ rounding: Rounding?) -> Int? {
        var (floor, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
        if rest < 0 { (floor, rest) = (floor - 1, rest + denominator) }
        guard rest != 0 else { return Int(exactly: floor) }
        guard let rounding else { return nil }
        // Twice the rest cannot overflow: halves are compared from the other side.
        let roundsUp =
            switch rounding {
            case .down: false
            case .up: true
            case .halfUp: rest >= denominator - rest
            case .halfEven: rest > denominator - rest || (rest == denominator - rest && !floor.isMultiple(of: 2))
            }
        return Int(exactly: roundsUp ? floor + 1 : floor)
    }

    private static func product(_ a: Int128, _ b: Int128) -> Int128? {
        let (product, overflow) = a.multipliedReportingOverflow(by: b)
        return overflow ? nil : product
    }

    private static func greatestCommonDivisor(_ a: UInt128, _ b: UInt128) -> Int128 {
        var (a, b) = (a, b)
        while b != 0 { (a, b) = (b, a % b) }
        return Int128(a)
    }
}

/// How a value that lies between two raw values is rounded; the same words as in the language.
public enum Rounding: String, Hashable, Sendable, CaseIterable {
    /// To the nearest, halves towards +∞.
    case halfUp = "half up"
    /// To the nearest, halves to the even neighbour.
    case halfEven = "half even"
    /// Towards −∞.
    case down
    /// Towards +∞.
    case up
}

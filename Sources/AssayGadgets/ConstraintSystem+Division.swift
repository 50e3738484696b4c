// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayConstraints

/// Quotient towards −∞, remainder, and whether the quotient is odd where that was asked for.
struct Quotient<F: PrimeField> {
    var quotient: Bounded<F>
    var remainder: Bounded<F>
    var isOdd: Bit<F>?
}

extension ConstraintSystem {
    /// `dividend / divisor` rounded towards −∞, and the remainder, which is in `0 ..< divisor`.
    ///
    /// Cost, for a quotient in low … high: the bits of high − low and the bits of divisor − 1, so 17 for a 16-bit value by 7; 0 when the
    /// quotient is the same for the whole interval or the divisor is 1.
    ///
    /// Sound: quotient and remainder r = dividend − divisor · quotient are held to exactly low … high and 0 … divisor − 1, so that
    /// divisor · quotient + r stays within the field and equals the dividend as integers; and integers have one such pair.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func floorDivision(_ dividend: Bounded<F>, by divisor: WideInteger) -> (quotient: Bounded<F>, remainder: Bounded<F>) {
        let result = division(dividend, by: divisor, withParity: false)
        return (result.quotient, result.remainder)
    }

    /// `dividend / divisor` rounded towards −∞, and the remainder, for a divisor whose interval is positive.
    ///
    /// Cost: 1, the bits of high − low for a quotient in low … high, and twice the bits of the greatest divisor − 1; so 65 for 32 bits by 16.
    ///
    /// Sound: the quotient q is held to low … high; r = dividend − q · divisor and divisor − 1 − r are held to 0 … greatest divisor − 1, so
    /// 0 ≤ r < divisor. q · divisor + r stays within the field (`canDivide`) and so equals the dividend as integers.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func floorDivision(_ dividend: Bounded<F>, by divisor: Bounded<F>) -> (quotient: Bounded<F>, remainder: Bounded<F>) {
        let result = division(dividend, by: divisor, withParity: false)
        return (result.quotient, result.remainder)
    }

    /// Whether values of these intervals can be divided in this field, with any rounding: the divisor is positive, and every product that a
    /// false witness could make of quotient and divisor stays below the modulus. A compiler asks this before it divides.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public static func canDivide(_ dividend: ClosedRange<WideInteger>, by divisor: ClosedRange<WideInteger>) -> Bool {
        guard divisor.lowerBound > 0 else { return false }
        let reach = max(dividend.lowerBound.bitLength, dividend.upperBound.bitLength, divisor.upperBound.bitLength) + 3
        let excess = divisor.upperBound.bitLength - divisor.lowerBound.bitLength + 1
        return reach + excess + 1 < F.bitWidth
    }

    /// The quotients that are possible, rounded towards −∞.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    static func quotients(_ dividend: ClosedRange<WideInteger>, by divisor: ClosedRange<WideInteger>) -> ClosedRange<WideInteger> {
        func floor(_ a: WideInteger, _ b: WideInteger) -> WideInteger { a.flooredDivision(by: b).quotient }
        let least = min(floor(dividend.lowerBound, divisor.lowerBound), floor(dividend.lowerBound, divisor.upperBound))
        let greatest = max(floor(dividend.upperBound, divisor.lowerBound), floor(dividend.upperBound, divisor.upperBound))
        return least...greatest
    }

    /// Whether quotient · divisor + remainder − dividend stays below the modulus for everything that the range checks let through.
    private static func staysInField(
        _ quotients: ClosedRange<WideInteger>, times divisor: WideInteger, _ dividend: ClosedRange<WideInteger>
    ) -> Bool {
        let quotient = max(quotients.upperBound + 1, 1 - quotients.lowerBound)
        guard quotient.bitLength + divisor.bitLength < 255 else { return false }
        return quotient * divisor + divisor + max(dividend.upperBound, -dividend.lowerBound) < F.modulusInteger
    }

    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    mutating func division(_ dividend: Bounded<F>, by divisor: WideInteger, withParity: Bool) -> Quotient<F> {
        let range = Self.quotients(dividend.range, by: divisor...divisor)
        if range.lowerBound == range.upperBound { return fixedQuotient(dividend, range.lowerBound, divisor) }
        if divisor == 1, !withParity { return Quotient(quotient: dividend, remainder: Bounded(0)) }
        precondition(Self.staysInField(range, times: divisor, dividend.range), "the division does not fit this field")
        return choosing(Self.choice("division by \(divisor)", range, divisor - 1, isFixed: true)) { system in
            system.checking(Check("division by", divisor)) { system in
                let (hint, _) = system.hintDivision(dividend.value, by: Combination(divisor))
                let (quotient, isOdd) = system.boundedQuotient(hint, in: range, withParity: withParity)
                let remainder = system.bounded(dividend.value - divisor * quotient.value, in: 0...divisor - 1)
                return Quotient(quotient: quotient, remainder: remainder, isOdd: isOdd)
            }
        }
    }

    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    mutating func division(_ dividend: Bounded<F>, by divisor: Bounded<F>, withParity: Bool) -> Quotient<F> {
        if let constant = divisor.constant { return division(dividend, by: constant, withParity: withParity) }
        let range = Self.quotients(dividend.range, by: divisor.range)
        precondition(Self.staysInField(range, times: divisor.range.upperBound, dividend.range), "the division does not fit this field")
        let what = { "division by a value of \(divisor.range.lowerBound) ... \(divisor.range.upperBound)" }
        return choosing(Self.choice(what(), range, divisor.range.upperBound - 1, isFixed: false)) { system in
            system.checking("division") { system in
                let (hint, _) = system.hintDivision(dividend.value, by: divisor.value)
                let (quotient, isOdd) = system.boundedQuotient(hint, in: range, withParity: withParity)
                let multiple = system.product(quotient.value, divisor.value)
                let remainder = system.bounded(dividend.value - multiple, in: 0...divisor.range.upperBound - 1)
                system.bounded(divisor.value - 1 - remainder.value, in: 0...divisor.range.upperBound - 1)
                return Quotient(quotient: quotient, remainder: remainder, isOdd: isOdd)
            }
        }
    }

    private static func choice(
        _ what: String, _ quotients: ClosedRange<WideInteger>, _ remainder: WideInteger, isFixed: Bool
    ) -> EncodingChoice {
        let quotient = (quotients.upperBound - quotients.lowerBound).bitLength
        let check = isFixed ? "a remainder of \(remainder.bitLength)" : "twice \(remainder.bitLength) for the remainder"
        return EncodingChoice(what, by: "a quotient of \(quotient) bits and \(check)")
    }

    /// A dividend whose whole interval has one quotient.
    private func fixedQuotient(_ dividend: Bounded<F>, _ quotient: WideInteger, _ divisor: WideInteger) -> Quotient<F> {
        let remainder = dividend - divisor * quotient
        return Quotient(quotient: Bounded(quotient), remainder: remainder, isOdd: Bit(quotient.isOdd))
    }

    /// Holds a quotient to its interval; with parity as 2h + e + an even base, which takes one bit more only when the interval begins odd
    /// and that fills it beyond a power of two.
    private mutating func boundedQuotient(
        _ hint: Combination, in range: ClosedRange<WideInteger>, withParity: Bool
    ) -> (Bounded<F>, Bit<F>?) {
        guard withParity else { return (bounded(hint, in: range), nil) }
        let base = range.lowerBound.isOdd ? range.lowerBound - 1 : range.lowerBound
        let half = hintDivision(hint - Combination(base), by: 2).quotient
        let isOdd = boolean(hint - Combination(base) - (2 as F) * half)
        bounded(half, in: 0...(range.upperBound - base).flooredDivision(by: 2).quotient)
        return (Bounded(assuming: hint, in: base...range.upperBound + 1), isOdd)
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayConstraints

extension ConstraintSystem {
    /// `dividend / divisor` as an integer, rounded as `rounding` says.
    ///
    /// Cost: that of `floorDivision`, for `halfEven` by an even divisor 3 more.
    ///
    /// Sound: up is −⌊−a / d⌋. To the nearest is ⌊(a + ⌊d / 2⌋) / d⌋, for odd divisors too since they have no halves. For `halfEven` a half shows
    /// as remainder 0 of that division; then an odd quotient is one too great. Its parity is a digit of the quotient that is held to 0 or 1
    /// while the rest is held to half the interval.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func quotient(_ dividend: Bounded<F>, by divisor: WideInteger, _ rounding: Rounding) -> Bounded<F> {
        let half = divisor.flooredDivision(by: 2).quotient
        switch rounding {
        case .down: return floorDivision(dividend, by: divisor).quotient
        case .up: return -floorDivision(-dividend, by: divisor).quotient
        case .halfEven where !divisor.isOdd:
            return toEven(division(dividend + half, by: divisor, withParity: true))
        case .halfUp, .halfEven: return floorDivision(dividend + half, by: divisor).quotient
        }
    }

    /// `dividend / divisor` as an integer, rounded as `rounding` says, for a divisor whose interval is positive.
    ///
    /// Cost: that of `floorDivision`; to the nearest that of the division (2a + b) / 2b, for `halfEven` 3 more.
    ///
    /// Sound: as for a constant divisor, with ⌊(2a + b) / 2b⌋ for the nearest.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func quotient(_ dividend: Bounded<F>, by divisor: Bounded<F>, _ rounding: Rounding) -> Bounded<F> {
        if let constant = divisor.constant { return quotient(dividend, by: constant, rounding) }
        switch rounding {
        case .down: return floorDivision(dividend, by: divisor).quotient
        case .up: return -floorDivision(-dividend, by: divisor).quotient
        case .halfUp: return floorDivision(2 * dividend + divisor, by: 2 * divisor).quotient
        case .halfEven: return toEven(division(2 * dividend + divisor, by: 2 * divisor, withParity: true))
        }
    }

    /// Takes one from an odd quotient that left no remainder.
    private mutating func toEven(_ result: Quotient<F>) -> Bounded<F> {
        guard let isOdd = result.isOdd else { return result.quotient }
        let isHalf = isZero(result.remainder)
        let correction = and(isHalf, isOdd)
        let range = result.quotient.range
        let rounded = result.quotient.value - correction.value
        return Bounded(assuming: rounded, in: range.lowerBound - 1...range.upperBound)
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayConstraints

extension ConstraintSystem {
    /// Whether `value` lies in `range`.
    ///
    /// Cost, with w the number of values of `range` that `value` can have: 0 when that is all or none of them; that of one comparison when
    /// `range` reaches an end of the interval; that of `isZero` for w = 1; 2 and the bits of w − 1 when neither the part below nor the part
    /// above has more than w values; else the least of a division by w with a test of its quotient, and two comparisons.
    ///
    /// Sound: with flags f and b held to 0 or 1, value − lower + w·(2b + f − 1) is held to exactly 0 … w − 1. Four cases: f alone puts the
    /// value in the range, b alone below it, none above it; both would put it below what it can be. The cases exclude each other, so f is
    /// determined. A division by w has quotient 0 exactly within the range. Of two comparisons at most one is true.
    public mutating func isWithin(_ value: Bounded<F>, _ range: ClosedRange<WideInteger>) -> Bit<F> {
        let (lower, upper) = (max(range.lowerBound, value.range.lowerBound), min(range.upperBound, value.range.upperBound))
        if lower > upper { return .false }
        if lower == value.range.lowerBound { return isAtMost(value, Bounded(upper)) }
        if upper == value.range.upperBound { return isAtMost(Bounded(lower), value) }
        if lower == upper { return isZero(value - lower) }
        let width = upper - lower + 1
        if width >= lower - value.range.lowerBound, width >= value.range.upperBound - upper {
            return isMiddleOfThree(value, from: lower, width: width)
        }
        return isOneOfManyParts(value, lower...upper)
    }

    /// Whether all values are zero, none of which can be negative.
    ///
    /// Cost: `isZero` of their sum, so 2 at most.
    ///
    /// Sound: a sum of integers that are not negative is zero exactly when each is, and the sum's interval fits the field.
    public mutating func areZero(_ values: [Bounded<F>]) -> Bit<F> {
        precondition(values.allSatisfy { $0.range.lowerBound >= 0 }, "negative values could cancel out")
        return isZero(Bounded.sum(values))
    }

    private mutating func isMiddleOfThree(_ value: Bounded<F>, from lower: WideInteger, width: WideInteger) -> Bit<F> {
        checking("within \(lower) ... \(lower + width - 1)") { system in
            let offset = value.value - Combination(lower)
            let quotient = system.hintDivision(offset, by: Combination(width)).quotient
            let inside = system.boolean(system.hintZeroTest(quotient).isZero)
            let below = system.boolean(system.hintSign(quotient))
            let remainder = offset + width * ((2 as F) * below.value + inside.value - 1)
            system.bounded(remainder, in: 0...width - 1)
            return inside
        }
    }

    /// For a range with more values on a side of it than in it.
    private mutating func isOneOfManyParts(_ value: Bounded<F>, _ range: ClosedRange<WideInteger>) -> Bit<F> {
        let offset = value - range.lowerBound
        let width = range.upperBound - range.lowerBound + 1
        let quotients = Self.quotients(offset.range, by: width...width)
        let division = (quotients.upperBound - quotients.lowerBound).bitLength + (width - 1).bitLength + 2
        let below = max(offset.range.upperBound, -offset.range.lowerBound - 1).bitLength
        let above = max(range.upperBound - value.range.lowerBound, value.range.upperBound - range.upperBound - 1).bitLength
        if division < below + above + 2 { return isZero(floorDivision(offset, by: width).quotient) }
        let isBelow = isNegative(offset)
        let isAbove = isNegative(Bounded(range.upperBound) - value)
        return Bit(assuming: 1 - isBelow.value - isAbove.value)
    }
}

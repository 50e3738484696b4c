// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayConstraints

extension ConstraintSystem {
    /// Whether `value` is in `range`, both ends included.
    ///
    /// Cost, where values can lie on both sides of a range of L values: the least of three ways.
    /// - Stretches: ⌈l / L⌉ + ⌈u / L⌉ for the l values below and the u above, and the bits of L − 1; so 10 for 60 … 260 in 0 … 309.
    /// - Division: the bits of ⌈l / L⌉ + ⌈u / L⌉ and of L − 1, and 2; so 11 for 120 … 129 in 0 … 309.
    /// - Two comparisons: `isNegative` of value − lower, and of upper − value.
    ///
    /// `isZero` for a range of one value; one comparison where values lie on one side of the range only.
    ///
    /// Sound: stretches of L values are laid side by side so that one of them is the range. Flags that are 0 or 1 and, by
    /// tᵢ₊₁·(tᵢ₊₁ − tᵢ) = 0, never rise count the stretches below the value; what is left of the value is held to 0 … L − 1. So stretch
    /// number and rest are quotient and remainder of a division by L, of which integers have one pair each, and no sum reaches the modulus.
    /// `floorDivision` finds the same pair, and its quotient is zero exactly within the range. Of two comparisons at most one is true.
    @specialized(where F == BN254.Fr)
    public mutating func isWithin(_ value: Bounded<F>, _ range: ClosedRange<WideInteger>) -> Bit<F> {
        let (lower, upper) = (value.range.lowerBound, value.range.upperBound)
        if range.upperBound < lower || upper < range.lowerBound { return .false }
        if range.lowerBound <= lower { return isAtMost(value, Bounded(range.upperBound)) }
        if upper <= range.upperBound { return isAtMost(Bounded(range.lowerBound), value) }
        if range.lowerBound == range.upperBound { return isZero(value - range.lowerBound) }
        let stretches = Stretches(of: range, in: value.range)
        let comparisons = cost(below: range.lowerBound, of: value.range) + cost(below: range.upperBound + 1, of: value.range)
        let choice = { Self.choice(range, value.range, stretches, comparisons) }
        return choosing(choice()) { system in
            system.checking(Check("within", range)) { system in
                if comparisons < min(stretches.cost, stretches.divisionCost) {
                    let isBelow = system.isNegative(value - range.lowerBound)
                    let isAbove = system.isNegative(Bounded(range.upperBound) - value)
                    return Bit(assuming: 1 - isBelow.value - isAbove.value)
                }
                if stretches.cost <= stretches.divisionCost { return system.isInside(value, stretches) }
                return system.isZero(system.floorDivision(value - range.lowerBound, by: stretches.length).quotient)
            }
        }
    }

    private static func choice(
        _ range: ClosedRange<WideInteger>, _ interval: ClosedRange<WideInteger>, _ stretches: Stretches, _ comparisons: Int
    ) -> EncodingChoice {
        let taken = comparisons < min(stretches.cost, stretches.divisionCost) ? 2 : stretches.cost <= stretches.divisionCost ? 0 : 1
        return EncodingChoice(
            "\(range.lowerBound) ... \(range.upperBound) within \(interval.lowerBound) ... \(interval.upperBound)", taking: taken,
            of: [
                .init("stretches of the range's length", stretches.cost), .init("division by its length", stretches.divisionCost),
                .init("two comparisons", comparisons),
            ])
    }

    /// Whether all values are zero, none of which can be negative.
    ///
    /// Cost: `isZero` of their sum, so 2 at most.
    ///
    /// Sound: a sum of integers that are not negative is zero exactly when each is, and the sum's interval fits the field.
    @specialized(where F == BN254.Fr)
    public mutating func areZero(_ values: [Bounded<F>]) -> Bit<F> {
        precondition(values.allSatisfy { $0.range.lowerBound >= 0 }, "negative values could cancel out")
        return isZero(Bounded.sum(values))
    }

    /// What `isNegative` of `value - bound` costs for a value on both sides of `bound`.
    func cost(below bound: WideInteger, of range: ClosedRange<WideInteger>) -> Int {
        let (above, below) = (range.upperBound - bound, bound - range.lowerBound)
        if above == 0, below == 1 { return 0 }
        return above == 0 || below == 1 ? 2 : 1 + max(above, below - 1).bitLength
    }

    private mutating func isInside(_ value: Bounded<F>, _ stretches: Stretches) -> Bit<F> {
        precondition(Bounded<F>.isComparable(value.range), "the interval \(value.range) is too wide to compare in this field")
        var flags: [Combination] = []
        var previous: Combination = 1
        for i in 1...stretches.below + stretches.above {
            let start = stretches.first + WideInteger(i) * stretches.length
            let flag = hintSign(Combination(start - 1) - value.value)
            enforce(flag, times: flag - previous, equals: 0)
            flags.append(flag)
            previous = flag
        }
        let rest = value.value - Combination(stretches.first) - stretches.length * .sum(flags)
        bounded(rest, in: 0...stretches.length - 1)
        // The flag of the range itself is up and the next one is not.
        return Bit(assuming: flags[stretches.below - 1] - flags[stretches.below])
    }
}

/// Stretches of one length, side by side, that cover an interval; one of them is the range asked for.
private struct Stretches {
    let length: WideInteger
    /// How many lie below the range, and how many above: at least one each.
    let below: Int
    let above: Int
    /// Where the lowest stretch starts.
    let first: WideInteger

    init(of range: ClosedRange<WideInteger>, in interval: ClosedRange<WideInteger>) {
        length = range.upperBound - range.lowerBound + 1
        below = Self.count(range.lowerBound - interval.lowerBound, length)
        above = Self.count(interval.upperBound - range.upperBound, length)
        first = range.lowerBound - WideInteger(below) * length
    }

    /// Stretches that hold `values`; beyond some number the other way is cheaper anyway.
    private static func count(_ values: WideInteger, _ length: WideInteger) -> Int {
        ((values + length - 1).flooredDivision(by: length).quotient.int).map { min($0, 1000) } ?? 1000
    }

    var cost: Int { below + above + (length - 1).bitLength }

    /// What it costs to divide by the length and test the quotient.
    var divisionCost: Int { WideInteger(below + above).bitLength + (length - 1).bitLength + 2 }
}

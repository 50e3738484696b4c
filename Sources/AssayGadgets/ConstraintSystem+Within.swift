// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayConstraints

extension ConstraintSystem {
    /// Whether `value` is in `range`, both ends included.
    ///
    /// Cost, where values can lie on both sides of the range: 2 and the bits of w − 1 for w, the most values below the range, in it, or
    /// above it; so 10 for 60 … 260 in 0 … 309. Or two comparisons, `isNegative` of value − lower and of upper − value, where that is less.
    /// `isZero` for a range of one value; one comparison where values lie on one side of the range only.
    ///
    /// Sound: as `bounded` with the edges lower and upper + 1, since the value lies in its interval; in the range it reaches the first and
    /// not the second. Of two comparisons at most one is true.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func isWithin(_ value: Bounded<F>, _ range: ClosedRange<WideInteger>) -> Bit<F> {
        isWithin(value, RangeTest(range, of: value.range))
    }

    /// The same by a test that has been made for other values.
    ///
    /// - Precondition: `value` has the interval that the test was made for.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func isWithin(_ value: Bounded<F>, _ test: RangeTest<F>) -> Bit<F> {
        precondition(value.range == test.interval, "a test for values of another interval")
        let (range, lower, upper) = (test.range, value.range.lowerBound, value.range.upperBound)
        if range.upperBound < lower || upper < range.lowerBound { return .false }
        if range.lowerBound <= lower { return isAtMost(value, Bounded(range.upperBound)) }
        if upper <= range.upperBound { return isAtMost(Bounded(range.lowerBound), value) }
        if range.lowerBound == range.upperBound { return isZero(value - range.lowerBound) }
        return choosing(test.choice) { system in
            system.checking(Check("within", range)) { system in
                let reached = test.parts.map { system.bounded(value.value, in: $0) } ?? test.edges.map { !system.isNegative(value - $0) }
                // The lower end is reached and the number after the upper one is not.
                return Bit(assuming: reached[0].value - reached[1].value)
            }
        }
    }

    /// Whether all values are zero, none of which can be negative.
    ///
    /// Cost: `isZero` of their sum, so 2 at most.
    ///
    /// Sound: a sum of integers that are not negative is zero exactly when each is, and the sum's interval fits the field.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func areZero(_ values: [Bounded<F>]) -> Bit<F> {
        precondition(values.allSatisfy { $0.range.lowerBound >= 0 }, "negative values could cancel out")
        return isZero(Bounded.sum(values))
    }

    /// What `isWithin` costs for values within an interval that reach beyond the range on one side or both.
    public static func cost(ofWithin range: ClosedRange<WideInteger>, in interval: ClosedRange<WideInteger>) -> Int {
        if range.lowerBound == range.upperBound { return 2 }
        let edges = [range.lowerBound, range.upperBound + 1].filter { interval.lowerBound < $0 && $0 <= interval.upperBound }
        let comparisons = costOfComparisons(edges, interval)
        return edges.count == 1 ? comparisons : min(comparisons, cost(of: interval, edges: edges))
    }

    /// What it costs to compare a value with each of these.
    static func costOfComparisons(_ bounds: [WideInteger], _ interval: ClosedRange<WideInteger>) -> Int {
        bounds.reduce(0) { $0 + cost(below: $1, of: interval) }
    }

    /// What `isNegative` of `value - bound` costs for a value on both sides of `bound`.
    static func cost(below bound: WideInteger, of range: ClosedRange<WideInteger>) -> Int {
        let (above, below) = (range.upperBound - bound, bound - range.lowerBound)
        if above == 0, below == 1 { return 0 }
        return above == 0 || below == 1 ? 2 : 1 + max(above, below - 1).bitLength
    }
}

/// What tests for a range have in common, whatever value of an interval they are made for.
public struct RangeTest<F: PrimeField>: Sendable {
    let range: ClosedRange<WideInteger>
    let interval: ClosedRange<WideInteger>
    /// The lower end, and the number after the upper one.
    let edges: [WideInteger]
    /// The interval cut at the ends of the range; `nil` where comparisons cost less, and where the range does not lie within.
    let parts: RangeParts<F>?

    /// - Parameters:
    ///   - range: What is asked of the values: whether they lie in it.
    ///   - interval: Where they all lie.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public init(_ range: ClosedRange<WideInteger>, of interval: ClosedRange<WideInteger>) {
        let edges = [range.lowerBound, range.upperBound + 1]
        (self.range, self.interval, self.edges) = (range, interval, edges)
        let isInside = interval.lowerBound < range.lowerBound && range.upperBound < interval.upperBound
        let isCut =
            isInside && ConstraintSystem<F>.cost(of: interval, edges: edges) <= ConstraintSystem<F>.costOfComparisons(edges, interval)
        parts = isCut ? RangeParts(of: interval, at: edges) : nil
    }

    var choice: EncodingChoice {
        EncodingChoice(
            "\(range.lowerBound) ... \(range.upperBound) within \(interval.lowerBound) ... \(interval.upperBound)",
            taking: parts == nil ? 1 : 0,
            of: [
                .init("a range cut at its ends", ConstraintSystem<F>.cost(of: interval, edges: edges)),
                .init("two comparisons", ConstraintSystem<F>.costOfComparisons(edges, interval)),
            ])
    }
}

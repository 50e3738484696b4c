// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayConstraints

extension ConstraintSystem {
    /// For each edge whether `value` is that edge at least. The edges ascend strictly.
    ///
    /// Cost, for K edges within the interval and w > 1 the greatest distance between neighbours among its lower end, the edges, and the
    /// number after its upper end: K and the bits of w − 1 where the edges are w apart, else K and twice these bits; so at most K + 2b in
    /// an interval of b bits. Or `isNegative` for each edge, where that is less.
    ///
    /// Sound: flags that are 0 or 1 and, by tᵢ₊₁·(tᵢ₊₁ − tᵢ) = 0, never rise name one of K + 1 bins, and with it, as linear combinations
    /// of them, its first value and its width. value − first is held to 0 … w − 1, and width − 1 − (value − first) likewise, which says
    /// that the value is in the bin. The first bin starts w below its edge and the last one ends w above its own, where no value is. So
    /// where the edges are w apart all widths are w, and one range says both.
    public mutating func reaches(_ value: Bounded<F>, _ edges: [WideInteger]) -> [Bit<F>] {
        precondition(zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }, "edges must ascend")
        let inner = edges.filter { value.range.lowerBound < $0 && $0 <= value.range.upperBound }
        let bins = Bins(edges: inner, of: value.range)
        let flags: [Bit<F>]
        if inner.reduce(0, { $0 + cost(below: $1, of: value.range) }) <= bins.cost {
            flags = inner.map { !isNegative(value - $0) }
        } else {
            precondition(Bounded<F>.isComparable(value.range), "the interval \(value.range) is too wide to compare in this field")
            flags = checking("place among \(inner.count) edges") { $0.reached(value, bins) }
        }
        let below = edges.count { $0 <= value.range.lowerBound }
        let above = edges.count - below - inner.count
        return Array(repeating: .true, count: below) + flags + Array(repeating: .false, count: above)
    }

    /// How many of the values whose mask is true lie below the first edge, from each edge to the next, and from the last one on.
    ///
    /// Cost: `reaches` for each value whose mask may be true; 1 more for each whose mask is not constant, unless uncounted values are the
    /// lowest.
    ///
    /// Sound: a value that does not count is made the lower end L of its interval, by L + mask · (x − L); then it reaches no edge above
    /// L, and the values that count reach as many as all do. A bin holds those that reach its first edge less those that reach the next.
    public mutating func histogram(
        of values: [Bounded<F>], where masks: [Bit<F>], edges: [WideInteger], uncounted: UncountedValues = .arbitrary
    ) -> [Bounded<F>] {
        precondition(values.count == masks.count, "one mask a value")
        var reached = [[Combination]](repeating: [], count: edges.count)
        for (value, mask) in zip(values, masks) where mask.constant != false {
            let isReplaced = uncounted == .arbitrary && mask.constant == nil
            let lowest = value.range.lowerBound
            let known = isReplaced ? (masked(value - lowest, by: mask) + lowest).assumed(in: value.range) : value
            // An edge that every value reaches is reached by those that count.
            for (i, flag) in reaches(known, edges).enumerated() { reached[i].append(flag.constant == true ? mask.value : flag.value) }
        }
        let counts = [Combination.sum(masks.map(\.value))] + reached.map { .sum($0) } + [.zero]
        let range = 0...WideInteger(values.count)
        return zip(counts, counts.dropFirst()).map { Bounded(assuming: $0 - $1, in: range) }
    }

    private mutating func reached(_ value: Bounded<F>, _ bins: Bins) -> [Bit<F>] {
        var flags: [Combination] = []
        var previous: Combination = 1
        for edge in bins.edges {
            let flag = hintSign(Combination(edge - 1) - value.value)
            enforce(flag, times: flag - previous, equals: 0)
            flags.append(flag)
            previous = flag
        }
        let steps = zip(bins.starts, bins.starts.dropFirst()).map { $1 - $0 }
        let first = Combination(bins.starts[0]) + .sum(zip(steps, flags).map { $0 * $1 })
        let rest = value.value - first
        bounded(rest, in: 0...bins.greatest - 1)
        if !bins.areEven {
            let widths = steps + [bins.greatest]
            let changes = zip(widths, widths.dropFirst()).map { $1 - $0 }
            let width = Combination(widths[0]) + .sum(zip(changes, flags).map { $0 * $1 })
            bounded(width - 1 - rest, in: 0...bins.greatest - 1)
        }
        return flags.map(Bit.init(assuming:))
    }
}

/// An interval cut at edges.
private struct Bins {
    let edges: [WideInteger]
    /// The greatest number of values in a bin.
    let greatest: WideInteger
    /// Where each bin starts; the first so far below that it is as wide as the widest.
    let starts: [WideInteger]
    /// Whether all bins between edges are as wide as the widest.
    let areEven: Bool

    init(edges: [WideInteger], of range: ClosedRange<WideInteger>) {
        let ends = [range.lowerBound] + edges + [range.upperBound + 1]
        let widths = zip(ends, ends.dropFirst()).map { $1 - $0 }
        let greatest = widths.reduce(1) { max($0, $1) }
        self.edges = edges
        self.greatest = greatest
        starts = edges.isEmpty ? [range.lowerBound] : [edges[0] - greatest] + edges
        areEven = widths.dropFirst().dropLast().allSatisfy { $0 == greatest }
    }

    var cost: Int { edges.count + (areEven ? 1 : 2) * max((greatest - 1).bitLength, 1) }
}

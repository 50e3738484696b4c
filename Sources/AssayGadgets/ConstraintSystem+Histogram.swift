// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayConstraints

extension ConstraintSystem {
    /// For each edge whether `value` is that edge at least. The edges ascend strictly.
    ///
    /// Cost, for K edges within the interval and w the most values between neighbours among its lower end, the edges, and the number
    /// after its upper end: K and the bits of w − 1, so at most K + b in an interval of b bits. Or `isNegative` for each edge, where that is less.
    ///
    /// Sound: as `bounded` with edges, since the value lies in its interval; and as `isNegative`.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func reaches(_ value: Bounded<F>, _ edges: [WideInteger]) -> [Bit<F>] {
        precondition(zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }, "edges must ascend")
        let inner = edges.filter { value.range.lowerBound < $0 && $0 <= value.range.upperBound }
        let flags: [Bit<F>]
        if inner.reduce(0, { $0 + Self.cost(below: $1, of: value.range) }) <= Self.cost(of: value.range, edges: inner) {
            flags = inner.map { !isNegative(value - $0) }
        } else {
            precondition(Bounded<F>.isComparable(value.range), "the interval \(value.range) is too wide to compare in this field")
            flags = checking("place among \(inner.count) edges") { $0.bounded(value.value, in: value.range, edges: inner) }
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
}

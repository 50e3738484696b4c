// SPDX-License-Identifier: Apache-2.0
internal import BigInt

/// What is known about gates in a certain place, because a test before it has come out in a certain way.
struct Facts: Sendable {
    private(set) var bounds: [GateID: WholeInterval] = [:]
    /// Bounds of sums of two gates and more, without a constant; multiples of one sum share one.
    private(set) var sums: [[LinearTerm]: WholeInterval] = [:]
    /// Bounds of `numerator / denominator` for pairs of gates that occur as a fraction.
    private(set) var ratios: [Ratio: ValueInterval] = [:]
    /// Whether no data meets all of them: then they belong to a place that is never reached.
    private(set) var areContradictory = false
    /// Tells facts from others, once they have been given a number; 0 for facts that have none.
    var number = 0

    struct Ratio: Hashable, Sendable {
        let numerator: GateID
        let denominator: GateID
    }

    /// Terms without a common factor, the first coefficient positive: `2 a - 2 b` and `b - a` are both multiples of `a - b`.
    private struct PlainSum {
        let terms: [LinearTerm]
        let factor: BigInt

        init(_ terms: [LinearTerm]) {
            let common = terms.reduce(BigInt(0)) { $0.greatestCommonDivisor(with: $1.coefficient) }
            let factor = (terms.first?.coefficient ?? 1) < 0 ? -common : common
            self.factor = factor
            self.terms = terms.map { LinearTerm(coefficient: $0.coefficient / factor, gate: $0.gate) }
        }

        /// Where the plain sum lies when its multiple lies in `whole`; `nil` for nowhere.
        func interval(of whole: WholeInterval) -> WholeInterval? {
            guard let a = Rational(whole.lower, over: factor), let b = Rational(whole.upper, over: factor) else { return nil }
            let (lower, upper) = (min(a, b).ceiling, max(a, b).floor)
            return lower <= upper ? Interval(lower, upper) : nil
        }
    }

    static let none = Facts()

    var isEmpty: Bool { bounds.isEmpty && ratios.isEmpty }

    /// Adds a bound. Of bounds that contradict each other the first one stays.
    mutating func bound(_ gate: GateID, _ interval: WholeInterval) {
        bounds[gate] = both(bounds[gate], interval)
    }

    mutating func bound(_ ratio: Ratio, _ interval: ValueInterval) {
        ratios[ratio] = both(ratios[ratio], interval)
    }

    /// A bound of `constant` and the terms.
    mutating func bound(_ constant: BigInt, _ terms: [LinearTerm], _ interval: WholeInterval) {
        let sum = PlainSum(terms)
        guard let within = sum.interval(of: interval - Interval(constant)) else { return contradict() }
        sums[sum.terms] = both(sums[sum.terms], within)
    }

    /// What is known of `constant` and the terms.
    func interval(_ constant: BigInt, _ terms: [LinearTerm]) -> WholeInterval? {
        guard !sums.isEmpty else { return nil }
        let sum = PlainSum(terms)
        return sums[sum.terms].map { Interval(constant) + sum.factor * $0 }
    }

    mutating func contradict() { areContradictory = true }

    private mutating func both<Bound>(_ known: Interval<Bound>?, _ new: Interval<Bound>) -> Interval<Bound> {
        guard let known else { return new }
        if let both = known.intersection(new) { return both }
        contradict()
        return known
    }

    /// The facts that hold for any other row as well.
    func withoutRows(_ gates: [Gate]) -> Facts {
        var facts = Facts()
        facts.bounds = bounds.filter { gates[$0.key.index].data == nil }
        facts.sums = sums.filter { $0.key.allSatisfy { gates[$0.gate.index].data == nil } }
        facts.ratios = ratios.filter { gates[$0.key.numerator.index].data == nil && gates[$0.key.denominator.index].data == nil }
        return facts
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import BigInt

/// What is known about gates in a certain place, because a test before it has come out in a certain way.
struct Facts: Sendable {
    private(set) var bounds: [GateID: WholeInterval] = [:]
    /// Bounds of `numerator / denominator` for pairs of gates that occur as a fraction.
    private(set) var ratios: [Ratio: ValueInterval] = [:]

    struct Ratio: Hashable, Sendable {
        let numerator: GateID
        let denominator: GateID
    }

    static let none = Facts()

    var isEmpty: Bool { bounds.isEmpty && ratios.isEmpty }

    /// Adds a bound. Facts that contradict each other belong to a place that is never reached: the first one stays.
    mutating func bound(_ gate: GateID, _ interval: WholeInterval) {
        guard let known = bounds[gate] else { return bounds[gate] = interval }
        bounds[gate] = known.intersection(interval) ?? known
    }

    mutating func bound(_ ratio: Ratio, _ interval: ValueInterval) {
        guard let known = ratios[ratio] else { return ratios[ratio] = interval }
        ratios[ratio] = known.intersection(interval) ?? known
    }

    /// The facts that hold for any other row as well.
    func withoutRows(_ gates: [Gate]) -> Facts {
        var facts = Facts()
        facts.bounds = bounds.filter { gates[$0.key.index].data == nil }
        facts.ratios = ratios.filter { gates[$0.key.numerator.index].data == nil && gates[$0.key.denominator.index].data == nil }
        return facts
    }
}

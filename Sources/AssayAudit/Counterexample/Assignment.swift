// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Values of some wires, with the order in which they were given, so that they can be taken back.
struct Assignment<F: PrimeField> {
    /// How things stood.
    struct Mark {
        fileprivate let trail: Int
        fileprivate let pending: Int
        fileprivate let firstOpen: Int
    }

    var values: [F?]
    let preferred: [F]?
    let forbidden: (wire: Int, value: F)?
    let attempt: Int
    /// Constraints that may still be looked at.
    var effort: Int
    /// Constraints that have open wires, those last that were touched last.
    var pending: [Int] = []
    /// No wire below this one is open.
    var firstOpen = 0
    private var trail: [Int] = []

    init(values: [F?], preferred: [F]?, forbidden: (wire: Int, value: F)?, attempt: Int, effort: Int) {
        self.values = values
        self.preferred = preferred
        self.forbidden = forbidden
        self.attempt = attempt
        self.effort = effort
    }

    /// Gives a wire a value; false when it has another one, or must not have this one.
    mutating func assign(_ wire: Int, _ value: F) -> Bool {
        if let forbidden, forbidden.wire == wire, forbidden.value == value { return false }
        if let old = values[wire] { return old == value }
        values[wire] = value
        trail.append(wire)
        return true
    }

    var mark: Mark { Mark(trail: trail.count, pending: pending.count, firstOpen: firstOpen) }

    mutating func undo(to mark: Mark) {
        while trail.count > mark.trail { values[trail.removeLast()] = nil }
        if pending.count > mark.pending { pending.removeLast(pending.count - mark.pending) }
        firstOpen = mark.firstOpen
    }
}

/// What is left to try at one place, each option a few wires with their values, and how things stood before.
struct Choice<F: PrimeField> {
    var options: ArraySlice<[(wire: Int, value: F)]>
    let mark: Assignment<F>.Mark
}

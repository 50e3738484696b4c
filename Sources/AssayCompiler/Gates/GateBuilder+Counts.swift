// SPDX-License-Identifier: Apache-2.0
internal import BigInt

/// What counts of some rows say about others.
extension GateBuilder {
    /// Conditions that hold exactly where the condition does, all of them together.
    func conditions(of condition: GateID) -> Set<GateID> {
        var found: Set<GateID> = []
        var open = [condition]
        while let id = open.popLast() {
            if case .all(let operands) = self[id].operation { open += operands } else { found.insert(id) }
        }
        return found
    }

    /// The counts that are at least `least` where the requirements hold.
    func countsOfAtLeast(_ least: Int) -> [(conditions: Set<GateID>, count: BigInt)] {
        gates.indices.compactMap { index in
            guard case .rowSum(let mask) = gates[index].operation, isCondition(mask) else { return nil }
            let count = interval(GateID(index: index)).lower
            return count >= least ? (conditions(of: mask), count) : nil
        }
    }
}

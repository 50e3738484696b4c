// SPDX-License-Identifier: Apache-2.0
internal import BigInt

/// The fifth pass: gates that cost nothing in disguise are unmasked, and what nothing needs is left out.
///
/// Before: `#5 = rows readings and #4`, where `#4` is `systolic in 60 .. 260`. After: `#4` alone, for in a row that does
/// not exist `systolic` reads as 0, so `#4` is 0 there anyway. In the same way the rows for which something does not hold
/// become the rows less those for which it does, and an `and` used by one other `and` only becomes part of it.
/// No input is ever dropped: inputs are made by the next pass, used or not.
/// Stands after the range checks, which speak of the gates as the program has them.
struct Simplifier {
    private let old: GateProgram
    private var new: GateBuilder
    /// The new gate of each old one that is needed.
    private var replacements: [GateID: GateID] = [:]
    private var uses: [Int]
    private var absence: Absence

    static func run(_ gates: GateProgram) -> GateProgram {
        var simplifier = Simplifier(gates)
        for id in gates.needed { simplifier.replace(id) }
        let steps = gates.steps.map { simplifier.replaced($0) }
        // An equal gate that was there before may know less about its range; what then no longer fits stays as it was.
        guard simplifier.new.overflow == nil else { return gates }
        return GateProgram(
            program: gates.program, builder: simplifier.new, forms: [], values: [], steps: steps, absence: simplifier.absence)
    }

    private init(_ gates: GateProgram) {
        old = gates
        new = GateBuilder(gates.program)
        uses = gates.useCounts
        absence = Absence(&new)
    }

    private mutating func replaced(_ step: GateStep) -> GateStep {
        switch step {
        case .require(let gate, let statement): .require(replacement(gate), statement: statement)
        case .output(let gate, let factor, let statement): .output(replacement(gate), factor: factor, statement: statement)
        }
    }

    private func replacement(_ id: GateID) -> GateID { replacements[id] ?? id }

    private mutating func replace(_ id: GateID) {
        new.origin = old.builder[id].origin
        replacements[id] = make(old.builder[id].operation, within: old.builder[id].interval)
        absence.update(new)
    }

    private mutating func make(_ operation: GateOperation, within bound: WholeInterval) -> GateID {
        switch operation {
        case .constant, .parameter, .cell, .cellPresent, .rowPresent, .groupKey: return new.make(operation, within: bound)
        case .linear(let constant, let terms):
            let terms = terms.map { LinearTerm(coefficient: $0.coefficient, gate: replacement($0.gate)) }
            return new.linear(constant, terms, within: bound)
        case .product(let a, let b): return new.product(replacement(a), replacement(b))
        case .all(let operands): return all(flattened(operands))
        case .select(let condition, let a, let b): return new.select(replacement(condition), replacement(a), replacement(b), within: bound)
        case .isZero(let a): return new.isZero(replacement(a))
        case .isNonNegative(let a): return new.isNonNegative(replacement(a))
        case .isWithin(let a, let range): return new.isWithin(replacement(a), range)
        case .divisor(let a): return new.divisor(replacement(a), within: bound)
        case .quotient(let a, let b, let mode): return new.quotient(replacement(a), replacement(b), mode, within: bound)
        case .rowSum(let a):
            guard let data = old.builder[a].data else { return new.constant(0) }
            return new.rowSum(replacement(a), data: data)
        case .root(let a, let b, let mode): return new.root(replacement(a), replacement(b), mode, within: bound)
        case .lookUp(let a, let first, let list): return new.lookUp(replacement(a), first: first, list)
        default: return makeOverRows(operation, within: bound)
        }
    }

    private mutating func makeOverRows(_ operation: GateOperation, within bound: WholeInterval) -> GateID {
        switch operation {
        case .rowLeast(let condition, let value, let empty, let groups):
            return new.rowLeast(replacement(value), where: replacement(condition), groups.map(replacement), empty: empty, within: bound)
        case .rowRank(let condition, let value, let rank, let isEmpty):
            return new.rowRank(
                replacement(value), where: replacement(condition), replacement(rank), isEmpty: replacement(isEmpty), within: bound)
        case .rowMiddle(let condition, let value, let isEmpty, let isUpper):
            return new.rowMiddle(
                replacement(value), where: replacement(condition), isEmpty: replacement(isEmpty), isUpper: isUpper, within: bound)
        case .rowAt(let value, let place): return new.rowAt(replacement(place), of: replacement(value), within: bound)
        case .longestRun(let condition, let hit, let table):
            return new.longestRun(of: replacement(hit), where: replacement(condition), table: table, within: bound)
        case .previous(let condition, let value, let empty):
            return new.previous(replacement(value), where: replacement(condition), empty: empty, within: bound)
        case .hasPrevious(let condition, let table): return new.hasPrevious(replacement(condition), table: table)
        case .groupSum(let a, let groups): return new.groupSum(replacement(a), replacement(groups))
        default: return new.make(operation, within: bound)
        }
    }

    private func replacement(_ groups: Grouping) -> Grouping { Grouping(table: groups.table, key: replacement(groups.key)) }

    // MARK: Conditions

    /// The new operands of an `and`, with those of operands that only it uses.
    private func flattened(_ operands: [GateID]) -> [GateID] {
        var result: [GateID] = []
        var open = operands
        while let operand = open.popLast() {
            if case .all(let inner) = old.builder[operand].operation, uses[operand.index] == 1 {
                open += inner
            } else {
                result.append(replacement(operand))
            }
        }
        return result
    }

    private mutating func all(_ conditions: [GateID]) -> GateID {
        var kept = Set(conditions).sorted()
        // A flag goes when another condition is 0 wherever the flag is.
        for flag in kept where absence.isFlag(flag) {
            let others = kept.filter { $0 != flag }
            if others.contains(where: { absence.value(of: $0, without: flag, new) == 0 }) { kept = others }
        }
        return difference(kept) ?? new.all(kept)
    }

    /// `a and not b` as `a` less `a and b`, where that has been made.
    private mutating func difference(_ conditions: [GateID]) -> GateID? {
        for condition in conditions {
            guard case .linear(1, let terms) = new[condition].operation, terms.count == 1, terms[0].coefficient == -1 else { continue }
            let rest = conditions.filter { $0 != condition }
            guard let whole = rest.count == 1 ? rest[0] : new.existing(.all(rest)),
                let part = new.existing(.all(Set(rest + [terms[0].gate]).sorted()))
            else { continue }
            return new.linear(
                0, [LinearTerm(coefficient: 1, gate: whole), LinearTerm(coefficient: -1, gate: part)], within: Interval(0, 1))
        }
        return nil
    }
}

extension GateProgram {
    /// The gates on which a requirement or output depends, in order.
    var needed: [GateID] {
        var isNeeded = [Bool](repeating: false, count: builder.gates.count)
        for step in steps { isNeeded[step.gate.index] = true }
        for index in builder.gates.indices.reversed() where isNeeded[index] {
            for operand in builder.gates[index].operation.operands { isNeeded[operand.index] = true }
        }
        return builder.gates.indices.filter { isNeeded[$0] }.map { GateID(index: $0) }
    }

    /// How many needed gates and steps use each gate.
    var useCounts: [Int] {
        var counts = [Int](repeating: 0, count: builder.gates.count)
        for step in steps { counts[step.gate.index] += 1 }
        for id in needed { for operand in builder[id].operation.operands { counts[operand.index] += 1 } }
        return counts
    }
}

extension GateStep {
    var gate: GateID {
        switch self {
        case .require(let gate, _), .output(let gate, _, _): gate
        }
    }
}

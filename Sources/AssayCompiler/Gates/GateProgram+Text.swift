// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax
internal import BigInt

extension GateProgram {
    /// The gates as text, for reading and for tests: one line a gate with its interval, then what the circuit does.
    var text: String {
        let lines = builder.gates.indices.map { line(GateID(index: $0)) } + steps.map { line($0) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func line(_ id: GateID) -> String {
        let gate = builder[id]
        let rows = gate.data.map { " by \(program.name(of: $0))" } ?? ""
        return "\(id) = \(text(of: gate.operation)) : \(gate.interval)\(rows)"
    }

    private func line(_ step: GateStep) -> String {
        switch step {
        case .require(let gate, _): "require \(gate)"
        case .output(let gate, let factor, let statement):
            "publish \(program.statements[statement].name) = " + (factor == 1 ? "\(gate)" : "\(factor) * \(gate)")
        }
    }

    private func text(of operation: GateOperation) -> String {
        switch operation {
        case .constant(let value): "\(value)"
        case .parameter(let index): program.parameters[index].name
        case .cell(let reference): "cell \(program.field(reference).name)"
        case .cellPresent(let reference): "present \(program.field(reference).name)"
        case .rowPresent(let data): "rows \(program.data[data].name)"
        case .linear(let constant, let terms): sum(constant, terms)
        case .product(let a, let b): "\(a) * \(b)"
        case .all(let operands): operands.map { "\($0)" }.joined(separator: " and ")
        case .select(let condition, let a, let b): "when \(condition): \(a) else \(b)"
        case .isZero(let a): "\(a) = 0"
        case .isNonNegative(let a): "\(a) >= 0"
        case .isWithin(let a, let range): "\(a) in \(range)"
        case .divisor(let a): "\(a) or 1"
        case .quotient(let a, let b, let mode): "\(a) / \(b) rounded \(mode.rawValue)"
        case .rowSum(let a): "sum \(a)"
        case .rowLeast(let condition, let value, let empty, let groups):
            "least \(value) where \(condition) or \(empty)" + (groups.map { " by \($0.key)" } ?? "")
        case .rowRank(let condition, let value, let rank, let isEmpty): "rank \(rank) of \(value) where \(condition) unless \(isEmpty)"
        case .rowMiddle(let condition, let value, let isEmpty, let isUpper):
            "\(isUpper ? "upper" : "lower") middle of \(value) where \(condition) unless \(isEmpty)"
        case .rowAt(let value, let place): "\(value) in row \(place)"
        case .longestRun(let condition, let hit, _): "longest run of \(hit) where \(condition)"
        case .previous(let condition, let value, let empty): "previous \(value) where \(condition) or \(empty)"
        case .hasPrevious(let condition, _): "has previous \(condition)"
        case .groupKey: "key"
        case .groupSum(let a, let groups): "sum \(a) by \(groups.key)"
        case .root(let a, let b, let mode): "root \(a) / \(b) rounded \(mode.rawValue)"
        case .lookUp(let a, let first, let list): "look up \(a) from \(first) in \(list.map(\.description).joined(separator: " "))"
        }
    }

    private func sum(_ constant: BigInt, _ terms: [LinearTerm]) -> String {
        let parts = terms.map { $0.coefficient == 1 ? "\($0.gate)" : "\($0.coefficient) \($0.gate)" }
        return (parts + (constant.isZero ? [] : ["\(constant)"])).joined(separator: " + ")
    }
}

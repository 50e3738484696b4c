// SPDX-License-Identifier: Apache-2.0
internal import AssayConstraints
internal import AssayData
internal import AssaySyntax

/// Where constraints come from, in the words of the source.
struct Places {
    private let program: Program
    private let gates: GateProgram
    /// The name of the field that a gate reads, where it reads one only.
    private var fields: [String?] = []

    init(_ gates: GateProgram) {
        program = gates.program
        self.gates = gates
        var read: [Set<FieldReference>] = []
        for gate in gates.builder.gates {
            switch gate.operation {
            case .cell(let field), .cellPresent(let field): read.append([field])
            default:
                let both = gate.operation.operands.reduce(into: Set<FieldReference>()) { $0.formUnion(read[$1.index]) }
                // Two fields say as little as many.
                read.append(both.count > 2 ? Set(both.sorted().prefix(2)) : both)
            }
        }
        fields = read.map { [program] in $0.count == 1 ? $0.first.map { program.field($0).name } : nil }
    }

    /// Of a gate; the row is left open where it has one value a row.
    func origin(of gate: GateID, isInRows: Bool) -> ConstraintOrigin {
        let node = gates.builder[gate].origin
        var origin = place(program[node].span)
        origin.subject = statement(of: node).map { subject($0) } ?? ""
        origin.field = isInRows ? fields[gate.index] : nil
        return origin
    }

    func origin(of statement: Statement) -> ConstraintOrigin {
        var origin = place(statement.span)
        origin.subject = subject(statement)
        return origin
    }

    func data(_ index: Int) -> ConstraintOrigin {
        var origin = place(program.data[index].span)
        origin.subject = "data \(program.data[index].name)"
        return origin
    }

    /// Of the range check of a field; the row is left open.
    func cell(_ reference: FieldReference, _ field: Schema.Field) -> ConstraintOrigin {
        var origin = place(program.field(reference).span)
        origin.subject = "data \(program.data[reference.data].name)"
        origin.field = field.name
        origin.check = range(field.text(field.lo), field.text(field.hi), field.unit)
        return origin
    }

    func parameter(_ index: Int, _ signal: CircuitInterface.Signal) -> ConstraintOrigin {
        var origin = place(program.parameters[index].span)
        origin.subject = "param \(signal.name)"
        origin.field = signal.name
        origin.check = range(signal.text(signal.lo), signal.text(signal.hi), signal.unit)
        return origin
    }

    private func range(_ lower: String, _ upper: String, _ unit: String) -> String {
        "range \(lower) .. \(upper)" + (unit.isEmpty ? "" : " \(unit)")
    }

    private func place(_ span: Span) -> ConstraintOrigin {
        let (start, end) = (program.source.location(of: span.start), program.source.location(of: span.end))
        return ConstraintOrigin(line: start.line, column: start.column, endLine: end.line, endColumn: end.column)
    }

    /// The statement that a node was made for: the first that has it.
    private func statement(of node: NodeID) -> Statement? {
        var (low, high) = (0, program.statements.count)
        while low < high {
            let middle = (low + high) / 2
            if program.statements[middle].nodeCount > node.index { high = middle } else { low = middle + 1 }
        }
        return low < program.statements.count ? program.statements[low] : nil
    }

    private func subject(_ statement: Statement) -> String {
        switch statement.kind {
        case .rule: "rule \(statement.name)"
        case .value, .rows: "let \(statement.name)"
        case .requirement: "require"
        case .output: "publish \(statement.name)"
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax
internal import BigInt

/// The third pass: rational numbers become whole ones.
///
/// Before: a typed `Program`, whose nodes are exact rationals, conditions and choices. After: gates on whole numbers, each
/// with an interval that holds for all inputs; a `Form` tells how they carry each node. Sums of multiples are one gate,
/// fractions keep numerator and denominator apart, equal gates are one. A value that would pass `Limits.wholeNumber` is
/// an error here. Stands after the checker, whose program it trusts, and before the interval checks, which read the gates.
struct GateMaker {
    /// With the keys of the groups that have been looked at.
    var program: Program { gates.program }
    var gates: GateBuilder
    var forms: [Form] = []
    var values: [ValueInterval?] = []
    var steps: [GateStep] = []
    var diagnostics: [Diagnostic] = []

    static func run(_ program: Program) -> (gates: GateProgram, diagnostics: [Diagnostic]) {
        var maker = GateMaker(gates: GateBuilder(program))
        for (index, statement) in program.statements.enumerated() where maker.diagnostics.isEmpty {
            maker.make(statement, index)
        }
        return (
            GateProgram(program: maker.program, builder: maker.gates, forms: maker.forms, values: maker.values, steps: maker.steps),
            maker.diagnostics
        )
    }

    /// Beyond a number that is too large nothing makes sense, so the first one ends the pass.
    private mutating func make(_ statement: Statement, _ index: Int) {
        while forms.count < statement.nodeCount, diagnostics.isEmpty {
            let id = NodeID(index: forms.count)
            gates.origin = id
            forms.append(form(of: program[id], id))
            let value = bounds.form(of: id)
            values.append(value)
            if let overflow = gates.overflow { diagnostics.append(tooLarge(overflow)) }
        }
        guard diagnostics.isEmpty else { return }
        gates.origin = statement.root
        switch statement.kind {
        case .rule, .value, .rows: break
        case .requirement:
            let condition = gate(statement.root)
            steps.append(.require(condition, statement: index))
            gates.known = gates.known.adding(condition, true, gates)
        case .output(let type): steps.append(output(type, statement.root, index))
        }
    }

    private mutating func output(_ type: OutputType, _ root: NodeID, _ index: Int) -> GateStep {
        guard case .number(let form) = forms[root.index], case .number(_, _, let scale, _, _) = type else {
            return .output(gate(root), factor: 1, statement: index)
        }
        return .output(form.numerator, factor: form.factor * Rational(BigInt(10).power(scale)), statement: index)
    }

    private mutating func form(of node: Node, _ id: NodeID) -> Form {
        switch node.operation {
        case .number, .label, .parameter, .field, .isPresent, .allRows, .invalid: leaf(node)
        case .groupExists(let table): groupExists(table)
        case .groupKey(let table): groupKey(table)
        case .hasPrevious: .whole(gates.hasPrevious(gate(node.operands[0]), table: table(of: node.operands[0])), exists: nil)
        case .previous: previous(forms[node.operands[1].index], where: gate(node.operands[0]))
        case .within: forms[node.operands[0].index]
        case .negate, .add, .subtract, .multiply, .divide, .absolute, .minimum, .maximum, .round, .remainder, .root: arithmetic(node, id)
        case .curve(let points): .number(curve(number(node.operands[0]), points))
        case .table(let points): .number(table(node.operands[0], points))
        case .equal, .less, .lessOrEqual, .inRange: comparison(node)
        case .not: .whole(gates.not(gate(node.operands[0])), exists: nil)
        case .and: .whole(gates.all(node.operands.map(gate)), exists: nil)
        case .or: .whole(gates.any(node.operands.map(gate)), exists: nil)
        case .choose: choose(gate(node.operands[0]), forms[node.operands[1].index], forms[node.operands[2].index])
        case .otherwise: otherwise(forms[node.operands[0].index], forms[node.operands[1].index])
        case .count, .share, .sum, .mean, .least, .greatest, .any, .all: aggregation(node)
        case .median, .percentile, .variance, .slope, .correlation, .longestRun: statistic(node)
        case .row: .number(row(node))
        }
    }

    private mutating func leaf(_ node: Node) -> Form {
        switch node.operation {
        case .number(let value): .number(constant(value))
        case .label(let index): .whole(gates.constant(BigInt(index)), exists: nil)
        case .parameter(let index): raw(.parameter(index), program.parameters[index].type, exists: nil)
        case .field(let reference, let mayLack):
            raw(.cell(reference), program.field(reference).type, exists: mayLack ? gates.make(.cellPresent(reference)) : nil)
        case .isPresent(let reference): .whole(gates.make(.cellPresent(reference)), exists: nil)
        case .allRows(let data): .whole(gates.make(.rowPresent(data)), exists: nil)
        default: .whole(gates.constant(0), exists: nil)
        }
    }

    private mutating func raw(_ operation: GateOperation, _ type: FieldType, exists: GateID?) -> Form {
        let gate = gates.make(operation)
        guard case .number(_, _, let scale, _) = type else { return .whole(gates.folded(gate), exists: exists) }
        return .number(NumberForm(factor: Rational(1, scale: scale), numerator: gates.folded(gate), exists: exists))
    }

    mutating func constant(_ value: Rational) -> NumberForm {
        NumberForm(factor: value.isZero ? 1 : value.magnitude, numerator: gates.constant(BigInt(value.sign)))
    }

    var bounds: ValueBounds { ValueBounds(program: program, gates: gates, forms: forms, values: values) }

    /// With what numerators and denominators the operands already need.
    private func tooLarge(_ id: NodeID) -> Diagnostic {
        let notes = program[id].operands.compactMap { operand -> Diagnostic.Note? in
            guard operand.index < forms.count, case .number(let form) = forms[operand.index] else { return nil }
            let text = program.source.text(program[operand].span)
            let above = gates.interval(form.numerator).reach.description.count
            let below = form.denominator.map { ", divided by one of up to \(gates.interval($0).reach.description.count) digits" } ?? ""
            return Diagnostic.Note("`\(text)` is a whole number of up to \(above) digits\(below)", at: program[operand].span)
        }
        return .tooLarge(program[id], program.source, notes)
    }

    /// The gate of a condition or choice.
    func gate(_ id: NodeID) -> GateID {
        switch forms[id.index] {
        case .whole(let gate, _): gate
        case .number(let form): form.numerator
        }
    }

    /// The parts of a number.
    func number(_ id: NodeID) -> NumberForm {
        switch forms[id.index] {
        case .number(let form): form
        case .whole(let gate, let exists): NumberForm(factor: 1, numerator: gate, exists: exists)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Runs a program on data without a circuit: the meaning of the language, and what the owner sees before a proof.
struct Interpreter {
    private let program: Program
    private var evaluator: Evaluator
    private var report = RunReport()

    /// Precondition: `rows` fit the data sets of the program and `parameters` its parameters, by number and range.
    static func run(_ program: Program, rows: [[[Int?]]], parameters: [Int]) -> RunReport {
        var interpreter = Interpreter(
            program: program, evaluator: Evaluator(program, rows: rows, parameters: parameters))
        // Data that is not in its order is refused before anything is asked of it.
        let (orders, others) = (
            program.statements.filter { $0.isOrder(in: program) }, program.statements.filter { !$0.isOrder(in: program) }
        )
        for statement in orders + others where interpreter.report.refusal == nil { interpreter.run(statement) }
        return interpreter.report
    }

    private mutating func run(_ statement: Statement) {
        evaluator.keep(statement.root)
        switch statement.kind {
        case .rule: break
        case .value: if let value = named(statement) { report.values.append(value) }
        case .rows(let table) where program.groups(table) != nil: break
        case .rows(let data):
            report.rowSets.append(
                RunReport.RowSet(
                    name: statement.name, line: line(statement.span), data: program.data[data].name,
                    rows: evaluator.chosenRows(statement.root).map { $0 + 1 }))
        case .requirement: check(statement)
        case .output(let type):
            guard let value = named(statement) else { return }
            report.outputs.append(RunReport.Output(value: value, raw: raw(value.value, type)))
        }
    }

    private mutating func named(_ statement: Statement) -> NamedValue? {
        named(statement.name, statement.root, statement.span)
    }

    private mutating func named(_ name: String, _ id: NodeID, _ span: Span) -> NamedValue? {
        evaluator.value(id).map {
            NamedValue(name: name, line: line(span), value: $0, text: text($0, program[id].type), unit: unit(program[id].type))
        }
    }

    private func line(_ span: Span) -> Int { program.source.lineNumber(of: span.start) }

    private func raw(_ value: Value, _ type: OutputType) -> Int {
        switch (value, type) {
        case (.number(let number), .number(_, _, let scale, _, _)): number.scaled(decimals: scale).map { Int(clamping: $0) } ?? 0
        case (.number(let number), _): Int(clamping: number.floor)
        case (.condition(let holds), _): holds ? 1 : 0
        case (.choice(let index), _): index
        }
    }

    private func text(_ value: Value, _ type: ValueType) -> String {
        switch (value, type) {
        case (.number(let number), _): number.description
        case (.condition(let holds), _): holds ? "yes" : "no"
        case (.choice(let index), .choice(let labels)): labels[index]
        case (.choice(let index), _): "\(index)"
        }
    }

    private func unit(_ type: ValueType) -> String {
        if case .number(let unit?) = type { unit.description } else { "" }
    }

    // MARK: Requirements

    private mutating func check(_ statement: Statement) {
        guard evaluator.value(statement.root)?.isTrue != true else { return }
        var values: [NamedValue] = []
        for id in numbers(in: statement.root) {
            let span = program[id].span
            if let value = named(program.source.text(span), id, span) { values.append(value) }
            values += firstRow(against: id)
        }
        report.refusal = RunReport.Refusal(
            line: line(statement.span), place: statement.span.start, text: program.source.text(statement.span), values: values)
    }

    /// Where all rows have to meet a condition: what it compares in the first that does not.
    private mutating func firstRow(against id: NodeID) -> [NamedValue] {
        let node = program[id]
        guard node.operation == .all, node.data == nil, let row = evaluator.firstRow(against: node) else { return [] }
        return numbers(in: node.operands[1], ofRow: true).compactMap { number in
            let (span, type) = (program[number].span, program[number].type)
            let text = program.source.text(span)
            // An order names its field once, for both rows that it compares.
            let name = program[number].operation == .previous && !text.hasPrefix("previous") ? "previous \(text)" : text
            return evaluator.value(number, row: row).map {
                NamedValue(name: "\(name) in row \(row + 1)", line: line(span), value: $0, text: self.text($0, type), unit: unit(type))
            }
        }
    }

    /// The numbers that a condition compares, constants left out.
    private func numbers(in id: NodeID, ofRow: Bool = false) -> [NodeID] {
        let node = program[id]
        guard ofRow || node.data == nil else { return [] }
        switch node.operation {
        case .number, .label: return []
        case .not, .and, .or, .equal, .less, .lessOrEqual, .inRange:
            return node.operands.flatMap { numbers(in: $0, ofRow: ofRow) }
        default: return [id]
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// What a property changes.
extension BlockChecker {
    mutating func change(_ syntax: ChangeSyntax) -> DataChange? {
        guard syntax.verb.changesValue else { return rowChange(syntax) }
        return syntax.field == nil ? parameterChange(syntax) : fieldChange(syntax)
    }

    /// Data, or a `let` that names rows of it: the number of the data, and the name of the rows when they are not all.
    private mutating func rows(_ name: NameSyntax) -> (data: Int, rowSet: String?)? {
        if let data = program.data.firstIndex(where: { $0.name == name.text }) { return (data, nil) }
        for statement in program.statements where statement.name == name.text {
            if case .rows(let data) = statement.kind, program.groups(data) == nil { return (data, name.text) }
        }
        let names = program.data.map(\.name) + rowSetNames
        diagnostics.append(.unknownRows(name, nearest: Suggestion.nearest(to: name.text, in: names)))
        return nil
    }

    private var rowSetNames: [String] {
        program.statements.compactMap { if case .rows(let data) = $0.kind, program.groups(data) == nil { $0.name } else { nil } }
    }

    private mutating func rowChange(_ syntax: ChangeSyntax) -> DataChange? {
        guard let (data, rowSet) = rows(syntax.subject) else { return nil }
        if rowSet != nil, syntax.verb == .shuffle || syntax.verb == .add {
            diagnostics.append(.wholeDataOnly(syntax.verb, syntax.subject, program.data[data].name))
            return nil
        }
        return DataChange(verb: syntax.verb, target: .rows(data: data), rowSet: rowSet, value: nil)
    }

    private mutating func fieldChange(_ syntax: ChangeSyntax) -> DataChange? {
        guard let name = syntax.field, let (data, rowSet) = rows(syntax.subject) else { return nil }
        let record = program.records[program.data[data].record]
        guard let index = record.fields.firstIndex(where: { $0.name == name.text }) else {
            let nearest = Suggestion.nearest(to: name.text, in: record.fields.map(\.name))
            diagnostics.append(.unknownField(name, record: record.name, nearest: nearest))
            return nil
        }
        let field = record.fields[index]
        guard isOrdered(syntax.verb, field.type, "the field `\(field.name)`", name.span) else { return nil }
        guard let value = newValue(syntax.value, field) else { return nil }
        return DataChange(verb: syntax.verb, target: .field(data: data, field: index), rowSet: rowSet, value: value.value)
    }

    private mutating func parameterChange(_ syntax: ChangeSyntax) -> DataChange? {
        guard let index = program.parameters.firstIndex(where: { $0.name == syntax.subject.text }) else {
            let names = program.parameters.map(\.name)
            diagnostics.append(.unknownParameter(syntax.subject, nearest: Suggestion.nearest(to: syntax.subject.text, in: names)))
            return nil
        }
        let parameter = program.parameters[index]
        guard isOrdered(syntax.verb, parameter.type, "the parameter `\(parameter.name)`", syntax.subject.span) else { return nil }
        let field = Field(name: parameter.name, type: parameter.type, isOptional: false, span: parameter.span)
        guard let value = newValue(syntax.value, field, isPercent: resolved.parameters[index].isPercent) else { return nil }
        return DataChange(verb: syntax.verb, target: .parameter(index), rowSet: nil, value: value.value)
    }

    private mutating func isOrdered(_ verb: ChangeSyntax.Verb, _ type: FieldType, _ owner: String, _ span: Span) -> Bool {
        guard verb != .change, case .choice = type else { return true }
        diagnostics.append(.noOrder(owner, span))
        return false
    }

    private struct Checked {
        let value: DataChange.NewValue?
    }

    /// What a value becomes; `nil` once a fault has been reported.
    private mutating func newValue(_ cell: CellSyntax?, _ field: Field, isPercent: Bool = false) -> Checked? {
        switch cell {
        case nil: return Checked(value: nil)
        case .missing(let span)?:
            if field.isOptional { return Checked(value: .missing) }
            diagnostics.append(.fieldNeverMissing(field.name, span))
            return nil
        case .constant(let constant)?:
            return raw(constant, field.type, "field", field.name, isPercent: isPercent).map { Checked(value: .raw($0)) }
        }
    }
}

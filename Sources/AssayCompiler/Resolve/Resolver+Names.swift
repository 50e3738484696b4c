// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Bare names.
extension Resolver {
    /// What a bare name stands for. Fields of the row at hand come first; no other name can be the same.
    mutating func named(_ name: NameSyntax, in scope: Scope) -> ResolvedExpression.Kind {
        if name.text == "key", names[name.text] == nil, let key = key(name, in: scope) { return key }
        if case .row(_, let record?, _, _) = scope, let field = program.records[record].fields.firstIndex(where: { $0.name == name.text }) {
            return .field(field)
        }
        guard let entity = names[name.text]?.entity else {
            if case .row(_, nil, _, _) = scope, function == nil { return .invalid }
            reportUnknown(name, in: scope, among: candidates(in: scope))
            return .invalid
        }
        switch entity {
        case .parameter(let index): return .parameter(index)
        case .definition(let index): return rowSets[index] == nil ? .definition(index) : membership(.definition(index), name, in: scope)
        case .data(let index): return membership(.data(index), name, in: scope)
        case .rule(let index): return bareRule(index, name, in: scope)
        case .module:
            diagnostics.append(.moduleAsValue(name))
            return .invalid
        case .argument, .local: return ofFunction(entity, name, in: scope)
        case .function(let index):
            diagnostics.append(.functionWithoutArguments(name, program.functions[index]))
            return .invalid
        case .label: return .label(name.text)
        case .field: return misplacedField(name, in: scope)
        case .output:
            diagnostics.append(.outputUsed(name))
            return .invalid
        }
    }

    /// The name of a set of rows where a condition is expected.
    private mutating func membership(
        _ rows: ResolvedExpression.Kind, _ name: NameSyntax, in scope: Scope
    ) -> ResolvedExpression.Kind {
        guard case .row(let here, _, _, _) = scope, !isGroups(rows) else {
            diagnostics.append(.rowsAreNoValue(name.span))
            return .invalid
        }
        guard let here, let own = data(of: rows) else { return .invalid }
        if here == own { return rows }
        diagnostics.append(.rowsOfOtherData(name, own: program.data[own].name, here: program.data[here].name))
        return .invalid
    }

    private func isGroups(_ rows: ResolvedExpression.Kind) -> Bool {
        if case .definition(let index) = rows { rowSets[index]?.isGroups ?? false } else { false }
    }

    /// The key of the group at hand; `nil` where the name has another meaning.
    private mutating func key(_ name: NameSyntax, in scope: Scope) -> ResolvedExpression.Kind? {
        switch scope {
        case .group: return .key
        case .row(_, let record?, _, true) where program.records[record].fields.allSatisfy({ $0.name != name.text }):
            diagnostics.append(.groupValueInRow(name.span))
            return .invalid
        default: return nil
        }
    }

    private func data(of rows: ResolvedExpression.Kind) -> Int? {
        switch rows {
        case .data(let index): index
        case .definition(let index): rowSets[index]?.data
        default: nil
        }
    }

    private mutating func bareRule(_ rule: Int, _ name: NameSyntax, in scope: Scope) -> ResolvedExpression.Kind {
        switch scope {
        case .row: return applied(rule, name, in: scope)
        case .rule(let row, _): diagnostics.append(.ruleWithoutRow(name, row: row))
        case .plain, .group: diagnostics.append(.ruleOutsideRows(name))
        }
        return .invalid
    }

    private mutating func misplacedField(_ name: NameSyntax, in scope: Scope) -> ResolvedExpression.Kind {
        switch scope {
        case .plain: diagnostics.append(.fieldOutsideRows(name))
        case .group: diagnostics.append(.fieldOfGroup(name))
        case .rule(let row, _): diagnostics.append(.fieldWithoutRow(name, row: row))
        case .row(_, nil, _, _): break
        case .row(_, let record?, _, _): diagnostics.append(.fieldOfOtherRecord(name, here: program.records[record].name))
        }
        return .invalid
    }

    /// One side of a comparison. Beside a choice an unknown name is a label that the choice does not have, which the checker reports.
    mutating func compared(_ syntax: ExpressionSyntax, with other: ExpressionSyntax, in scope: Scope) -> ResolvedExpression {
        guard case .name(let name) = syntax.unparenthesized.kind, isUnknown(name, in: scope), isChoice(other, in: scope) else {
            return value(syntax, in: scope)
        }
        return ResolvedExpression(.label(name.text), name.span)
    }

    private func isUnknown(_ name: NameSyntax, in scope: Scope) -> Bool {
        !(name.text == "key" && scope.isOfGroups) && names[name.text] == nil && names.laterDeclaration(of: name.text) == nil
            && scope.record.map { record in program.records[record].fields.allSatisfy { $0.name != name.text } } ?? true
    }

    /// Whether an expression is the name of a choice.
    private func isChoice(_ syntax: ExpressionSyntax, in scope: Scope) -> Bool {
        let type: FieldType? =
            switch syntax.unparenthesized.kind {
            case .member(_, let field): fieldType(field.text, in: scope)
            case .name(let name): fieldType(name.text, in: scope) ?? declaredType(name.text)
            default: nil
            }
        return if case .choice? = type { true } else { false }
    }

    private func fieldType(_ name: String, in scope: Scope) -> FieldType? {
        scope.record.flatMap { record in program.records[record].fields.first { $0.name == name }?.type }
    }

    /// The stated type of a parameter or of a `let`.
    private func declaredType(_ name: String) -> FieldType? {
        switch names[name]?.entity {
        case .parameter(let index): program.parameters[index].type
        case .definition(let index): program.definitions[index].type?.type
        case .argument(let index):
            if case .type(let type)? = function?.parameters[index].kind { type.type } else { nil }
        default: nil
        }
    }

    mutating func reportUnknown(_ name: NameSyntax, in scope: Scope, among candidates: [String]) {
        if let later = names.laterDeclaration(of: name.text) {
            diagnostics.append(.declaredLater(name, at: later))
        } else {
            // Looking for the nearest name is slow; after many unknown names the file has another problem.
            let nearest = diagnostics.count < Limits.suggestions ? Suggestion.nearest(to: name.text, in: candidates) : nil
            diagnostics.append(.unknownName(name, in: scope.record.map { program.records[$0].name }, nearest: nearest))
        }
    }

    mutating func reportUnknownCall(_ name: NameSyntax, in scope: Scope) {
        if names[name.text] == nil, names.laterDeclaration(of: name.text) == nil, let advice = ForeignFunction.advice(for: name.text) {
            diagnostics.append(.unknownFunction(name, advice))
        } else {
            reportUnknown(
                name, in: scope,
                among: program.rules.map(\.name) + program.functions.map(\.name) + ResolvedExpression.Function.allCases.map(\.rawValue))
        }
    }

    /// After many unknown names nobody looks at them.
    private func candidates(in scope: Scope) -> [String] {
        guard diagnostics.count < Limits.suggestions else { return [] }
        guard case .row(_, let record?, _, _) = scope else { return names.names }
        return names.names + program.records[record].fields.map(\.name)
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax
internal import BigInt

/// Where an expression stands; it decides what the name of a field means.
enum Scope {
    /// Not inside `of …` or `where …`: fields have no meaning.
    case plain
    /// Inside `of …` or `where …`: the row at hand is one of this data set, which may have one before it.
    case row(data: Int?, record: Int?, isPaired: Bool, isInGroup: Bool)
    /// In the body of a rule, which calls the row at hand by this name.
    case rule(row: String, record: Int?)
    /// Inside `of …` or `where …` about groups: `group` and `key` have a meaning.
    case group(data: Int?, isPaired: Bool)

    var record: Int? {
        switch self {
        case .plain, .group: nil
        case .row(_, let record, _, _), .rule(_, let record): record
        }
    }

    var isPlain: Bool { if case .plain = self { true } else { false } }

    /// Whether `key` is that of a group, or would be but for the single rows at hand.
    var isOfGroups: Bool {
        switch self {
        case .group, .row(_, _, _, isInGroup: true): true
        case .plain, .row, .rule: false
        }
    }

    /// Whether `previous` has a meaning.
    var isPaired: Bool {
        switch self {
        case .row(_, _, let isPaired, _), .group(_, let isPaired): isPaired
        case .plain, .rule: false
        }
    }
}

/// Expressions that stand for a number, a condition or a label.
extension Resolver {
    mutating func value(_ syntax: ExpressionSyntax, in scope: Scope) -> ResolvedExpression {
        ResolvedExpression(kind(syntax, in: scope), syntax.unparenthesized.span)
    }

    private mutating func kind(_ syntax: ExpressionSyntax, in scope: Scope) -> ResolvedExpression.Kind {
        switch syntax.kind {
        case .number(let number, let unit): .number(Rational(number), unit.map(Unit.init) ?? (number.isPercent ? Unit.none : nil))
        case .name(let name): named(name, in: scope)
        case .member(let row, let field): member(field, of: row, in: scope)
        case .call(let name, let arguments): call(name, arguments, syntax.span, in: scope)
        case .negation(let operand): .negation(value(operand, in: scope))
        case .not(let operand): .not(value(operand, in: scope))
        case .binary(let op, _, let a, let b) where op == .equal || op == .notEqual:
            .binary(op, compared(a, with: b, in: scope), compared(b, with: a, in: scope))
        case .binary(let op, _, let a, let b): .binary(op, value(a, in: scope), value(b, in: scope))
        case .inRange(let x, let lower, let upper):
            .inRange(value(x, in: scope), lower: value(lower, in: scope), upper: value(upper, in: scope))
        case .presence(let operand, let isPresent): .presence(value(operand, in: scope), isPresent: isPresent)
        case .conditional(let branches, let otherwise):
            .conditional(branches.map { branch($0, in: scope) }, otherwise: chosen(otherwise, in: scope))
        case .aggregation(let aggregation): self.aggregation(aggregation, in: scope)
        case .filter, .consecutive, .groups: rowsAsValue(syntax)
        case .previous(let value): previous(value, syntax.span, in: scope)
        case .steps(let steps): .steps(resolved(steps, in: scope))
        case .bands(let bands): .bands(resolved(bands, in: scope))
        case .weighted(let parts): .weighted(parts.map { resolved($0, in: scope) })
        case .otherwise(let operand, let fallback): .otherwise(value(operand, in: scope), fallback: value(fallback, in: scope))
        case .rounded(let operand, let how): .rounded(value(operand, in: scope), how.mode, decimals: how.decimals ?? 0)
        case .parenthesized(let inner): kind(inner, in: scope)
        case .invalid: .invalid
        }
    }

    private mutating func branch(_ branch: ExpressionSyntax.Branch, in scope: Scope) -> ResolvedExpression.Branch {
        ResolvedExpression.Branch(condition: value(branch.condition, in: scope), value: chosen(branch.value, in: scope))
    }

    /// A value of a `when`. An unknown name there is most often a label of a choice that has not been stated.
    private mutating func chosen(_ syntax: ExpressionSyntax, in scope: Scope) -> ResolvedExpression {
        guard scope.isPlain, case .name(let name) = syntax.unparenthesized.kind, isLikeNothing(name) else {
            return value(syntax, in: scope)
        }
        diagnostics.append(.unknownLabel(name, choice: unstatedChoice ?? "let NAME: \(name.text) | …"))
        return ResolvedExpression(.invalid, name.span)
    }

    /// Whether a name is neither known, nor declared further down, nor nearly one that is.
    private func isLikeNothing(_ name: NameSyntax) -> Bool {
        names[name.text] == nil && names.laterDeclaration(of: name.text) == nil && diagnostics.count < Limits.suggestions
            && Suggestion.nearest(to: name.text, in: names.names) == nil
    }

    private mutating func rowsAsValue(_ syntax: ExpressionSyntax) -> ResolvedExpression.Kind {
        diagnostics.append(.rowsAreNoValue(syntax.span))
        return .invalid
    }

    /// `r.systolic`
    private mutating func member(_ field: NameSyntax, of row: NameSyntax, in scope: Scope) -> ResolvedExpression.Kind {
        guard case .rule(let name, let record) = scope, name == row.text else {
            diagnostics.append(.unknownRow(row, field: field, in: scope))
            return .invalid
        }
        guard let record else { return .invalid }
        let fields = program.records[record].fields
        if let index = fields.firstIndex(where: { $0.name == field.text }) { return .field(index) }
        diagnostics.append(
            .unknownField(
                field, record: program.records[record].name, nearest: Suggestion.nearest(to: field.text, in: fields.map(\.name))))
        return .invalid
    }

    /// `abs(x)`, `min(a, b)`, `plausible(r)`
    private mutating func call(
        _ name: NameSyntax, _ arguments: [ExpressionSyntax], _ span: Span, in scope: Scope
    ) -> ResolvedExpression.Kind {
        if case .rule(let rule)? = names[name.text]?.entity { return ruleCall(name, rule, arguments, in: scope) }
        if case .function(let index)? = names[name.text]?.entity { return functionValue(name, index, arguments, span, in: scope) }
        guard let function = ResolvedExpression.Function(rawValue: name.text) else {
            reportUnknownCall(name, in: scope)
            return .invalid
        }
        guard arguments.count == function.argumentCount else {
            diagnostics.append(.argumentCount(name, expected: function.argumentCount, found: arguments.count, span))
            return .invalid
        }
        return .function(function, arguments.map { value($0, in: scope) })
    }

    private mutating func functionValue(
        _ name: NameSyntax, _ index: Int, _ arguments: [ExpressionSyntax], _ span: Span, in scope: Scope
    ) -> ResolvedExpression.Kind {
        if case .rows = program.functions[index].body {
            diagnostics.append(.rowsAreNoValue(span))
            return .invalid
        }
        return functionCall(name, index, arguments, span, in: scope).map { .call(index, $0) } ?? .invalid
    }

    private mutating func ruleCall(
        _ name: NameSyntax, _ rule: Int, _ arguments: [ExpressionSyntax], in scope: Scope
    ) -> ResolvedExpression.Kind {
        guard case .rule(let row, _) = scope else {
            diagnostics.append(.ruleCalledOutsideRule(name))
            return .invalid
        }
        guard arguments.count == 1, case .name(let argument) = arguments[0].unparenthesized.kind, argument.text == row else {
            diagnostics.append(.ruleArgument(name, row: row))
            return .invalid
        }
        return applied(rule, name, in: scope)
    }

    /// A rule at the row at hand, if it is about rows of that record.
    func isApplicable(_ rule: Int, in scope: Scope) -> Bool {
        guard let own = program.rules[rule].record, let record = scope.record else { return true }
        return own == record
    }

    mutating func applied(_ rule: Int, _ name: NameSyntax, in scope: Scope) -> ResolvedExpression.Kind {
        if isApplicable(rule, in: scope) { return .rule(rule) }
        let records = (program.rules[rule].record, scope.record)
        if case (let own?, let here?) = records {
            diagnostics.append(.ruleOfOtherRecord(name, own: program.records[own].name, here: program.records[here].name))
        }
        return .invalid
    }
}

extension Rational {
    /// The exact value of a number as written.
    init(_ number: NumberSyntax) {
        self.init(BigInt(number.significand), scale: number.exactScale)
    }
}

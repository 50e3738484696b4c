// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax
internal import BigInt

/// Sets of rows, and the aggregations over them.
extension Resolver {
    /// Whether an expression is written as a set of rows.
    func isRows(_ syntax: ExpressionSyntax) -> Bool {
        switch syntax.unparenthesized.kind {
        case .filter, .consecutive, .groups: return true
        case .name(let name):
            switch names[name.text]?.entity {
            case .data: return true
            case .definition(let index): return rowSets[index] != nil
            case .argument, .local: return names[name.text].map { function?.rows[$0.entity] != nil } ?? false
            default: return false
            }
        case .call(let name, _):
            guard case .function(let index)? = names[name.text]?.entity, case .rows = program.functions[index].body else { return false }
            return true
        default: return false
        }
    }

    mutating func rows(_ syntax: ExpressionSyntax, in scope: Scope) -> ResolvedRows {
        switch syntax.kind {
        case .parenthesized(let inner): return rows(inner, in: scope)
        case .name(let name): return rows(named: name, in: scope)
        case .call(let name, let arguments) where isRows(syntax): return rowsCall(name, arguments, syntax.span, in: scope)
        case .filter(let base, let condition):
            let base = rows(base, in: scope)
            let kept = value(condition, in: rowScope(base, in: scope))
            return base.with(.filter(base, condition: kept), syntax.span)
        case .consecutive(let base): return consecutive(base, syntax.span, in: scope)
        case .groups(let base, let key, let isEvery):
            let base = rows(base, in: scope)
            guard !base.isGroups, base.kind != .group else {
                diagnostics.append(.groupsOfGroups(syntax.span))
                break
            }
            let key = value(key, in: rowScope(base, in: scope))
            return ResolvedRows(data: base.data, kind: .groups(base, key: key, isEvery: isEvery), span: syntax.span, isGroups: true)
        case .invalid: break
        default: diagnostics.append(.notRows(syntax.span))
        }
        return ResolvedRows(data: nil, kind: .invalid, span: syntax.span)
    }

    private mutating func consecutive(_ base: ExpressionSyntax, _ span: Span, in scope: Scope) -> ResolvedRows {
        let base = rows(base, in: scope)
        if base.kind == .group { diagnostics.append(.consecutiveInGroup(span)) }
        var result = base.with(.consecutive(base), span)
        result.isPaired = true
        return result
    }

    mutating func aggregation(_ syntax: AggregationSyntax, in scope: Scope) -> ResolvedExpression.Kind {
        let rows = rows(syntax.rows, in: scope)
        let inside = rowScope(rows, in: scope)
        let percent = syntax.percent.map { (Rational($0) * 100).floor } ?? 0
        return .aggregation(
            ResolvedAggregation(
                verb: syntax.verb, percent: Int(percent), place: syntax.place.map { value($0, in: .plain) },
                operand: syntax.operand.map { value($0, in: inside) }, second: syntax.second.map { value($0, in: inside) }, rows: rows))
    }

    func rowScope(_ rows: ResolvedRows, in scope: Scope) -> Scope {
        if rows.isGroups { return .group(data: rows.data, isPaired: rows.isPaired) }
        let isInGroup =
            switch scope {
            case .group: true
            case .row(_, _, _, let isInGroup): isInGroup
            case .plain, .rule: false
            }
        return .row(
            data: rows.data, record: rows.data.flatMap { program.data[$0].record }, isPaired: rows.isPaired, isInGroup: isInGroup)
    }

    private mutating func rows(named name: NameSyntax, in scope: Scope) -> ResolvedRows {
        if name.text == "group", case .group(let data, _) = scope {
            return ResolvedRows(data: data, kind: .group, span: name.span)
        }
        switch names[name.text]?.entity {
        case .data(let index): return ResolvedRows(data: index, kind: .data(index), span: name.span)
        case .definition(let index):
            if let rows = rowSets[index] { return rows.with(.definition(index), name.span) }
            diagnostics.append(.notRows(name.span))
        case .argument(let index)?:
            if let rows = function?.rows[.argument(index)] { return rows.with(.argument(index), name.span) }
            diagnostics.append(.notRows(name.span))
        case .local(let index)?:
            if let rows = function?.rows[.local(index)] { return rows.with(.local(index), name.span) }
            diagnostics.append(.notRows(name.span))
        case nil where name.text == "group": diagnostics.append(.groupOutOfPlace(name))
        case nil: reportUnknown(name, in: .plain, among: rowNames)
        default: diagnostics.append(.notRows(name.span))
        }
        return ResolvedRows(data: nil, kind: .invalid, span: name.span)
    }

    private var rowNames: [String] {
        program.data.map(\.name) + rowSets.keys.map { program.definitions[$0].name }
    }
}

extension ResolvedRows {
    /// Rows of the same kind as these, made from them.
    func with(_ kind: Kind, _ span: Span) -> ResolvedRows {
        ResolvedRows(data: data, kind: kind, span: span, isPaired: isPaired, isGroups: isGroups)
    }
}

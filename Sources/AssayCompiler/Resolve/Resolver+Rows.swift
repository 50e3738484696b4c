// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Sets of rows, and the aggregations over them.
extension Resolver {
    /// Whether an expression is written as a set of rows.
    func isRows(_ syntax: ExpressionSyntax) -> Bool {
        switch syntax.unparenthesized.kind {
        case .filter: return true
        case .name(let name):
            switch names[name.text]?.entity {
            case .data: return true
            case .definition(let index): return rowSets[index] != nil
            default: return false
            }
        default: return false
        }
    }

    mutating func rows(_ syntax: ExpressionSyntax, in scope: Scope) -> ResolvedRows {
        switch syntax.kind {
        case .parenthesized(let inner): return rows(inner, in: scope)
        case .name(let name): return rows(named: name)
        case .filter(let base, let condition):
            let base = rows(base, in: scope)
            let kept = value(condition, in: rowScope(base))
            return ResolvedRows(data: base.data, kind: .filter(base, condition: kept), span: syntax.span)
        case .invalid: break
        default: diagnostics.append(.notRows(syntax.span))
        }
        return ResolvedRows(data: nil, kind: .invalid, span: syntax.span)
    }

    mutating func aggregation(_ syntax: AggregationSyntax, in scope: Scope) -> ResolvedExpression.Kind {
        let rows = rows(syntax.rows, in: scope)
        let operand = syntax.operand.map { value($0, in: rowScope(rows)) }
        return .aggregation(syntax.verb, of: operand, in: rows)
    }

    private func rowScope(_ rows: ResolvedRows) -> Scope {
        .row(data: rows.data, record: rows.data.flatMap { program.data[$0].record })
    }

    private mutating func rows(named name: NameSyntax) -> ResolvedRows {
        switch names[name.text]?.entity {
        case .data(let index): return ResolvedRows(data: index, kind: .data(index), span: name.span)
        case .definition(let index):
            if let rows = rowSets[index] { return ResolvedRows(data: rows.data, kind: .definition(index), span: name.span) }
            diagnostics.append(.notRows(name.span))
        case nil: reportUnknown(name, in: .plain, among: rowNames)
        default: diagnostics.append(.notRows(name.span))
        }
        return ResolvedRows(data: nil, kind: .invalid, span: name.span)
    }

    private var rowNames: [String] {
        program.data.map(\.name) + rowSets.keys.map { program.definitions[$0].name }
    }
}

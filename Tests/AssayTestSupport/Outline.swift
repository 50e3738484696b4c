// SPDX-License-Identifier: Apache-2.0
public import AssaySyntax

/// A tree as one line of text without places and parentheses: two sources mean the same if their outlines are equal.
public enum Outline {
    public static func of(_ tree: SyntaxTree) -> String {
        let head = [
            "edition \(tree.edition?.number ?? 0)",
            "\(tree.algorithm?.isModule == true ? "module" : "title") \(tree.algorithm?.title ?? "-")",
        ]
        return (head + tree.declarations.map(of)).joined(separator: "\n")
    }

    public static func of(_ declaration: DeclarationSyntax) -> String {
        switch declaration {
        case .import(let it): "import \(it.module) \(it.digest ?? "-")"
        case .record(let it): "record \(it.name.text) \(it.fields.map(field))"
        case .data(let it):
            "data \(it.name.text) \(it.capacity.text) \(it.record.text)"
                + (it.order.map { " \($0.isStrict ? "strictly " : "")by \($0.field.text)" } ?? "")
        case .param(let it): "param \(it.name.text) \(type(it.type))"
        case .rule(let it): "rule \(it.name.text) \(it.row.text) \(it.record?.text ?? "-") \(of(it.body))"
        case .function(let it):
            "function \(it.name.text) \(it.parameters.map(parameter)) \(it.locals.map { of(.let($0)) }) \(it.give != nil) \(of(it.body))"
        case .let(let it): "let \(it.name.text) \(it.type.map(type) ?? "-") \(of(it.value))"
        case .require(let it): "require \(of(it.condition))"
        case .publish(let it):
            "publish \(it.name.text) \(it.value.map(of) ?? "-") \(it.type.map(type) ?? "-") \(it.rounding?.mode.rawValue ?? "-")"
        case .test(let it): "test \(it.title) \(it.givens.map(given)) \(it.expectations.map(expectation))"
        case .property(let it): "property \(it.title) \(it.changes.map(change)) \(it.expectations.map(expectation))"
        }
    }

    private static func given(_ given: GivenSyntax) -> String {
        switch given.value {
        case .constant(let value): "\(given.name.text) = \(constant(value))"
        case .rows(let rows): "\(given.name.text) = \(rows.map { $0.cells.map(cell) })"
        case .file(let file, let columns): "\(given.name.text) from \(file.text)" + (columns.map { " columns \($0.text)" } ?? "")
        }
    }

    private static func cell(_ cell: CellSyntax) -> String {
        if case .constant(let value) = cell { constant(value) } else { "missing" }
    }

    private static func change(_ change: ChangeSyntax) -> String {
        "\(change.verb.rawValue) \(change.field?.text ?? "-") \(change.subject.text) \(change.value.map(cell) ?? "-")"
    }

    private static func expectation(_ expectation: ExpectationSyntax) -> String {
        switch expectation.kind {
        case .comparison(let name, let operation, let value): "\(name.text) \(operation.rawValue) \(constant(value))"
        case .range(let name, let lower, let upper): "\(name.text) in \(constant(lower)) \(constant(upper))"
        case .same(let name): "same \(name.text)"
        case .bound(let name, let isUpper): "\(name.text) \(isUpper ? "<" : ">")"
        case .accepted: "accepted"
        case .refused(let condition): "refused \(condition.map(of) ?? "-")"
        }
    }

    private static func parameter(_ parameter: FunctionSyntax.Parameter) -> String {
        let kind =
            switch parameter.kind {
            case .rows: "rows"
            case .field: "field"
            case .number: "number"
            case .condition: "condition"
            case .type(let it): type(it)
            }
        return "\(parameter.name.text): \(kind) \(parameter.rows?.text ?? "-")"
    }

    private static func field(_ field: FieldSyntax) -> String {
        "\(field.name.text): \(type(field.type)) \(field.isOptional)"
    }

    private static func type(_ type: TypeSyntax) -> String {
        switch type.kind {
        case .range(let it): "[\(it.lower.text) .. \(it.upper.text)\(unit(it.unit))]"
        case .choices(let labels): "[\(labels.map(\.text).joined(separator: " | "))]"
        case .invalid: "invalid"
        }
    }

    private static func unit(_ unit: UnitSyntax?) -> String {
        unit.map { " " + $0.factors.map { "\($0.name.text)^\($0.power)" }.joined(separator: "*") } ?? ""
    }

    public static func of(_ expression: ExpressionSyntax) -> String {
        let parts = expression.kind.children.map(of)
        func node(_ head: String) -> String { "(\(([head] + parts).joined(separator: " ")))" }
        return switch expression.kind {
        case .number(let number, let it): number.text + unit(it)
        case .name(let name): name.text
        case .member(let row, let field): "\(row.text).\(field.text)"
        case .call(let name, _): node("call \(name.text)")
        case .negation: node("negate")
        case .not: node("not")
        case .binary(let operation, _, _, _): node(operation.rawValue)
        case .inRange: node("in")
        case .presence(_, let isPresent): node(isPresent ? "present" : "missing")
        case .conditional: node("when")
        case .aggregation(let it):
            node(it.verb.rawValue + (it.percent.map { " \($0.text)" } ?? "") + (it.operand == nil ? " " : " of"))
        case .filter: node("where")
        case .consecutive: node("consecutive")
        case .previous: node("previous")
        case .groups(_, _, let isEvery): node(isEvery ? "by every" : "by")
        case .steps(let it):
            node("\(it.kind.rawValue) \(it.points.map { "\(constant($0.key))->\(constant($0.value))" }.joined(separator: ","))")
        case .bands(let it):
            node("bands \(it.bands.map { "\($0.label.text) from \(constant($0.threshold))" }.joined(separator: ",")) \(it.last.text)")
        case .weighted(let parts): node("weighted \(parts.map(\.weight.text).joined(separator: ","))")
        case .otherwise: node("otherwise")
        case .rounded(_, let it): node("rounded \(it.mode.rawValue) \(it.decimals.map(String.init) ?? "-")")
        case .parenthesized(let inner): of(inner)
        case .invalid: "invalid"
        }
    }

    private static func constant(_ constant: ConstantSyntax) -> String {
        switch constant {
        case .number(let number, let it): number.text + unit(it)
        case .label(let name): name.text
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

extension ResolvedProgram {
    /// The program with what its names stand for, for reading and for tests.
    var text: String {
        statements.map { line($0) + "\n" }.joined()
    }

    private func line(_ statement: Statement) -> String {
        switch statement {
        case .rule(let index): "rule \(rules[index].name) = \(text(rules[index].body))"
        case .definition(let index):
            switch definitions[index].body {
            case .value(let value): "let \(definitions[index].name) = \(text(value))"
            case .rows(let rows): "let \(definitions[index].name) = \(text(rows))"
            }
        case .requirement(let requirement): "require \(text(requirement.condition))"
        case .publication(let publication): "publish \(publication.name) = \(text(publication.value))"
        }
    }

    private func text(_ e: ResolvedExpression) -> String {
        switch e.kind {
        case .number(let value, let unit): "\(value)" + (unit.map { $0 == .none ? "" : " \($0)" } ?? "")
        case .label(let text): "label(\(text))"
        case .parameter(let index): "param(\(parameters[index].name))"
        case .definition(let index): "let(\(definitions[index].name))"
        case .data(let index): "data(\(data[index].name))"
        case .field(let index): "field(\(index))"
        case .rule(let index): "rule(\(rules[index].name))"
        case .call(let index, let arguments): text(index, arguments)
        case .argument(let index): "argument(\(index))"
        case .local(let index): "local(\(index))"
        case .function(let function, let operands): call(function.rawValue, operands)
        case .negation(let a): call("negate", [a])
        case .not(let a): call("not", [a])
        case .binary(let op, let a, let b): "(\(text(a)) \(op.rawValue) \(text(b)))"
        case .inRange(let x, let lower, let upper): "(\(text(x)) in \(text(lower)) .. \(text(upper)))"
        case .presence(let a, let isPresent): call(isPresent ? "present" : "missing", [a])
        case .conditional(let branches, let otherwise):
            "(when " + branches.map { "\(text($0.condition)): \(text($0.value)) else " }.joined() + text(otherwise) + ")"
        case .aggregation(let it): text(it)
        case .previous(let a): call("previous", [a])
        case .key: "key"
        case .steps(let it):
            "\(it.kind.rawValue)(\(text(it.value)): "
                + it.points.map { "\(text($0.key)) -> \(text($0.value))" }.joined(separator: ", ") + ")"
        case .bands(let it):
            "bands(\(text(it.value)): " + zip(it.labels, it.thresholds).map { "\($0) from \(text($1))" }.joined(separator: ", ")
                + ", \(it.labels.last ?? "") below)"
        case .weighted(let parts): "weighted(" + parts.map { "\($0.weight): \(text($0.value))" }.joined(separator: ", ") + ")"
        case .otherwise(let a, let b): "(\(text(a)) otherwise \(text(b)))"
        case .rounded(let a, let mode, let decimals): "(\(text(a)) rounded \(mode.rawValue) \(decimals))"
        case .invalid: "invalid"
        }
    }

    private func text(_ function: Int, _ arguments: [ResolvedArgument]) -> String {
        let texts = arguments.map { argument in
            switch argument {
            case .rows(let rows): text(rows)
            case .value(let value): text(value)
            }
        }
        return "\(functions[function].name)(\(texts.joined(separator: ", ")))"
    }

    private func text(_ it: ResolvedAggregation) -> String {
        let verb = it.verb.rawValue + (it.verb == .percentile ? " \(it.percent)/100" : "") + (it.place.map { " \(text($0))" } ?? "")
        let operands = [it.operand, it.second].compactMap(\.self).map { text($0) }.joined(separator: ", ")
        return "\(verb)(" + (operands.isEmpty ? "" : "\(operands) in ") + "\(text(it.rows)))"
    }

    private func text(_ constant: ResolvedConstant) -> String {
        switch constant.value {
        case .number(let value, let unit): "\(value)" + (unit.map { $0 == .none ? "" : " \($0)" } ?? "")
        case .label(let label): label
        }
    }

    private func call(_ name: String, _ operands: [ResolvedExpression]) -> String {
        "\(name)(\(operands.map { text($0) }.joined(separator: ", ")))"
    }

    private func text(_ rows: ResolvedRows) -> String {
        switch rows.kind {
        case .data(let index): "data(\(data[index].name))"
        case .definition(let index): "let(\(definitions[index].name))"
        case .filter(let base, let condition): "(\(text(base)) where \(text(condition)))"
        case .consecutive(let base): "consecutive(\(text(base)))"
        case .groups(let base, let key, let isEvery): "(\(text(base)) by \(isEvery ? "every " : "")\(text(key)))"
        case .group: "group"
        case .call(let index, let arguments): text(index, arguments)
        case .argument(let index): "argument(\(index))"
        case .local(let index): "local(\(index))"
        case .invalid: "invalid"
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

extension Formatter {
    mutating func layout(of function: FunctionSyntax) -> Layout {
        var parameters: [Layout] = []
        for parameter in function.parameters { parameters.append(layout(of: parameter)) }
        let head: Layout = .group(
            "function ", name(function.name), "(", .indented(.softLine, Self.list(parameters)), .softLine, ")")
        guard let give = function.give else {
            return .group(head, " =", .indented(.line, .group(layout(of: function.body))))
        }
        startItems()
        var lines: [Layout] = []
        for local in function.locals {
            lines.append([startOfItem(local.span), layout(of: local)])
            endItem(local.span)
        }
        let body: Layout = [startOfItem(give), .group("give ", .indented(.group(layout(of: function.body))))]
        endItem(function.body.span)
        let last = comments(before: function.span.end - 1)
        return [head, " {", .indented(.hardLine, .sequence(lines), body, last), .hardLine, "}"]
    }

    private mutating func layout(of parameter: FunctionSyntax.Parameter) -> Layout {
        let kind: Layout =
            switch parameter.kind {
            case .rows: "rows"
            case .field: "field"
            case .number: "number"
            case .condition: "condition"
            case .type(let type): layout(of: type)
            }
        let rows = parameter.rows.map { [" in ", name($0)] as Layout } ?? []
        return [name(parameter.name), ": ", kind, rows]
    }
}

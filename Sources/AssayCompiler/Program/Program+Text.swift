// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

extension Program {
    /// The program as text, for reading and for tests: one line a node, statements with what they are worth.
    var text: String {
        var lines: [String] = data.map { "data \($0.name): \($0.capacity) of \(records[$0.record].name)" }
        lines += parameters.map { "param \($0.name)" }
        var next = 0
        for statement in statements {
            lines += (next..<max(next, statement.nodeCount)).map { "  \(line(NodeID(index: $0)))" }
            next = max(next, statement.nodeCount)
            lines.append("\(head(of: statement)) = \(statement.root)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func line(_ id: NodeID) -> String {
        let node = self[id]
        let operands = node.operands.map { " \($0)" }.joined()
        let rows = node.data.map { " by \(self.name(of: $0))" } ?? ""
        return "\(id) = \(name(of: node.operation))\(operands) : \(node.type)\(rows)"
    }

    private func head(of statement: Statement) -> String {
        switch statement.kind {
        case .rule(let index): "rule \(statement.name) by \(data[index].name)"
        case .value(let range): "let \(statement.name)" + (range.map { ": \($0.interval)" } ?? "")
        case .rows(let index): "let \(statement.name): rows of \(self.name(of: index))"
        case .requirement: "require"
        case .output: "publish \(statement.name)"
        }
    }

    private func name(of operation: Operation) -> String {
        switch operation {
        case .number(let value): "number \(value)"
        case .label(let index): "label \(index)"
        case .parameter(let index): "param \(parameters[index].name)"
        case .field(let reference, let mayLack): (mayLack ? "field? " : "field ") + field(reference).name
        case .isPresent(let reference): "present \(field(reference).name)"
        case .allRows(let index): "rows \(data[index].name)"
        case .groupExists(let index): "groups \(self.name(of: index))"
        case .groupKey(let index): "key of \(self.name(of: index))"
        case .round(let mode, let decimals): "round \(mode.rawValue) \(decimals)"
        case .root(let mode, let decimals): "root \(mode.rawValue) \(decimals)"
        case .correlation(let mode, let decimals): "correlation \(mode.rawValue) \(decimals)"
        case .percentile(let percent): "percentile \(percent)/100"
        case .curve(let points): "curve " + text(points)
        case .table(let points): "table " + text(points)
        default: "\(operation)"
        }
    }

    private func text(_ points: [Operation.Point]) -> String {
        points.map { "\($0.key)->\($0.value)" }.joined(separator: ",")
    }
}

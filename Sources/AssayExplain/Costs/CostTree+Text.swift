// SPDX-License-Identifier: Apache-2.0
public import AssayConstraints

extension CostTree {
    /// A heading, then the declarations in their order, each with the ways in which its parts are made.
    public var text: [String] {
        ["constraints  line  declaration"]
            + declarations.flatMap { declaration -> [String] in
                let place = declaration.line > 0 ? "\(declaration.line)" : ""
                let head = "\(right("\(declaration.constraints)", 11))  \(right(place, 4))  \(declaration.text)"
                return [head] + declaration.lines.flatMap(\.choices).map { "                     – \($0.sentence)" }
            }
    }

    /// Both trees side by side, for declarations and lines that do not cost the same; then the whole.
    public func comparison(with old: CostTree) -> [String] {
        let head = "\(right("now", 11))  \(right("before", 11))  \(right("difference", 11))  line  declaration"
        let rows = changes(from: old).map { change in
            let place = change.line > 0 ? "\(change.line)" : ""
            return Self.row(
                change.now, change.before, right(place, 4) + "  " + (change.isLine ? "  a line of \(change.label)" : change.label))
        }
        return [head] + rows + [Self.row(constraints, old.constraints, "      all of it")]
    }

    private static func row(_ now: Int, _ before: Int, _ what: String) -> String {
        let difference = now - before
        let sign = difference > 0 ? "+" : ""
        return "\(right("\(now)", 11))  \(right("\(before)", 11))  \(right("\(sign)\(difference)", 11))  \(what)"
    }
}

extension NotedChoice {
    /// `168 times 60 ... 260 within 0 ... 309: stretches of the range's length, 10; two comparisons would be 20`
    public var sentence: String {
        let times = count == 1 ? "" : "\(count) times "
        let others = choice.others.map { "\($0.name) would be \($0.cost)" }
        return ([times + "\(choice.what): \(choice.way), \(cost)" + (count == 1 ? "" : " each")] + others).joined(separator: "; ")
    }
}

private func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
}

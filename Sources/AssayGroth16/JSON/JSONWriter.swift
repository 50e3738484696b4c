// SPDX-License-Identifier: Apache-2.0

/// JSON text as the tools of the ecosystem write it: members in a fixed order, one space of indentation a level, no final newline.
indirect enum JSONOutput {
    case text(String)
    case number(Int)
    case list([JSONOutput])
    case members([(String, JSONOutput)])

    func rendered() -> String {
        var result = ""
        write(to: &result, depth: 0)
        return result
    }

    private func write(to result: inout String, depth: Int) {
        switch self {
        case .text(let text): result += "\"\(text)\""  // decimal digits and fixed names only: nothing to escape
        case .number(let number): result += String(number)
        case .list(let elements):
            write(elements.map { ("", $0) }, between: ("[", "]"), to: &result, depth: depth)
        case .members(let members):
            write(members.map { ("\"\($0)\": ", $1) }, between: ("{", "}"), to: &result, depth: depth)
        }
    }

    private func write(_ items: [(String, JSONOutput)], between brackets: (String, String), to result: inout String, depth: Int) {
        result += brackets.0
        for (index, (label, item)) in items.enumerated() {
            result += (index == 0 ? "\n" : ",\n") + String(repeating: " ", count: depth + 1) + label
            item.write(to: &result, depth: depth + 1)
        }
        if !items.isEmpty { result += "\n" + String(repeating: " ", count: depth) }
        result += brackets.1
    }
}

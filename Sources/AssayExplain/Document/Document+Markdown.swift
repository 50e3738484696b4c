// SPDX-License-Identifier: Apache-2.0

extension Document {
    /// The page as Markdown (CommonMark with tables), lines ended by `\n`.
    public var markdown: String { blocks.map(Self.markdown).joined(separator: "\n") }

    private static func markdown(_ block: Block) -> String {
        switch block {
        case .heading(let level, let phrase): String(repeating: "#", count: level) + " " + markdown(phrase) + "\n"
        case .paragraph(let phrase): markdown(phrase) + "\n"
        case .list(let items): items.map { "- \(markdown($0))\n" }.joined()
        case .table(let heads, let rows): table(heads, rows)
        case .code(let text, let language): fenced(text, language)
        }
    }

    private static func table(_ heads: [String], _ rows: [[Phrase]]) -> String {
        let head = "| \(heads.joined(separator: " | ")) |\n|\(String(repeating: "---|", count: heads.count))\n"
        return head + rows.map { row in "| \(row.map { cell(markdown($0)) }.joined(separator: " | ")) |\n" }.joined()
    }

    /// A bar ends a cell even in code, unless a backslash stands before it.
    private static func cell(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for character in text.unicodeScalars {
            if character == "|", result.last != "\\" { result.append("\\") }
            result.append(character)
        }
        return String(result)
    }

    /// Between fences that are longer than any row of backticks in the text.
    private static func fenced(_ text: String, _ language: String) -> String {
        let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
        return "\(fence)\(language)\n\(text)\(text.hasSuffix("\n") ? "" : "\n")\(fence)\n"
    }

    private static func longestRun(of wanted: Unicode.Scalar, in text: String) -> Int {
        var (longest, run) = (0, 0)
        for character in text.unicodeScalars {
            run = character == wanted ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }

    /// A phrase in one line of Markdown.
    static func markdown(_ phrase: Phrase) -> String {
        phrase.parts.map { part in
            switch part {
            case .text(let text): escaped(text)
            case .code(let text): codeSpan(text)
            case .strong(let text): "**\(escaped(text))**"
            case .link(let text, let target): "[\(escaped(text))](\(target))"
            }
        }.joined()
    }

    private static func codeSpan(_ text: String) -> String {
        let fence = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
        let space = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
        return fence + space + oneLine(text) + space + fence
    }

    /// Text that means nothing but itself.
    private static func escaped(_ text: String) -> String {
        oneLine(text).unicodeScalars.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\\", "`", "*", "_", "[", "]", "|", "~", "$", "#": result += "\\\(character)"
            default: result.unicodeScalars.append(character)
            }
        }
    }

    private static func oneLine(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        for character in text.unicodeScalars { line.append(Character(character).isNewline ? " " : character) }
        return String(line)
    }
}

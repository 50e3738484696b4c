// SPDX-License-Identifier: Apache-2.0

/// Turns a layout into lines. Linear in the size of the layout.
struct LayoutPrinter {
    /// The columns that a line should not pass.
    static let width = 100
    static let indentation = 4

    private var lines: [Line] = []
    private var current = Line()
    /// Whether the next text must start a new line, as after a comment.
    private var mustBreak = false

    struct Line {
        var code = ""
        var column = 0
        /// A comment that follows the code.
        var comment: String?
        /// Whether the code is itself a comment.
        var isComment = false

        var isEmpty: Bool { code.isEmpty && comment == nil }
    }

    /// The lines of a layout, each with its end; comments that follow code on neighbouring lines start in one column.
    static func print(_ layout: Layout) -> String {
        var printer = LayoutPrinter()
        printer.print(layout, indent: 0, isFlat: false)
        printer.endLine()
        while let last = printer.lines.last, last.isEmpty { printer.lines.removeLast() }
        return aligned(printer.lines).map { $0 + "\n" }.joined()
    }

    private mutating func print(_ layout: Layout, indent: Int, isFlat: Bool) {
        switch layout.kind {
        case .text(let text): write(text, indent)
        case .line: isFlat ? write(" ", indent) : breakLine()
        case .softLine: if !isFlat { breakLine() }
        case .hardLine: breakLine()
        case .blankLine: writeBlankLine()
        case .trailingComment(let text): writeTrailing(text, indent)
        case .ownComment(let text): writeOwn(text, indent)
        case .sequence(let parts): for part in parts { print(part, indent: indent, isFlat: isFlat) }
        case .indented(let inner): print(inner, indent: indent + Self.indentation, isFlat: isFlat)
        case .group(let inner): print(inner, indent: indent, isFlat: isFlat || fits(inner, indent))
        }
    }

    private func fits(_ layout: Layout, _ indent: Int) -> Bool {
        guard let width = layout.flatWidth else { return false }
        let start = mustBreak || current.isEmpty ? indent : current.column
        return start + width <= Self.width
    }

    private mutating func write(_ text: String, _ indent: Int) {
        if mustBreak { endLine() }
        let text = current.isEmpty ? String(text.drop { $0 == " " }) : text
        guard !text.isEmpty else { return }
        if current.isEmpty {
            current.code = String(repeating: " ", count: indent)
            current.column = indent
        }
        current.code += text
        current.column += DisplayWidth.of(text)
    }

    private mutating func breakLine() {
        if !current.isEmpty { mustBreak = true }
    }

    private mutating func endLine() {
        mustBreak = false
        guard !current.isEmpty else { return }
        while current.code.last == " " { current.code.removeLast() }
        lines.append(current)
        current = Line()
    }

    private mutating func writeBlankLine() {
        endLine()
        if let last = lines.last, !last.isEmpty { lines.append(Line()) }
    }

    private mutating func writeTrailing(_ text: String, _ indent: Int) {
        guard !current.code.isEmpty, !current.isComment, current.comment == nil else { return writeOwn(text, indent) }
        current.comment = text
        mustBreak = true
    }

    private mutating func writeOwn(_ text: String, _ indent: Int) {
        endLine()
        write(text, indent)
        current.isComment = true
        mustBreak = true
    }

    // MARK: Comments in one column

    private static func aligned(_ lines: [Line]) -> [String] {
        var result: [String] = []
        var run: [Line] = []
        for line in lines {
            if line.comment == nil { flush(&run, into: &result) }
            run.append(line)
        }
        flush(&run, into: &result)
        return result
    }

    /// Writes a run of lines of which all but the first surely have a comment.
    private static func flush(_ run: inout [Line], into result: inout [String]) {
        let commented = run.filter { $0.comment != nil }
        let column = commented.map { DisplayWidth.of($0.code) }.max() ?? 0
        for line in run {
            guard let comment = line.comment else {
                result.append(line.code)
                continue
            }
            let space = String(repeating: " ", count: column - DisplayWidth.of(line.code) + 2)
            result.append(line.code + space + comment)
        }
        run = []
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Shows diagnostics to people: the message, the line with the place underlined, the notes, and what to do.
public struct DiagnosticRenderer: Sendable {
    /// Whether to colour with terminal escapes; the caller decides, by `NO_COLOR` and whether the output is a terminal.
    public let usesColour: Bool

    /// A renderer with or without colours.
    public init(usesColour: Bool = false) {
        self.usesColour = usesColour
    }

    /// The diagnostics one after the other, with an empty line between them, and a last line that counts them.
    public func render(_ diagnostics: [Diagnostic], in source: SourceFile) -> String {
        let parts = diagnostics.map { render($0, in: source) }
        return (parts + [summary(of: diagnostics)].compactMap(\.self)).joined(separator: "\n")
    }

    /// One diagnostic; ends with a line end.
    public func render(_ diagnostic: Diagnostic, in source: SourceFile) -> String {
        let snippets = [diagnostic.span] + diagnostic.notes.compactMap(\.span)
        let margin = snippets.map { String(source.location(of: $0.start).line).count }.max() ?? 1
        var lines = [headline(diagnostic)]
        lines += snippet(diagnostic.span, in: source, margin: margin, style: style(of: diagnostic.severity))
        for note in diagnostic.notes { lines += render(note, in: source, margin: margin) }
        if let fix = diagnostic.fix { lines.append(help(fix)) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// One diagnostic about a file that could not be taken as a source, without its text.
    public func render(_ diagnostic: Diagnostic, fileName: String) -> String {
        var lines = [headline(diagnostic), " \(paint("-->", .frame)) \(fileName)"]
        lines += diagnostic.notes.map { "  \(paint("=", .frame)) note: \($0.message)" }
        if let fix = diagnostic.fix { lines.append(help(fix)) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func headline(_ diagnostic: Diagnostic) -> String {
        let label = "\(diagnostic.severity.rawValue)[\(diagnostic.code)]"
        return "\(paint(label, style(of: diagnostic.severity))): \(paint(diagnostic.message, .strong))"
    }

    private func help(_ fix: Diagnostic.Fix) -> String {
        "\(paint("help", .help)): \(fix.message)"
    }

    private func render(_ note: Diagnostic.Note, in source: SourceFile, margin: Int) -> [String] {
        let space = String(repeating: " ", count: margin)
        guard let span = note.span else { return ["\(space) \(paint("=", .frame)) note: \(note.message)"] }
        return ["\(paint("note", .note)): \(note.message)"] + snippet(span, in: source, margin: margin, style: .note)
    }

    private func summary(of diagnostics: [Diagnostic]) -> String? {
        let errors = diagnostics.count { $0.severity == .error }
        let warnings = diagnostics.count - errors
        let parts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
        return parts.isEmpty ? nil : parts.joined(separator: ", ") + "\n"
    }

    // MARK: The line and its underline

    private func snippet(_ span: Span, in source: SourceFile, margin: Int, style: Style) -> [String] {
        let location = source.location(of: span.start)
        let number = String(location.line)
        let space = String(repeating: " ", count: margin)
        let excerpt = SourceExcerpt(of: span, line: location.line, in: source)
        let bar = paint("|", .frame)
        return [
            "\(space)\(paint("-->", .frame)) \(source.name):\(number):\(location.column)",
            "\(space) \(bar)",
            "\(paint(String(repeating: " ", count: margin - number.count) + number, .frame)) \(bar) \(excerpt.text)",
            "\(space) \(bar) \(String(repeating: " ", count: excerpt.indent))\(paint(excerpt.underline, style))",
        ]
    }

    // MARK: Colours

    private enum Style: String {
        case error = "1;31"
        case warning = "1;33"
        case note = "1;36"
        case help = "1;32"
        case frame = "34"
        case strong = "1"
    }

    private func style(of severity: Diagnostic.Severity) -> Style {
        severity == .error ? .error : .warning
    }

    private func paint(_ text: String, _ style: Style) -> String {
        usesColour ? "\u{1b}[\(style.rawValue)m\(text)\u{1b}[0m" : text
    }
}

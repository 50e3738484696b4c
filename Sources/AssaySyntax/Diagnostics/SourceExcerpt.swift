// SPDX-License-Identifier: Apache-2.0

/// One line of a source as a terminal shows it, and where the underline of a span goes: tabs as four spaces, wide
/// characters two columns wide, invisible characters as `\u{FFFD}`, and long lines cut around the span.
struct SourceExcerpt {
    let text: String
    /// Columns before the underline.
    let indent: Int
    /// Carets, at least one.
    let underline: String

    private static let tab = "    "
    /// Columns shown before and from the start of the span.
    private static let before = 60
    private static let after = 100
    /// Bytes that surely hold these columns, unless somebody stacks accents.
    private static let window = 2_000

    /// The excerpt of `line`, in which `span` starts; a span that goes on is underlined to the line's end.
    init(of span: Span, line: Int, in source: SourceFile) {
        let whole = source.line(line)
        let start = min(max(span.start, whole.start), whole.end)
        let end = min(max(span.end, start), whole.end)
        let head = Self.cutHead(Self.shown(source.text(source.aligned(Span(max(whole.start, start - Self.window), start)))))
        let marked = Self.shown(source.text(source.aligned(Span(start, min(end, start + Self.window)))))
        let tail = Self.shown(source.text(source.aligned(Span(end, min(whole.end, end + Self.window)))))
        text = head + Self.cutTail(marked + tail)
        indent = DisplayWidth.of(head)
        underline = String(repeating: "^", count: max(1, min(DisplayWidth.of(marked), Self.after)))
    }

    private static func shown(_ text: String) -> String {
        text.reduce(into: "") { shown, character in
            let isInvisible = character.unicodeScalars.first.map(Lexer.isDeceptive) ?? false
            shown += character == "\t" ? tab : isInvisible ? "\u{fffd}" : String(character)
        }
    }

    private static func cutHead(_ text: String) -> String {
        text.count <= before ? text : "…" + text.suffix(before)
    }

    private static func cutTail(_ text: String) -> String {
        text.count <= after ? text : text.prefix(after) + "…"
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats

/// Text with a little Markdown, as the client can show it.
struct Markup {
    let isMarkdown: Bool

    func json(_ paragraphs: [String]) -> JSON {
        let text = paragraphs.filter { !$0.isEmpty }.joined(separator: "\n\n")
        guard isMarkdown else { return ["kind": "plaintext", "value": .string(Self.plain(text))] }
        return ["kind": "markdown", "value": .string(text)]
    }

    /// A piece of a program.
    func code(_ text: String) -> String { isMarkdown ? "```assay\n\(text)\n```" : text }

    private static func plain(_ text: String) -> String {
        String(text.filter { $0 != "`" })
    }
}

// SPDX-License-Identifier: Apache-2.0

extension Document {
    /// The page as one HTML file that needs nothing else: no script, no font and no picture from elsewhere.
    public var html: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>\(Self.escapedHTML(title))</title>
        <style>
        \(Self.style)
        </style>
        </head>
        <body>
        \(blocks.map(Self.html).joined(separator: "\n"))
        </body>
        </html>

        """
    }

    private static func html(_ block: Block) -> String {
        switch block {
        case .heading(let level, let phrase): "<h\(level)>\(html(phrase))</h\(level)>"
        case .paragraph(let phrase): "<p>\(html(phrase))</p>"
        case .list(let items): "<ul>\n\(items.map { "<li>\(html($0))</li>\n" }.joined())</ul>"
        case .table(let heads, let rows): table(heads, rows)
        case .code(let text, _): "<pre><code>\(escapedHTML(text))</code></pre>"
        }
    }

    private static func table(_ heads: [String], _ rows: [[Phrase]]) -> String {
        let cells = heads.map { "<th>\(escapedHTML($0))</th>" }.joined()
        let head = heads.allSatisfy(\.isEmpty) ? "" : "<thead><tr>\(cells)</tr></thead>\n"
        let body = rows.map { "<tr>\($0.map { "<td>\(html($0))</td>" }.joined())</tr>\n" }.joined()
        return "<table>\n\(head)<tbody>\n\(body)</tbody>\n</table>"
    }

    private static func html(_ phrase: Phrase) -> String {
        phrase.parts.map { part in
            switch part {
            case .text(let text): escapedHTML(text)
            case .code(let text): "<code>\(escapedHTML(text))</code>"
            case .strong(let text): "<strong>\(escapedHTML(text))</strong>"
            case .link(let text, let target): "<a href=\"\(escapedHTML(target))\">\(escapedHTML(text))</a>"
            }
        }.joined()
    }

    /// Text that means nothing but itself, in an element and in an attribute. By code points, as a browser reads it: with letters that join
    /// their neighbours `<` is no character of its own.
    static func escapedHTML(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(character)
            }
        }
    }

    private static let style = """
        :root { color-scheme: light dark; --ink: #1c1c1c; --paper: #ffffff; --line: #c8c8c8; --soft: #f3f3f1; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6e6e6; --paper: #17181a; --line: #4a4c50; --soft: #232529; } }
        body { margin: 2rem auto; padding: 0 1.2rem; max-width: 52rem; background: var(--paper); color: var(--ink);
            font: 1rem/1.5 Georgia, "Times New Roman", serif; }
        h1, h2, h3 { line-height: 1.25; break-after: avoid; }
        h2 { margin-top: 2.4rem; border-bottom: 1px solid var(--line); }
        code, pre { font: 0.88em/1.5 ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
        code { background: var(--soft); padding: 0 0.2em; overflow-wrap: anywhere; }
        pre { background: var(--soft); padding: 0.7rem 1rem; white-space: pre-wrap; }
        pre code { padding: 0; }
        table { border-collapse: collapse; width: 100%; }
        td:empty { height: 2rem; }
        th, td { border: 1px solid var(--line); padding: 0.3rem 0.6rem; text-align: left; vertical-align: top; }
        @media print {
            :root { color-scheme: light; --ink: #000000; --paper: #ffffff; --line: #999999; --soft: #f4f4f4; }
            body { margin: 0; max-width: none; font-size: 10.5pt; }
            tr, pre { break-inside: avoid; }
        }
        """
}

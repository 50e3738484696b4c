// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// How a function is called, and what its author says about it.
struct Signature: Hashable, Sendable {
    /// `present_share(readings: rows, value: field in readings)`
    let text: String
    let parameters: [String]
    /// The comment above it, without its examples.
    let summary: String

    init(_ function: FunctionSyntax, in tree: SyntaxTree) {
        let source = tree.source
        let shown = function.parameters.map { source.text($0.span).split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        text = "\(function.name.text)(\(shown.joined(separator: ", ")))"
        parameters = function.parameters.map(\.name.text)
        summary = tree.comments(above: source.lineNumber(of: function.span.start), in: source)
            .filter { !$0.hasPrefix("example:") }.joined(separator: " ")
    }

    /// Those of all functions of a file, by name.
    static func all(in tree: SyntaxTree) -> [(name: String, signature: Signature)] {
        tree.functions.map { ($0.name.text, Signature($0, in: tree)) }
    }
}

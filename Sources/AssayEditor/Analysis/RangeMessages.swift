// SPDX-License-Identifier: Apache-2.0
internal import AssayCompiler
internal import AssaySyntax

/// What has been said about the ranges of a program, by the text of the declaration that each message is in.
struct RangeMessages: Sendable {
    private let messages: [Diagnostic]
    private let source: SourceFile
    private let spans: [Span]

    /// `nil` unless the ranges of the program have been checked.
    init?(_ analysis: Analysis) {
        guard analysis.isComplete, let typed = analysis.typed, let tree = analysis.tree else { return nil }
        let others = Set(typed.diagnostics)
        messages = analysis.diagnostics.filter { !others.contains($0) }
        source = tree.source
        spans = messages.isEmpty ? [] : tree.declarations.map(\.span)
    }

    /// The messages in declarations that stand in the other text, letter by letter, at their places there.
    func inside(_ other: Analysis) -> [Diagnostic] {
        guard !messages.isEmpty, let tree = other.tree else { return [] }
        let places = Dictionary(tree.declarations.map { (tree.source.text($0.span), $0.span) }) { first, _ in first }
        return messages.compactMap { message in
            message.moved { span in
                guard let own = spans.last(where: { $0.contains(span) }), let now = places[source.text(own)] else { return nil }
                return Span(span.start - own.start + now.start, span.end - own.start + now.start)
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
public import AssaySyntax

extension Diagnostic {
    /// Whether it says something, and all that it points at stands in the text.
    public func isInside(_ source: SourceFile) -> Bool {
        let spans = [span] + notes.compactMap(\.span) + [fix?.edit?.span].compactMap(\.self)
        return spans.allSatisfy { source.span.contains($0) } && !message.isEmpty
    }
}

// SPDX-License-Identifier: Apache-2.0

extension Diagnostic {
    /// The same message where its text now stands; `nil` when its place is gone. A note whose place is gone stays without one, and an edit
    /// whose place is gone is left out.
    public func moved(_ place: (Span) -> Span?) -> Diagnostic? {
        place(span).map { Diagnostic(self, at: $0, place) }
    }

    private init(_ other: Diagnostic, at span: Span, _ place: (Span) -> Span?) {
        code = other.code
        severity = other.severity
        self.span = span
        message = other.message
        notes = other.notes.map { note in Note(note.message, at: note.span.flatMap(place)) }
        fix = other.fix.map { fix in
            Fix(fix.message, edit: fix.edit.flatMap { edit in place(edit.span).map { Edit(span: $0, replacement: edit.replacement) } })
        }
    }
}

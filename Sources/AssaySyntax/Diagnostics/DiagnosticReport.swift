// SPDX-License-Identifier: Apache-2.0

/// A diagnostic for machines: the form that `--json` prints. The keys are stable. Lines and columns count from 1, columns
/// in characters as people see them; an end is the place behind the last character.
public struct DiagnosticReport: Codable, Hashable, Sendable {
    public let code: String
    public let severity: Diagnostic.Severity
    public let file: String
    /// The places are left out for a file that could not be taken as a source.
    public let line: Int?
    public let column: Int?
    public let endLine: Int?
    public let endColumn: Int?
    public let message: String
    public let notes: [Note]
    public let fix: Fix?

    public struct Note: Codable, Hashable, Sendable {
        public let message: String
        public let line: Int?
        public let column: Int?
        public let endLine: Int?
        public let endColumn: Int?
    }

    public struct Fix: Codable, Hashable, Sendable {
        public let message: String
        public let edit: Edit?
    }

    /// Replace the text between the places by `replacement`.
    public struct Edit: Codable, Hashable, Sendable {
        public let line: Int
        public let column: Int
        public let endLine: Int
        public let endColumn: Int
        public let replacement: String
    }

    /// The report of a diagnostic about `source`.
    public init(_ diagnostic: Diagnostic, in source: SourceFile) {
        let (start, end) = source.locations(of: diagnostic.span)
        code = diagnostic.code
        severity = diagnostic.severity
        file = source.name
        (line, column, endLine, endColumn) = (start.line, start.column, end.line, end.column)
        message = diagnostic.message
        notes = diagnostic.notes.map { Note($0, in: source) }
        fix = diagnostic.fix.map { Fix(message: $0.message, edit: $0.edit.map { Edit($0, in: source) }) }
    }

    /// The report of a diagnostic about a file that could not be taken as a source.
    public init(_ diagnostic: Diagnostic, fileName: String) {
        code = diagnostic.code
        severity = diagnostic.severity
        file = fileName
        (line, column, endLine, endColumn) = (nil, nil, nil, nil)
        message = diagnostic.message
        notes = diagnostic.notes.map { Note($0, in: nil) }
        fix = diagnostic.fix.map { Fix(message: $0.message, edit: nil) }
    }
}

extension DiagnosticReport.Note {
    fileprivate init(_ note: Diagnostic.Note, in source: SourceFile?) {
        let places = note.span.flatMap { span in source.map { $0.locations(of: span) } }
        message = note.message
        (line, column) = (places?.start.line, places?.start.column)
        (endLine, endColumn) = (places?.end.line, places?.end.column)
    }
}

extension DiagnosticReport.Edit {
    fileprivate init(_ edit: Diagnostic.Edit, in source: SourceFile) {
        let (start, end) = source.locations(of: edit.span)
        (line, column, endLine, endColumn) = (start.line, start.column, end.line, end.column)
        replacement = edit.replacement
    }
}

extension SourceFile {
    fileprivate func locations(of span: Span) -> (start: SourcePosition, end: SourcePosition) {
        (location(of: span.start), location(of: span.end))
    }
}

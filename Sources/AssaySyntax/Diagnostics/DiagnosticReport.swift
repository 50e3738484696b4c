// SPDX-License-Identifier: Apache-2.0

/// A diagnostic for machines: the form that `--json` prints. The keys are stable. Lines and columns count from 1, columns
/// in characters as people see them; an end is the place behind the last character.
public struct DiagnosticReport: Codable, Hashable, Sendable {
    /// The stable code.
    public let code: String
    /// `error` or `warning`.
    public let severity: Diagnostic.Severity
    /// What the user calls the file.
    public let file: String
    /// The places are left out for a file that could not be taken as a source.
    public let line: Int?
    /// From 1, in characters.
    public let column: Int?
    /// The line of the place behind the last character.
    public let endLine: Int?
    /// The column of the place behind the last character.
    public let endColumn: Int?
    /// One sentence.
    public let message: String
    /// Causes and other places, in order.
    public let notes: [Note]
    /// What to do about it.
    public let fix: Fix?
    /// The page about the code, below the folder of the documentation: `diagnostics/A0405.md`.
    public let page: String

    /// A further sentence, perhaps about another place.
    public struct Note: Codable, Hashable, Sendable {
        /// One sentence.
        public let message: String
        /// From 1.
        public let line: Int?
        /// From 1, in characters.
        public let column: Int?
        /// The line of the place behind the last character.
        public let endLine: Int?
        /// The column of the place behind the last character.
        public let endColumn: Int?
    }

    /// Advice, and the edit that follows it.
    public struct Fix: Codable, Hashable, Sendable {
        /// One sentence.
        public let message: String
        /// Left out when no edit says exactly what is advised.
        public let edit: Edit?
    }

    /// Replace the text between the places by `replacement`.
    public struct Edit: Codable, Hashable, Sendable {
        /// From 1.
        public let line: Int
        /// From 1, in characters.
        public let column: Int
        /// The line of the place behind the last character.
        public let endLine: Int
        /// The column of the place behind the last character.
        public let endColumn: Int
        /// The new text.
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
        page = Self.page(of: diagnostic)
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
        page = Self.page(of: diagnostic)
    }
}

extension DiagnosticReport {
    private static func page(of diagnostic: Diagnostic) -> String { "diagnostics/\(diagnostic.code).md" }
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

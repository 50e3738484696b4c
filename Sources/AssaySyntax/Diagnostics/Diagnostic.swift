// SPDX-License-Identifier: Apache-2.0

/// One message about a program: a stable code, the place, what is wrong, why, and what to do.
///
/// A value: rendering it is another matter (`DiagnosticRenderer`, `DiagnosticReport`). Wordings live in the catalogue
/// files (`Diagnostic+Lexical.swift` and its neighbours), apart from the code that finds the fault.
public struct Diagnostic: Hashable, Sendable, Error {
    /// Whether the program can run.
    public enum Severity: String, Hashable, Sendable, Codable {
        case error, warning
    }

    /// The stable code, such as `A0133`; wordings may change, codes may not.
    public let code: String
    /// An error stops the program, a warning does not.
    public let severity: Severity
    /// The place that the message is about.
    public let span: Span
    /// What is wrong, in one sentence without a full stop.
    public let message: String
    /// Why it is wrong: causes, derivations, other places that matter.
    public let notes: [Note]
    /// What to do about it.
    public let fix: Fix?

    /// A message of a catalogue; an error unless said otherwise.
    public init(
        _ code: some DiagnosticCatalogue, _ severity: Severity = .error, at span: Span, _ message: String,
        notes: [Note] = [], fix: Fix? = nil
    ) {
        self.code = code.rawValue
        self.severity = severity
        self.span = span
        self.message = message
        self.notes = notes
        self.fix = fix
    }

    /// The same message at another place, with a note about the one where it arose; without its edit, which belongs there.
    public func moved(to place: Span, because note: Note) -> Diagnostic {
        Diagnostic(moving: self, to: place, note)
    }

    private init(moving other: Diagnostic, to place: Span, _ note: Note) {
        code = other.code
        severity = other.severity
        span = place
        message = other.message
        notes = [note] + other.notes
        fix = other.fix.map { Fix($0.message) }
    }

    /// A further sentence, perhaps about another place in the file.
    public struct Note: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
        /// One sentence, without a full stop.
        public let message: String
        /// The other place; `nil` when it is about the same.
        public let span: Span?

        /// A note, about another place if one is given.
        public init(_ message: String, at span: Span? = nil) {
            self.message = message
            self.span = span
        }

        /// A note without a place.
        public init(stringLiteral message: String) {
            self.init(message)
        }
    }

    /// Advice, and where it can be said exactly, the edit that follows it.
    public struct Fix: Hashable, Sendable {
        /// One sentence, without a full stop.
        public let message: String
        /// The edit that follows the advice, where it can be said exactly.
        public let edit: Edit?

        /// Advice, with the edit that follows it if there is one.
        public init(_ message: String, edit: Edit? = nil) {
            self.message = message
            self.edit = edit
        }

        /// Advice to replace the text of `span` by `replacement`.
        public static func replace(_ span: Span, by replacement: String, _ message: String) -> Fix {
            Fix(message, edit: Edit(span: span, replacement: replacement))
        }
    }

    /// Put `replacement` in the place of `span`.
    public struct Edit: Hashable, Sendable {
        /// What to replace; empty to insert.
        public let span: Span
        /// The new text.
        public let replacement: String

        /// An edit of one place.
        public init(span: Span, replacement: String) {
            self.span = span
            self.replacement = replacement
        }
    }
}

/// The codes of one area, such as "names" or "units": an enumeration whose raw values are the codes.
///
/// ```swift
/// enum NameCode: String, DiagnosticCatalogue {
///     case unknownField = "A0201"
/// }
/// ```
/// Every code is unique over all catalogues and has a page in `Sources/AssayExplain/Pages`; tests check both.
public protocol DiagnosticCatalogue: RawRepresentable<String>, CaseIterable, Hashable, Sendable {}

// SPDX-License-Identifier: Apache-2.0
public import AssayFormats

/// Where in a file something stands, as far as it is known.
public struct ImportPlace: Hashable, Sendable {
    /// The line, counted from 1.
    public var line: Int?
    /// The path of a JSON element, such as `entry[3].resource`, or the name of an XML element.
    public var element: String?

    public init(line: Int? = nil, element: String? = nil) {
        self.line = line
        self.element = element
    }
}

/// One thing that keeps a table from being imported: where, what, and what to do about it.
public struct ImportIssue: Error, Hashable, Sendable, CustomStringConvertible {
    /// The table or the column map.
    public var file: String
    /// The line in the file, counted from 1.
    public var line: Int?
    /// The part of a file that is no table, as in ``ImportPlace/element``.
    public var element: String?
    /// The row of data, counted from 1: below the header of a table, by time among readings.
    public var row: Int?
    /// The column by its header.
    public var column: String?
    /// What stands there, cut and without control characters.
    public var value: String?
    public var cause: String
    public var fix: String

    public init(
        file: String, at place: ImportPlace = ImportPlace(), row: Int? = nil, column: String? = nil, value: String? = nil, cause: String,
        fix: String
    ) {
        self.file = file
        line = place.line
        element = place.element.map { PrintableText.of($0, limit: 120) }
        self.row = row
        self.column = column.map(printable)
        self.value = value.map(printable)
        self.cause = cause
        self.fix = fix
    }

    /// `diary.csv:18: row 17, column "systolic", "412": outside the range 0 .. 309 mmHg. Correct the value.`
    public var description: String {
        let place = [element, row.map { "row \($0)" }, column.map { "column \"\($0)\"" }, value.map { "\"\($0)\"" }].compactMap(\.self)
        let start = file + (line.map { ":\($0)" } ?? "") + ": "
        return start + (place.isEmpty ? "" : place.joined(separator: ", ") + ": ") + cause + ". " + fix + "."
    }

    public var json: JSON {
        var members: [String: JSON] = ["file": .string(file), "cause": .string(cause), "fix": .string(fix)]
        members["line"] = line.map { .integer($0) }
        members["element"] = element.map { .string($0) }
        members["row"] = row.map { .integer($0) }
        members["column"] = column.map { .string($0) }
        members["value"] = value.map { .string($0) }
        return .object(members)
    }
}

/// The text as a message may quote it.
func printable(_ text: String) -> String { PrintableText.of(text) }

/// All that is wrong with a table; nothing was imported.
public struct ImportFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The first issues, at most `limit`.
    public private(set) var issues: [ImportIssue] = []
    /// How many there are in all.
    public private(set) var issueCount = 0
    /// How many are kept.
    public static let limit = 100

    /// A failure without an issue yet.
    public init() {}

    public mutating func add(_ issue: ImportIssue) {
        issueCount += 1
        if issues.count < Self.limit { issues.append(issue) }
    }

    /// Puts an issue of the table as a whole before those of its rows.
    mutating func addFirst(_ issue: ImportIssue) {
        issueCount += 1
        issues = Array(([issue] + issues).prefix(Self.limit))
    }

    mutating func add(contentsOf others: [ImportIssue]) {
        for issue in others { add(issue) }
    }

    /// One line an issue, and how many more there are.
    public var description: String {
        let more = issueCount > issues.count ? ["and \(issueCount - issues.count) more"] : []
        return (issues.map(\.description) + more).joined(separator: "\n")
    }
}

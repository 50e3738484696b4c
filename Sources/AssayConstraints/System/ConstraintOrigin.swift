// SPDX-License-Identifier: Apache-2.0

/// Where a constraint comes from, in the words of the person who wrote the program.
public struct ConstraintOrigin: Hashable, Sendable {
    /// First line of the source, counted from 1; 0 when no line stands behind the constraint.
    public var line: Int
    /// First column, counted from 1.
    public var column: Int
    /// Line and column just after the last character.
    public var endLine: Int
    public var endColumn: Int
    /// What stands there, such as `rule plausible` or `let completeness`.
    public var subject: String
    /// Data row, counted from 1.
    public var row: Int?
    /// Field of the row, or parameter.
    public var field: String?
    /// What is being checked, such as `range 0 ... 309`; gadgets fill it in.
    public var check: String

    public init(
        line: Int = 0, column: Int = 0, endLine: Int? = nil, endColumn: Int? = nil, subject: String = "", row: Int? = nil,
        field: String? = nil, check: String = ""
    ) {
        self.line = line
        self.column = column
        self.endLine = endLine ?? line
        self.endColumn = endColumn ?? column
        self.subject = subject
        self.row = row
        self.field = field
        self.check = check
    }
}

extension ConstraintOrigin: CustomStringConvertible {
    /// For example `line 14, rule plausible, row 3, field systolic: range 0 ... 309`.
    public var description: String {
        var parts: [String] = []
        if line > 0 { parts.append("line \(line)") }
        if !subject.isEmpty { parts.append(subject) }
        if let row { parts.append("row \(row)") }
        if let field { parts.append("field \(field)") }
        let place = parts.isEmpty ? "no source line" : parts.joined(separator: ", ")
        return check.isEmpty ? place : "\(place): \(check)"
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Rows of raw values that fit a schema.
public struct DataSet: Hashable, Sendable {
    public let schema: Schema
    /// `rows[row][field]` is the raw value, or `nil` where an optional one is missing.
    public let rows: [[Int?]]

    /// Throws at the first value that does not fit the schema.
    public init(schema: Schema, rows: [[Int?]]) throws(DataSetError) {
        guard rows.count <= schema.capacity else { throw .tooManyRows(count: rows.count, capacity: schema.capacity) }
        for (index, row) in rows.enumerated() {
            guard row.count == schema.fields.count else {
                throw .wrongWidth(row: index + 1, count: row.count, expected: schema.fields.count)
            }
            for (field, value) in zip(schema.fields, row) {
                if let problem = field.problem(with: value) { throw .badValue(row: index + 1, field: field.name, problem: problem) }
            }
        }
        self.schema = schema
        self.rows = rows
    }
}

extension Schema.Field {
    /// Why `value` cannot stand in this field; `nil` when it can.
    public func problem(with value: Int?) -> String? {
        guard let value else { return optional ? nil : "a value is needed; this field has no \"or missing\"" }
        guard lo...hi ~= value else {
            return labels.isEmpty
                ? "\(text(value)) is outside the range \(text(lo)) .. \(text(hi))\(unit.isEmpty ? "" : " " + unit)"
                : "\(value) stands for none of the \(labels.count) labels"
        }
        return nil
    }
}

/// Why rows are not a data set of a schema. Rows are counted from 1.
public enum DataSetError: Error, Hashable, Sendable, CustomStringConvertible {
    case tooManyRows(count: Int, capacity: Int)
    case wrongWidth(row: Int, count: Int, expected: Int)
    case badValue(row: Int, field: String, problem: String)

    public var description: String {
        switch self {
        case .tooManyRows(let count, let capacity): "\(count) rows; the algorithm takes at most \(capacity)"
        case .wrongWidth(let row, let count, let expected): "row \(row): \(count) values; a record has \(expected) fields"
        case .badValue(let row, let field, let problem): "row \(row), field \(field): \(problem)"
        }
    }
}

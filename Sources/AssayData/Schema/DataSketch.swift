// SPDX-License-Identifier: Apache-2.0

/// A table as far as it can be read, for pictures: values may be missing, or outside their ranges.
public struct DataSketch: Hashable, Sendable {
    /// No more rows are kept.
    public static let limit = 5000

    public let schema: Schema
    /// The first rows: `rows[row][field]` is the raw value, or `nil` where there is none or none can be read.
    public private(set) var rows: [[Int?]] = []
    /// The numbers, from 1, of those among them in which something cannot be read.
    public private(set) var faulty: Set<Int> = []
    /// How many rows the table has.
    public private(set) var rowCount = 0

    /// Whether further rows are only counted.
    public var isFull: Bool { rows.count == Self.limit }

    /// A table without rows.
    public init(of schema: Schema) { self.schema = schema }

    /// Rows of which all can be read.
    public init(_ dataSet: DataSet) {
        schema = dataSet.schema
        rows = Array(dataSet.rows.prefix(Self.limit))
        rowCount = dataSet.rows.count
    }

    /// Adds the next row, a value for each field of the schema.
    public mutating func append(_ row: [Int?], isFaulty: Bool) {
        rowCount += 1
        guard !isFull else { return }
        rows.append(row)
        if isFaulty { faulty.insert(rowCount) }
    }
}

// SPDX-License-Identifier: Apache-2.0
public import AssayData
public import AssayExchange
public import AssayFormats

/// What was found in a file of health records, for people and for scripts.
public struct HealthReport {
    private let records: HealthRecords
    private let path: String
    private let mapping: [(field: String, column: String, first: String?)]
    private let skipped: [Skipped]

    /// `schema` is that of the data set that they are read for, if there is one. The records may be those of an excerpt that leaves out others,
    /// which are counted with what was passed over.
    public init(_ records: HealthRecords, path: String, schema: Schema?, map: ColumnMap, leftOut: [Skipped.Reason: Int] = [:]) {
        self.records = records
        self.path = path
        let counts = leftOut.merging(records.skipped.map { ($0.reason, $0.count) }, uniquingKeysWith: +)
        skipped = counts.sorted { $0.key < $1.key }.map { Skipped(reason: $0.key, count: $0.value) }
        mapping = schema.map { records.mapping(of: $0, map: map) } ?? []
    }

    /// One line for the whole, and one for each thing that a person may want to know.
    public var lines: [String] {
        let days = records.days
        let count = records.readingCount
        return ["\(path): \(records.format.name), \(count) \(count == 1 ? "reading" : "readings"), \(days.first) to \(days.last)"]
            + skipped.map { "  passed over: \($0.count) × \($0.reason.words)" }
            + utcLines
            + mapping.filter { $0.field != $0.column || $0.first != nil }.map { entry in
                let first = entry.first.map { ", counted from \($0)" } ?? ""
                return "  \(entry.field): from \(entry.column)\(first)"
            }
    }

    private var utcLines: [String] {
        guard records.utcCount > 0 else { return [] }
        return [
            "  \(records.utcCount) times are told in UTC (Z), and days and sessions follow them; "
                + "{ \"*\": { \"offset\": \"+01:00\" } } in a column map tells all times by another clock"
        ]
    }

    /// The same as the members of an object.
    public var json: [String: JSON] {
        let days = records.days
        return [
            "file": .string(path), "format": .string(records.format.rawValue), "readings": .integer(records.readingCount),
            "firstDay": .string(days.first.description), "lastDay": .string(days.last.description),
            "timesInUTC": .integer(records.utcCount),
            "skipped": .array(
                skipped.map {
                    ["reason": .string($0.reason.rawValue), "words": .string($0.reason.words), "count": .integer($0.count)]
                }),
            "columns": .array(records.columns.map { ["name": .string($0.name), "values": .integer($0.count)] }),
            "mapping": .array(
                mapping.map { entry in
                    var members: [String: JSON] = ["field": .string(entry.field), "column": .string(entry.column)]
                    members["first"] = entry.first.map { .string($0) }
                    return .object(members)
                }),
        ]
    }
}

// SPDX-License-Identifier: Apache-2.0
import AssayData
import AssayExchange
import AssayImport

/// Tables and health records that libFuzzer invents: what is read of them has to be a table that is read as the same data.
enum TableFile {
    static let limits = HealthLimits(recordCount: 1000)

    /// Fields of every kind that records can fill.
    private static let schema = try? Schema(
        record: "R", capacity: 1000,
        fields: [
            .init(name: "day", lo: -9999, hi: 9999), .init(name: "session", labels: ["morning", "evening"], optional: true),
            .init(name: "systolic", unit: "mmHg", lo: -999_999, hi: 999_999, scale: 2, optional: true),
            .init(name: "pulse", lo: -999, hi: 999, optional: true),
            .init(name: "activity", unit: "minutes", lo: 0, hi: 1440, optional: true),
        ])

    static let map: ColumnMap = {
        var map = ColumnMap()
        map.rules["activity"] = ColumnMap.Rule()
        map.rules["activity"]?.code = "55411-3"
        return map
    }()

    /// A table, after a map of its columns and a NUL; without a NUL, a table whose columns are named like the fields.
    static func read(_ bytes: [UInt8]) {
        let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false).map(Array.init)
        guard let schema, let map = parts.count == 1 ? ColumnMap() : try? ColumnMap(parsing: parts[0]) else { return }
        guard let dataSet = try? DataImport.dataSet(from: parts[parts.count - 1], file: "t", schema: schema, map: map) else { return }
        same(dataSet, schema)
    }

    static func read(_ records: () throws -> HealthRecords) {
        guard let schema, let records = try? records() else { return }
        precondition(records.table.split(separator: "\n").count == records.readingCount + 1, "a row is no line of its own")
        if let dataSet = try? records.dataSet(schema: schema, map: map) { same(dataSet, schema) }
    }

    private static func same(_ dataSet: DataSet, _ schema: Schema) {
        let table = Array(TableText.table(of: dataSet).utf8)
        guard let again = try? DataImport.dataSet(from: table, file: "t", schema: schema), again == dataSet else {
            preconditionFailure("the table of what was read is read as something else")
        }
    }
}

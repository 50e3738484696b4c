// SPDX-License-Identifier: Apache-2.0
import AssayData
import AssayExchange
import AssayImport

/// Health records that libFuzzer invents: what is read of them has to be a table that is read as the same data.
enum HealthFile {
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

    static func read(_ records: () throws -> HealthRecords) {
        guard let schema, let records = try? records() else { return }
        precondition(records.table.split(separator: "\n").count == records.readingCount + 1, "a row is no line of its own")
        guard let dataSet = try? records.dataSet(schema: schema, map: map) else { return }
        let table = Array(TableText.table(of: dataSet).utf8)
        guard let again = try? DataImport.dataSet(from: table, file: "t", schema: schema), again == dataSet else {
            preconditionFailure("the table of the records is read as something else")
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
import AssayData
@testable import AssayExchange

/// The record of `circuits/bp-diary`.
func diarySchema() throws -> Schema {
    try Schema(
        record: "Reading", capacity: 168,
        fields: [
            .init(name: "day", lo: 1, hi: 21),
            .init(name: "session", labels: ["morning", "evening"]),
            .init(name: "arm", labels: ["left", "right"]),
            .init(name: "systolic", unit: "mmHg", lo: 0, hi: 309),
            .init(name: "diastolic", unit: "mmHg", lo: 0, hi: 309),
            .init(name: "pulse", unit: "bpm", lo: 0, hi: 254, optional: true),
            .init(name: "stress", lo: 0, hi: 10),
            .init(name: "activity", unit: "minutes", lo: 0, hi: 1440),
            .init(name: "diet", lo: 0, hi: 100),
        ])
}

/// A record of one field.
func oneField(_ field: Schema.Field, capacity: Int = 10) throws -> Schema {
    try Schema(record: "Row", capacity: capacity, fields: [field])
}

func importing(
    _ text: String, _ schema: Schema, _ map: String = "{}", file: String = "table.csv"
) throws -> DataSet {
    try DataImport.dataSet(
        from: Array(text.utf8), file: file, schema: schema, map: ColumnMap(parsing: Array(map.utf8)), mapFile: "map.json")
}

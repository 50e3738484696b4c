// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayData
import AssayExchange
import AssayFormats
@testable import AssayImport
import AssayTestSupport
import Testing

/// The record of `circuits/bp-category`.
func categorySchema() throws -> Schema {
    try Schema(
        record: "Reading", capacity: 56,
        fields: [
            .init(name: "day", lo: 1, hi: 14), .init(name: "session", labels: ["morning", "evening"]),
            .init(name: "systolic", unit: "mmHg", lo: 0, hi: 309), .init(name: "diastolic", unit: "mmHg", lo: 0, hi: 309),
        ])
}

/// The record of `circuits/bp-diary`.
func diarySchema() throws -> Schema {
    try Schema(
        record: "Reading", capacity: 168,
        fields: [
            .init(name: "day", lo: 1, hi: 21), .init(name: "session", labels: ["morning", "evening"]),
            .init(name: "arm", labels: ["left", "right"]), .init(name: "systolic", unit: "mmHg", lo: 0, hi: 309),
            .init(name: "diastolic", unit: "mmHg", lo: 0, hi: 309), .init(name: "pulse", unit: "bpm", lo: 0, hi: 254, optional: true),
            .init(name: "stress", lo: 0, hi: 10), .init(name: "activity", unit: "minutes", lo: 0, hi: 1440),
            .init(name: "diet", lo: 0, hi: 100),
        ])
}

func columnMap(_ text: String) throws -> ColumnMap { try ColumnMap(parsing: Array(text.utf8)) }

func reading(json text: String, _ columns: String = "{}", limits: HealthLimits = HealthLimits()) throws -> HealthRecords {
    try HealthImport.records(json: Array(text.utf8), file: "records.json", map: columnMap(columns), mapFile: "map.json", limits: limits)
}

func reading(xml text: String, _ columns: String = "{}", limits: HealthLimits = HealthLimits()) throws -> HealthRecords {
    try HealthImport.records(
        appleHealth: BytesInMemory(Array(text.utf8)), file: "export.xml", map: columnMap(columns), mapFile: "map.json", limits: limits)
}

/// All issues of what must be refused.
func issues<T>(_ body: () throws -> T) throws -> [ImportIssue] { try #require(throws: ImportFailure.self) { _ = try body() }.issues }

/// What was passed over, by reason.
func skipped(_ records: HealthRecords) -> [Skipped.Reason: Int] {
    Dictionary(uniqueKeysWithValues: records.skipped.map { ($0.reason, $0.count) })
}

/// The rows of the table that all formats have.
func rows(_ records: HealthRecords) -> [String] { records.table.split(separator: "\n").dropFirst().map(String.init) }

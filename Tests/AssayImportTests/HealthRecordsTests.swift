// SPDX-License-Identifier: Apache-2.0
import AssayData
import AssayExchange
import AssayFormats
@testable import AssayImport
import AssayTestSupport
import Testing

/// From readings to the rows of a schema: formats, columns that are found by themselves, units, days, and what is damaged.
@Suite struct HealthRecordsTests {
    @Test(arguments: [
        ("PK\u{3}\u{4}abc", "this is a ZIP archive"), ("PK\u{5}\u{6}", "this is a ZIP archive"), ("\u{1f}", "this is compressed (gzip)"),
    ])
    func archivesAreRefused(start: String, cause: String) throws {
        let bytes = start == "\u{1f}" ? [0x1f, 0x8b, 8] : Array(start.utf8)
        let found = try issues { try DataFormat(start: bytes, file: "export.zip") }
        #expect(found.map(\.cause) == [cause])
        #expect(found[0].fix == "Unpack it and give the file inside; Apple Health's is called export.xml")
    }

    @Test(arguments: [
        ("{", DataFormat.json), (" \n[", .json), ("\u{feff}{", .json), ("<?xml", .xml), ("\u{feff}\n<H", .xml), ("day,session", .table),
        ("", .table),
        ("\"day\"", .table),
    ])
    func formats(start: String, format: DataFormat) throws { #expect(try DataFormat(start: Array(start.utf8), file: "f") == format) }

    private static func schema(_ fields: [Schema.Field]) throws -> Schema { try Schema(record: "R", capacity: 3, fields: fields) }

    private func row(_ field: Schema.Field, _ columns: String = "{}") throws -> [Int?] {
        try reading(json: FHIRTests.panel() + "\n" + FHIRTests.pulse(), columns).dataSet(
            schema: Self.schema([field]), map: columnMap(columns), mapFile: "map.json"
        ).rows[0]
    }

    @Test func fieldsFindTheirColumns() throws {
        #expect(try row(.init(name: "day", lo: 1, hi: 9)) == [1])
        #expect(try row(.init(name: "taken", unit: "minutes", lo: 0, hi: 9999)) == [450])
        #expect(try row(.init(name: "session", labels: ["morning", "evening"])) == [0])
        #expect(try row(.init(name: "sys", lo: 0, hi: 300), "{\"sys\":{\"column\":\"systolic\"}}") == [128])
        #expect(try row(.init(name: "day", lo: 0, hi: 9), "{\"day\":{\"first\":\"2026-02-28\"}}") == [2])
        #expect(try row(.init(name: "day", lo: 1, hi: 9), "{\"*\":{\"from\":\"2026-03-01\"}}") == [2])
        #expect(
            try row(
                .init(name: "part", labels: ["am", "pm"]),
                "{\"part\":{\"column\":\"session\",\"labels\":{\"morning\":\"am\",\"evening\":\"pm\"}}}") == [0])
    }

    /// Pressures are told in mmHg and pulses a minute: a field in another unit gets them converted, or refuses them.
    @Test func unitsAreThoseOfTheRecords() throws {
        #expect(
            try row(.init(name: "systolic", unit: "kPa", lo: 0, hi: 9999, scale: 2), "{\"systolic\":{\"rounded\":\"half up\"}}") == [1707])
        #expect(try row(.init(name: "systolic", lo: 0, hi: 300)) == [128])
        #expect(try row(.init(name: "systolic", unit: "points", lo: 0, hi: 300), "{\"systolic\":{\"factor\":\"2\"}}") == [256])
        for unit in ["bpm", "beats/min", "1/min", ""] { #expect(try row(.init(name: "pulse", unit: unit, lo: 0, hi: 300)) == [64]) }
        for field in try [Schema.Field(name: "systolic", unit: "kg", lo: 0, hi: 300), .init(name: "pulse", unit: "mmHg", lo: 0, hi: 300)] {
            let found = try issues { try row(field) }
            #expect(found.count == 1 && found[0].file == "map.json" && found[0].cause.contains("no conversion from"))
        }
    }

    /// A map that was written for a table in other units would make other values of them.
    @Test(arguments: [
        "{\"systolic\":{\"unit\":\"kPa\"}}", "{\"a\":{\"column\":\"diastolic\",\"unit\":\"Pa\"}}", "{\"pulse\":{\"unit\":\"Hz\"}}",
    ])
    func mapsThatCallTheUnitsOtherwise(columns: String) throws {
        let found = try issues { try row(.init(name: "systolic", unit: "mmHg", lo: 0, hi: 9999), columns) }
        #expect(found.count == 1 && found[0].file == "map.json" && found[0].cause.hasSuffix("health records have mmHg and beats a minute"))
        #expect(try row(.init(name: "systolic", unit: "mmHg", lo: 0, hi: 300), "{\"systolic\":{\"unit\":\"mmHg\"}}") == [128])
    }

    @Test func whatIsNotThere() throws {
        let found = try issues { try row(.init(name: "stress", lo: 0, hi: 10)) }
        #expect(found.map(\.cause) == ["no such column"])
        #expect(found[0].column == "stress" && found[0].fix.contains("\"systolic\"") && found[0].fix.contains("\"code\": \"LOINC CODE\""))
        let apple = try issues {
            try reading(xml: AppleHealthTests.export()).dataSet(schema: Self.schema([.init(name: "stress", lo: 0, hi: 10)]))
        }
        #expect(apple[0].fix.hasSuffix("Apple Health holds nothing else that is read"))
    }

    @Test func moreReadingsThanTheAlgorithmTakes() throws {
        let lines = (1...4).map { FHIRTests.panel([FHIRTests.systolic], "\"effectiveDateTime\":\"2026-03-0\($0)T07:00:00+01:00\"") }.joined(
            separator: "\n")
        let found = try issues {
            try reading(json: lines).dataSet(schema: Self.schema([.init(name: "systolic", unit: "mmHg", lo: 0, hi: 300)]))
        }
        #expect(found[0].cause == "4 rows; the algorithm takes at most 3")
        #expect(found[0].fix.hasPrefix("Say which days are wanted with \"from\" and \"to\" in the column map;"))
    }

    @Test func exponentsAreNotRead() throws {
        let found = try issues {
            try reading(json: FHIRTests.panel([FHIRTests.systolic.replacing("128", with: "1.28e2")])).dataSet(
                schema: Self.schema([.init(name: "systolic", lo: 0, hi: 300)]))
        }
        #expect(found.map(\.cause) == ["a power of ten"])
    }

    static let samples = [
        "borderline.fhir.synthetic.json", "borderline.open-mhealth.synthetic.json", "borderline.apple-health.synthetic.xml",
        "complete.fhir.synthetic.ndjson",
    ]

    /// Every damage ends in a failure with words, or in rows that fit the schema.
    @Test(arguments: samples) func mutations(name: String) throws {
        var generator = SeededGenerator()
        let schema = try categorySchema()
        let original = try Self.shortened(name)
        for _ in 0..<2_000 {
            let bytes = Mutation.mutate(original, using: &generator)
            do throws(ImportFailure) {
                let records =
                    name.hasSuffix("xml")
                    ? try HealthImport.records(appleHealth: BytesInMemory(bytes), file: name)
                    : try HealthImport.records(json: bytes, file: name)
                let dataSet = try records.dataSet(schema: schema)
                #expect(throws: Never.self, "\(generator)") { try DataSet(schema: schema, rows: dataSet.rows) }
            } catch {
                #expect(error.issueCount > 0 && error.issues.allSatisfy { !$0.cause.isEmpty && !$0.fix.isEmpty }, "\(generator)")
            }
        }
    }

    /// The first records of a sample, so that damages hit what is read.
    private static func shortened(_ name: String) throws -> [UInt8] {
        switch name.split(separator: ".").dropFirst().first {
        case "apple-health":
            return Array(AppleHealthTests.export([AppleHealthTests.systolic, AppleHealthTests.diastolic, AppleHealthTests.pulse]).utf8)
        case "open-mhealth": return Array("[\(OpenMHealthTests.point()),\n\(OpenMHealthTests.pulse())]".utf8)
        default:
            let panel = FHIRTests.panel(more: ",\"id\":\"a\",\"bodySite\":{\"text\":\"left arm\"}")
            return name.hasSuffix("ndjson")
                ? Array("\(panel)\n\(FHIRTests.pulse())\n".utf8)
                : Array("{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":\(panel)},{\"resource\":\(FHIRTests.pulse())}]}".utf8)
        }
    }
}

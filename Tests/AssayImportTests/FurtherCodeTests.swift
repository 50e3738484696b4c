// SPDX-License-Identifier: Apache-2.0
import AssayData
import AssayExchange
@testable import AssayImport
import AssayTestSupport
import Testing

/// The column map's further codes: which readings a value holds for, and in which unit.
@Suite struct FurtherCodeTests {
    static let columns = "{\"activity\":{\"code\":\"55411-3\"},\"mood\":{\"code\":\"http://example.org|mood\"}}"

    static func schema(_ activity: String = "minutes") throws -> Schema {
        try Schema(
            record: "R", capacity: 9,
            fields: [
                .init(name: "systolic", unit: "mmHg", lo: 0, hi: 300),
                .init(name: "activity", unit: activity, lo: 0, hi: 5000, optional: true),
                .init(name: "mood", labels: ["low", "good"], optional: true),
            ])
    }

    static let panels = ["07:30", "07:45", "19:00"].map {
        FHIRTests.panel([FHIRTests.systolic], "\"effectiveDateTime\":\"2026-03-02T\($0):00+01:00\"")
    }

    static func activity(_ value: String, _ unit: String, _ time: String) -> String {
        FHIRTests.observation("55411-3", "\(time),\(FHIRTests.quantity(value, unit))")
    }

    private func column(_ lines: [String], _ index: Int = 1, _ map: String = columns, unit: String = "minutes") throws -> [Int?] {
        let map = try ColumnMap(parsing: Array(map.utf8))
        let text = (Self.panels + lines).joined(separator: "\n")
        let records = try HealthImport.records(json: Array(text.utf8), file: "records.json", map: map)
        return try records.dataSet(schema: Self.schema(unit), map: map).rows.map { $0[index] }
    }

    @Test func aMomentADayAndAPeriod() throws {
        #expect(try column([Self.activity("5", "min", "\"effectiveDateTime\":\"2026-03-02T06:45:00Z\"")]) == [nil, 5, nil])
        #expect(try column([Self.activity("6", "min", "\"effectiveDateTime\":\"2026-03-02\"")]) == [6, 6, 6])
        let period = "\"effectivePeriod\":{\"start\":\"2026-03-02T07:30:00+01:00\",\"end\":\"2026-03-02T08:00:00+01:00\"}"
        #expect(try column([Self.activity("7", "min", period)]) == [7, 7, nil])
        for (start, end) in [
            ("2026-03-02T07:30:00+01:00", "2026-03-02"), ("2026-03-02T07:30:00+01:00", "2026-03-02T08:00:00"),
            ("2026-03-02T07:30:00+01:00", "2026-03-02T07:00:00+01:00"), ("2026-03-02", "2026-03-03"),
            ("2026-03-02", "2026-03-02T08:00:00Z"),
        ] {
            let period = "\"effectivePeriod\":{\"start\":\"\(start)\",\"end\":\"\(end)\"}"
            let found = try issues { try column([Self.activity("7", "min", period)]) }
            #expect(found.map(\.cause) == ["a period that is not from one time to a later one"], "\(start) to \(end)")
            #expect(found.first?.element?.hasSuffix("effectivePeriod") == true)
        }
        let day = "\"effectivePeriod\":{\"start\":\"2026-03-02\",\"end\":\"2026-03-02\"}"
        #expect(try column([Self.activity("6", "min", day)]) == [6, 6, 6])
        #expect(try column([Self.activity("8", "min", "\"effectivePeriod\":{\"start\":\"2026-03-02T19:00:00+01:00\"}")]) == [nil, nil, 8])
    }

    @Test func valuesWithoutAReadingAreCounted() throws {
        let map = try columnMap(Self.columns)
        let text = (Self.panels + [Self.activity("5", "min", "\"effectiveDateTime\":\"2026-03-03\"")]).joined(separator: "\n")
        #expect(try skipped(HealthImport.records(json: Array(text.utf8), file: "r", map: map)) == [.valueAlone: 1])
    }

    @Test func valuesOfOtherKinds() throws {
        let code = "http://example.org|mood"
        #expect(FHIRCode(text: code) == FHIRCode(system: "http://example.org", code: "mood"))
        for value in ["\"valueString\":\"good\"", "\"valueCodeableConcept\":\(FHIRTests.code("good", "http://example.org/moods"))"] {
            let line = FHIRTests.observation("mood", "\"effectiveDateTime\":\"2026-03-02\",\(value)").replacing(
                "http://loinc.org", with: "http://example.org")
            #expect(try column([line], 2) == [1, 1, 1])
        }
        let component = "{\"code\":\(FHIRTests.code("55411-3")),\"valueInteger\":12}"
        #expect(
            try column([FHIRTests.observation("1-1", "\"effectiveDateTime\":\"2026-03-02\",\"component\":[\(component)]")], unit: "") == [
                12, 12, 12,
            ])
    }

    @Test func units() throws {
        let day = "\"effectiveDateTime\":\"2026-03-02\""
        #expect(
            try column([Self.activity("2", "h", day)], 1, Self.columns.replacing("55411-3\"", with: "55411-3\",\"unit\":\"hours\"")) == [
                120, 120, 120,
            ])
        #expect(try column([Self.activity("2", "{score}", day)], unit: "") == [2, 2, 2])
        for (unit, field) in [("h", "minutes"), ("{score}", "minutes"), ("min", ""), ("min", "kg")] {
            let found = try issues { try column([Self.activity("2", unit, day)], unit: field) }
            #expect(found.count == 3)
            #expect(found[0].cause.hasPrefix("the unit is not") && found[0].column == "55411-3")
        }
    }

    /// With a factor the unit is that of the first value; fields that share a code must want one unit.
    @Test func factorsAndSharedCodes() throws {
        let day = "\"effectiveDateTime\":\"2026-03-02\""
        let factor = Self.columns.replacing("55411-3\"", with: "55411-3\",\"factor\":\"60\"")
        #expect(try column([Self.activity("2", "h", day)], 1, factor) == [120, 120, 120])
        let moments = ["07:30", "19:00"].map { "\"effectiveDateTime\":\"2026-03-02T\($0):00+01:00\"" }
        let mixed = try issues { try column([Self.activity("2", "h", moments[0]), Self.activity("30", "min", moments[1])], 1, factor) }
        #expect(mixed.map(\.cause) == ["the unit is not \"h\""])
        let schema = try Schema(
            record: "R", capacity: 9,
            fields: [.init(name: "a", unit: "minutes", lo: 0, hi: 900), .init(name: "b", unit: "hours", lo: 0, hi: 900)])
        let map = try columnMap("{\"a\":{\"code\":\"55411-3\"},\"b\":{\"code\":\"55411-3\"}}")
        let text = (Self.panels + [Self.activity("2", "h", day)]).joined(separator: "\n")
        let records = try HealthImport.records(json: Array(text.utf8), file: "r", map: map)
        #expect(try issues { try records.dataSet(schema: schema, map: map) }[0].cause == "the unit is not \"minutes\" and \"hours\"")
    }

    @Test func contradictions() throws {
        let day = "\"effectiveDateTime\":\"2026-03-02\""
        let moment = "\"effectiveDateTime\":\"2026-03-02T07:30:00+01:00\""
        #expect(try column([Self.activity("2", "min", day), Self.activity("2", "min", day)]) == [2, 2, 2])
        let again = (Self.panels + [Self.activity("2", "min", day), Self.activity("2", "min", day)]).joined(separator: "\n")
        let (map, limits) = (try columnMap(Self.columns), HealthLimits(recordCount: 4))
        let records = try HealthImport.records(json: Array(again.utf8), file: "r", map: map, limits: limits)
        #expect(skipped(records) == [.again: 1])
        let full = try issues {
            try HealthImport.records(json: Array(again.utf8), file: "r", map: map, limits: HealthLimits(recordCount: 3))
        }
        #expect(full.map(\.cause) == ["more than 3 readings and values"])
        for other in [Self.activity("3", "min", day), Self.activity("3", "min", moment)] {
            let found = try issues { try column([Self.activity("2", "min", day), other]) }
            #expect(found[0].cause.hasPrefix("another value, "))
        }
        let periods = ["07:00", "07:40"].map {
            Self.activity("2", "min", "\"effectivePeriod\":{\"start\":\"2026-03-02T\($0):00+01:00\",\"end\":\"2026-03-02T08:00:00+01:00\"}")
        }
        #expect(try issues { try column(periods) }.map(\.cause) == ["its period begins before another one of the same code has ended"])
    }

    @Test func refusedValues() throws {
        let day = "\"effectiveDateTime\":\"2026-03-02\""
        for (value, cause) in [
            ("\"valueBoolean\":true", "a value of a kind that no field holds"), ("\"valueString\":5", "no text"),
            ("\"valueCodeableConcept\":{\"coding\":[]}", "0 codes where one is expected"), ("\"valueInteger\":\"5\"", "no number"),
        ] {
            #expect(try issues { try column([FHIRTests.observation("55411-3", "\(day),\(value)")]) }.map(\.cause) == [cause])
        }
    }

    @Test func codesAreForHealthRecords() throws {
        let map = try columnMap(Self.columns)
        let found = try issues {
            try DataImport.dataSet(from: Array("systolic\n1\n".utf8), file: "t.csv", schema: Self.schema(), map: map, mapFile: "map.json")
        }
        #expect(
            found.map(\.cause) == [
                "activity has \"code\", and the data is a table (CSV)", "mood has \"code\", and the data is a table (CSV)",
            ])
        #expect(try issues { try reading(xml: AppleHealthTests.export(), Self.columns) }[0].cause.contains("an export of Apple Health"))
        #expect(throws: (any Error).self) { try columnMap("{\"a\":{\"code\":\"1\",\"column\":\"b\"}}") }
    }
}

// SPDX-License-Identifier: Apache-2.0
import AssayExchange
@testable import AssayImport
import AssayTestSupport
import Testing

@Suite struct HealthTimeTests {
    @Test func momentsAreComparedAcrossClocks() throws {
        let texts = ["2026-03-02T07:30:00+01:00", "2026-03-02T06:30:00Z", "2026-03-01T23:30:00.000-07:00", "2026-03-02T06:30+00:00"]
        #expect(Set(texts.map { HealthTime(iso8601: $0)?.moment }).count == 1)
        #expect(HealthTime(apple: "2026-03-02 07:30:00 +0100")?.moment == HealthTime(iso8601: texts[0])?.moment)
        #expect(HealthTime(iso8601: "2026-03-02T07:30:00.50Z")?.moment != HealthTime(iso8601: "2026-03-02T07:30:00Z")?.moment)
        #expect(HealthTime(iso8601: "2026-03-02T07:30:00.50Z")?.moment == HealthTime(iso8601: "2026-03-02T07:30:00.5Z")?.moment)
        // A clock without an offset is no clock of UTC.
        #expect(HealthTime(iso8601: "2026-03-02T07:30:00")?.moment != HealthTime(iso8601: "2026-03-02T07:30:00Z")?.moment)
        #expect(HealthTime(iso8601: "2026-03-02")?.moment == nil)
    }

    @Test(arguments: [
        "", "2026", "2026-03", "2026-3-2", "2026-02-29", "2026-03-02T", "2026-03-02T7:30", "2026-03-02T24:00:00Z", "2026-03-02T07:60:00Z",
        "2026-03-02T07:30:60Z", "2026-03-02T07:30:00z", "2026-03-02T07:30:00+0100", "2026-03-02T07:30:00+14:01",
        "2026-03-02T07:30:00+01:60",
        "2026-03-02T07:30:00+01:00x", "2026-03-02 07:30:00", "2026-03-02T07:30:00.Z", "٢٠٢٦-03-02", "2026-03-02T07:30:00Z ",
    ])
    func noTimes(text: String) { #expect(HealthTime(iso8601: text) == nil) }

    @Test(arguments: [
        "2026-03-02", "2026-03-02 07:30:00", "2026-03-02 07:30:00 +01:00", "2026-03-02T07:30:00 +0100", "2026-03-02 07:30:00 Z",
    ])
    func noTimesOfApple(text: String) { #expect(HealthTime(apple: text) == nil) }

    /// Without an offset asked for, a reading keeps the clock that it was told by; with one, all are told by the same.
    @Test func clocks() throws {
        let lines = ["2026-03-02T23:30:00-05:00", "2026-03-03T00:30:00+01:00", "2026-03-02T12:00:00Z"]
            .map { FHIRTests.panel([FHIRTests.systolic], "\"effectiveDateTime\":\"\($0)\"") }.joined(separator: "\n")
        let own = try reading(json: lines)
        #expect(rows(own).map { String($0.prefix(16)) } == ["2026-03-02,12:00", "2026-03-02,23:30", "2026-03-03,00:30"])
        #expect(own.utcCount == 1)
        let told = try reading(json: lines, "{\"*\":{\"offset\":\"+01:00\"}}")
        #expect(rows(told).map { String($0.prefix(16)) } == ["2026-03-02,13:00", "2026-03-03,00:30", "2026-03-03,05:30"])
        #expect(told.utcCount == 0)
    }

    @Test func aClockBefore1970AndAtTheEnds() throws {
        let early = try #require(HealthTime(iso8601: "1969-12-31T23:30:00+00:00"))
        #expect(early.told(at: -60).date == CivilDate(year: 1969, month: 12, day: 31))
        #expect(early.told(at: 60).date == CivilDate(year: 1970, month: 1, day: 1))
        let first = try #require(HealthTime(iso8601: "0001-01-01T00:00:00+00:00"))
        #expect(first.told(at: -60) == first)
    }

    @Test func daysAskedFor() throws {
        let lines = (1...5).map { FHIRTests.panel([FHIRTests.systolic], "\"effectiveDateTime\":\"2026-03-0\($0)T07:00:00+01:00\"") }.joined(
            separator: "\n")
        let records = try reading(json: lines, "{\"*\":{\"from\":\"2026-03-02\",\"to\":\"2026-03-04\"}}")
        #expect(records.readingCount == 3)
        #expect(skipped(records) == [.outsideDates: 2])
        #expect(records.days.first.description == "2026-03-02" && records.days.last.description == "2026-03-04")
    }

    @Test(arguments: [
        ("offset", "1", "*: \"offset\" is not of the form +01:00"), ("offset", "+15:00", "*: \"offset\" is not of the form +01:00"),
        ("from", "2026-13-01", "*: \"from\" is not of the form 2026-03-02"),
        ("to", "2026-03-01T00:00:00Z", "*: \"to\" is not of the form 2026-03-22"),
    ])
    func mapsThatDoNotFit(name: String, value: String, cause: String) throws {
        let found = try issues { try reading(json: FHIRTests.panel(), "{\"*\":{\"\(name)\":\"\(value)\"}}") }
        #expect(found.map(\.cause) == [cause])
        #expect(found[0].file == "map.json")
        let table = try issues {
            try DataImport.dataSet(
                from: Array("day\n1\n".utf8), file: "t.csv", schema: categorySchema(), map: columnMap("{\"*\":{\"\(name)\":\"\(value)\"}}"))
        }
        #expect(table.map(\.cause) == ["* has \"\(name)\", and the data is a table (CSV)"])
    }

    @Test func fromAfterTo() throws {
        let found = try issues { try reading(json: FHIRTests.panel(), "{\"*\":{\"from\":\"2026-03-02\",\"to\":\"2026-03-01\"}}") }
        #expect(found.map(\.cause) == ["*: \"from\" is after \"to\""])
    }
}

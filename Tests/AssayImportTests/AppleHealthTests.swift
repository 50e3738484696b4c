// SPDX-License-Identifier: Apache-2.0
import AssayData
import AssayExchange
import AssayFormats
@testable import AssayImport
import AssayTestSupport
import Testing

@Suite struct AppleHealthTests {
    static func record(
        _ type: String, _ value: String, _ unit: String, _ start: String = "2026-03-02 07:30:00 +0100", source: String = "Cuff"
    ) -> String {
        "<Record type=\"HKQuantityTypeIdentifier\(type)\" sourceName=\"\(source)\" unit=\"\(unit)\" startDate=\"\(start)\" value=\"\(value)\"/>"
    }

    static let systolic = record("BloodPressureSystolic", "128", "mmHg")
    static let diastolic = record("BloodPressureDiastolic", "82", "mmHg")
    static let pulse = record("HeartRate", "64", "count/min")

    static func export(_ records: [String] = [systolic, diastolic]) -> String {
        "<HealthData>\n\(records.joined(separator: "\n"))\n</HealthData>\n"
    }

    private func row(_ records: String...) throws -> String {
        let found = try rows(reading(xml: Self.export(records)))
        return try #require(found.count == 1 ? found[0] : nil)
    }

    @Test func pressuresOfOneStartAndSourceAreARow() throws {
        #expect(try row(Self.systolic, Self.diastolic) == "2026-03-02,07:30,2026-03-02 07:30,morning,128,82,,,")
        #expect(try row(Self.diastolic, Self.systolic).contains(",128,82,"))
        // The same moment by another clock.
        #expect(try row(Self.systolic, Self.diastolic.replacing("07:30:00 +0100", with: "06:30:00 +0000")).contains(",128,82,"))
    }

    @Test func otherStartsAndSourcesDoNotJoin() throws {
        for other in [Self.diastolic.replacing("07:30:00", with: "07:30:01"), Self.diastolic.replacing("Cuff", with: "Phone")] {
            let records = try reading(xml: Self.export([Self.systolic, other]))
            #expect(rows(records)[0].hasSuffix(",128,,,,"))
            #expect(skipped(records) == [.diastolicAlone: 1])
        }
    }

    @Test func pulses() throws {
        #expect(try row(Self.pulse, Self.systolic).hasSuffix(",128,,64,,"))
        #expect(try row(Self.systolic, Self.pulse).hasSuffix(",128,,64,,"))
        let others = [Self.pulse.replacing("07:30", with: "07:31"), Self.pulse.replacing("Cuff", with: "Watch")]
        let records = try reading(xml: Self.export([Self.systolic] + others))
        #expect(skipped(records) == [.pulseAlone: 2])
        #expect(
            try issues { try reading(xml: Self.export([Self.pulse])) }[0].cause.hasSuffix(
                "1 × a pulse without a blood pressure at its time"))
    }

    /// Apple writes the records of a correlation a second time, inside of it.
    @Test func onlyRecordsAtTheTopCount() throws {
        let correlation = "<Correlation type=\"x\">\(Self.systolic.replacing("128", with: "190"))</Correlation>"
        #expect(try row(Self.systolic, correlation, Self.diastolic).contains(",128,82,"))
    }

    @Test func theSameRecordAgainIsCounted() throws {
        let records = try reading(xml: Self.export([Self.systolic, Self.diastolic, Self.systolic, Self.diastolic]))
        #expect(records.readingCount == 1)
        #expect(skipped(records) == [.again: 2])
    }

    @Test func otherTypesAreCounted() throws {
        let records = try reading(xml: Self.export([Self.systolic, Self.record("StepCount", "5", "count"), "<Workout/>", "<Record/>"]))
        #expect(skipped(records) == [.otherType: 2])
    }

    static let refused: [(String, String, String)] = [
        (systolic.replacing("mmHg", with: "kPa").replacing("07:30", with: "07:40"), "the unit is not mmHg", "Record.unit"),
        (systolic.replacing("\"128\"", with: "\"\"").replacing("07:30", with: "07:40"), "no number", "Record.value"),
        (systolic.replacing("\"128\"", with: "\"=1\"").replacing("07:30", with: "07:40"), "no number", "Record.value"),
        (
            systolic.replacing("\"128\"", with: "\"\(String(repeating: "1", count: 41))\"").replacing("07:30", with: "07:40"), "no number",
            "Record.value"
        ),
        (systolic.replacing(" +0100", with: ""), "no time of the form 2026-03-02 07:30:00 +0100", "Record.startDate"),
        (systolic.replacing("-03-", with: "-13-"), "no time of the form 2026-03-02 07:30:00 +0100", "Record.startDate"),
        (systolic.replacing("startDate", with: "endDate"), "no time of the form 2026-03-02 07:30:00 +0100", "Record.startDate"),
        (systolic.replacing(" sourceName=\"Cuff\"", with: ""), "no name of a source in UTF-8", "Record.sourceName"),
        (pulse.replacing(" +0100", with: ""), "no time of the form 2026-03-02 07:30:00 +0100", "Record.startDate"),
        (pulse.replacing(" sourceName=\"Cuff\"", with: ""), "no name of a source in UTF-8", "Record.sourceName"),
        (pulse.replacing("count/min", with: "Hz"), "the unit is not count/min", "Record.unit"),
        (systolic.replacing("128", with: "129"), "another value, \"128\", has the same start and source", "Record"),
        (diastolic.replacing("82", with: "83"), "another value, \"82\", has the same time", "Record"),
    ]

    @Test(arguments: refused) func isRefused(record: String, cause: String, element: String) throws {
        let found = try issues { try reading(xml: Self.export([Self.systolic, Self.diastolic, record])) }
        #expect(found.map(\.cause) == [cause])
        #expect(found[0].line == 4 && found[0].element == element && !found[0].fix.isEmpty)
    }

    @Test func otherXMLIsNamed() throws {
        let found = try issues { try reading(xml: "<ClinicalDocument/>") }
        #expect(found.map(\.cause) == ["the outermost element is <ClinicalDocument>, and that of Apple Health is <HealthData>"])
        #expect(try issues { try reading(xml: Self.export([])) }.map(\.cause) == ["no blood pressure that can be taken is in it"])
    }

    @Test func limits() throws {
        let text = Self.export()
        #expect(try reading(xml: text, limits: HealthLimits(xmlByteCount: text.utf8.count, recordCount: 2)).readingCount == 1)
        #expect(
            try issues { try reading(xml: text, limits: HealthLimits(xmlByteCount: text.utf8.count - 1)) }[0].cause.hasSuffix("are read"))
        #expect(
            try issues { try reading(xml: text, limits: HealthLimits(recordCount: 1)) }.map(\.cause) == ["more than 1 readings and values"])
    }

    /// A file that cannot be read on is an issue with the system's reason.
    @Test func aSourceThatFails() throws {
        struct Broken: ByteSource {
            let byteCount = 10
            func read(_ range: Range<Int>) throws(FileError) -> [UInt8] {
                throw FileError(path: "x", operation: "read", code: 5, reason: "it is gone")
            }
        }
        let found = try issues { try HealthImport.records(appleHealth: Broken(), file: "export.xml") }
        #expect(found.map(\.cause) == ["the file cannot be read on: it is gone"])
    }
}

// SPDX-License-Identifier: Apache-2.0
import AssayExchange
import AssayFormats
@testable import AssayImport
import AssayTestSupport
import Synchronization
import Testing

/// The excerpt of an export says the same as the export.
@Suite struct AppleHealthExcerptTests {
    private static func excerpt(_ text: String, byteCount: Int = 1 << 20) throws -> AppleHealthExcerpt {
        try HealthImport.excerpt(ofAppleHealth: BytesInMemory(Array(text.utf8)), file: "export.xml", byteCount: byteCount)
    }

    /// What a reader makes of it: rows and what was passed over, or the issues.
    private enum Reading: Equatable {
        case rows([String], [Skipped.Reason: Int])
        case issues([ImportIssue])

        init(_ text: String, _ columns: String, leftOut: [Skipped.Reason: Int] = [:]) throws {
            do throws(ImportFailure) {
                let records = try HealthImport.records(
                    appleHealth: BytesInMemory(Array(text.utf8)), file: "export.xml", map: (try? columnMap(columns)) ?? ColumnMap())
                self = .rows(AssayImportTests.rows(records), leftOut.merging(skipped(records), uniquingKeysWith: +))
            } catch {
                self = .issues(error.issues)
            }
        }
    }

    private func same(_ text: String, _ columns: String = "{}", _ seed: String = "") throws {
        let excerpt = try Self.excerpt(text)
        let whole = try Reading(text, columns)
        let part = try Reading(String(decoding: excerpt.bytes, as: UTF8.self), columns, leftOut: excerpt.leftOut)
        #expect(part == whole, "\(seed) \(text.prefix(2000))")
        #expect(try Self.excerpt(String(decoding: excerpt.bytes, as: UTF8.self)).bytes == excerpt.bytes)
    }

    @Test func theShippedExport() throws {
        let text = try Repository.text("circuits/records/borderline.apple-health.synthetic.xml")
        for columns in ["{}", #"{"*": {"offset": "-05:00"}}"#, #"{"*": {"from": "2026-03-04", "to": "2026-03-09"}}"#] {
            try same(text, columns)
        }
    }

    /// Each way of being refused is the same way, in the same line.
    @Test(arguments: AppleHealthTests.refused) func faults(record: String, cause: String, element: String) throws {
        try same(AppleHealthTests.export([AppleHealthTests.systolic, "<Workout/>", "", "", AppleHealthTests.diastolic, record]))
    }

    /// Exports made up of records that do and do not belong together, with tags over several lines and several on one.
    @Test func anyExport() throws {
        var random = SeededGenerator()
        for _ in 0..<200 {
            let records = (0..<Int.random(in: 1...40, using: &random)).map { _ in Self.record(&random) }
            let text = AppleHealthTests.export([AppleHealthTests.systolic, AppleHealthTests.pulse] + records)
            try same(text, "{}", "\(random)")
            try same(text, #"{"*": {"from": "2026-03-02", "to": "2026-03-03", "offset": "+02:00"}}"#, "\(random)")
        }
    }

    private static func record(_ random: inout some RandomNumberGenerator) -> String {
        let kind = ["BloodPressureSystolic", "BloodPressureDiastolic", "HeartRate", "HeartRate", "StepCount"].randomElement(using: &random)
        let unit = kind == "HeartRate" ? "count/min" : "mmHg"
        let day = Int.random(in: 1...4, using: &random)
        let start = "2026-03-0\(day) 0\(Int.random(in: 7...9, using: &random)):30:00 +0\(Int.random(in: 0...1, using: &random))00"
        let source = ["Cuff", "Watch", "A &amp; &quot;B&quot;&#10;&#9;&lt;"].randomElement(using: &random)
        let text = AppleHealthTests.record(kind ?? "", "\(Int.random(in: 100...101, using: &random))", unit, start, source: source ?? "")
        switch Int.random(in: 0..<12, using: &random) {
        case 0: return text.replacing(" value", with: "\n\n value")
        case 1: return "<Correlation>\n\(text)\n</Correlation>"
        case 2: return text + text.replacing("Cuff", with: "Watch")
        default: return text
        }
    }

    /// Nothing but what is read is kept.
    @Test func otherAttributesGo() throws {
        let other = AppleHealthTests.systolic.replacing(" unit", with: " device=\"secret\" sourceVersion=\"7\" unit")
        let text = AppleHealthTests.export(["<Me birth=\"1970\"/>", other, AppleHealthTests.record("StepCount", "5", "count")])
        let excerpt = try Self.excerpt(text)
        #expect(
            String(decoding: excerpt.bytes, as: UTF8.self)
                == "<HealthData>\n\(AppleHealthTests.systolic.replacing("/>", with: " line=\"3\"/>"))\n</HealthData>\n")
        #expect(excerpt.leftOut == [.otherType: 1])
    }

    @Test func whatHasNoExcerpt() throws {
        for (text, cause) in [
            ("<html/>", "the outermost element is <html>, and that of Apple Health is <HealthData>"),
            (AppleHealthTests.export([AppleHealthTests.pulse]), "no blood pressure that can be taken is in it; passed over: 1 × "),
            ("<HealthData>", "the file ends inside of <HealthData>"), ("<HealthData><!ENTITY", "a declaration behind the first element"),
        ] {
            #expect(try issues { try Self.excerpt(text) }[0].cause.contains(cause), "\(text)")
        }
    }

    @Test func itsLengthIsBounded() throws {
        let text = AppleHealthTests.export(["<Workout/>", "", "", AppleHealthTests.systolic])
        let count = try Self.excerpt(text).bytes.count - Array("</HealthData>\n".utf8).count
        #expect(try Self.excerpt(text, byteCount: count).bytes.count > count)
        #expect(
            try issues { try Self.excerpt(text, byteCount: count - 1) }[0].cause == "what is read in it takes more than \(count - 1) bytes")
        let many = AppleHealthTests.export(Array(repeating: AppleHealthTests.systolic, count: 20_000))
        let source = CountingSource(Array(many.utf8))
        #expect(try issues { try HealthImport.excerpt(ofAppleHealth: source, file: "export.xml", byteCount: 4) }.count == 1)
        // What is remembered of the pressures is bounded as well, so nothing is gone on with.
        #expect(source.readCount < many.utf8.count / 2)
        let limits = HealthLimits(xmlByteCount: text.utf8.count - 1)
        let bytes = BytesInMemory(Array(text.utf8))
        let tooLong = try issues { try HealthImport.excerpt(ofAppleHealth: bytes, file: "export.xml", byteCount: 1 << 20, limits: limits) }
        #expect(tooLong[0].cause.hasSuffix("are read"))
    }
}

/// Bytes that know how many of them were asked for.
private final class CountingSource: ByteSource {
    private let bytes: BytesInMemory
    private let count = Mutex(0)

    init(_ bytes: [UInt8]) { self.bytes = BytesInMemory(bytes) }

    var readCount: Int { count.withLock { $0 } }
    var byteCount: Int { bytes.byteCount }

    func read(_ range: Range<Int>) throws(FileError) -> [UInt8] {
        count.withLock { $0 += range.count }
        return bytes.read(range)
    }
}

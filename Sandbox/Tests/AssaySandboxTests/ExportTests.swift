// SPDX-License-Identifier: Apache-2.0
import AssayCrypto
import AssayFormats
import Foundation
import Testing

@testable import AssaySandbox
@testable import AssayWorker

/// Exports of Apple Health, which are too long for memory.
@Suite struct ExportTests {
    private static func pressures(_ count: Int) -> String {
        (0..<count).map { number in
            let start = "startDate=\"2026-03-\(10 + number) 07:30:00 +0100\""
            return [("BloodPressureSystolic", "mmHg", 120), ("BloodPressureDiastolic", "mmHg", 80), ("HeartRate", "count/min", 60)].map {
                "<Record type=\"HKQuantityTypeIdentifier\($0)\" sourceName=\"Cuff\" unit=\"\($1)\" \(start) value=\"\($2 + number)\"/>\n"
            }.joined()
        }.joined()
    }

    /// An export that is mostly what a watch wrote.
    private static func export(pressures count: Int, watch: Int) -> String {
        let pulse =
            "<Record type=\"HKQuantityTypeIdentifierHeartRate\" sourceName=\"Watch\" unit=\"count/min\" "
            + "startDate=\"2026-03-02 07:30:00 +0100\" value=\"777666555\"/>\n"
        return "<HealthData>\n" + String(repeating: pulse, count: watch) + pressures(count)
            + "<Record type=\"HKQuantityTypeIdentifierStepCount\"/>\n</HealthData>\n"
    }

    private func program() throws -> String { try Shipped.text("circuits/bp-category/algorithm.assay") }

    @Test func onlyWhatIsReadIsKept() async throws {
        let scratch = Scratch()
        var settings = SandboxSettings()
        settings.largestTable = 64 << 10
        let export = Self.export(pressures: 5, watch: 20_000)
        let source = try program()
        try await withServer(scratch, settings: settings) { client in
            let added = try await client.api("POST", "data-sets?name=export.xml", bytes: Array(export.utf8))
            guard case .integer(let kept)? = added["byteCount"] else { throw Store.SampleError() }
            #expect(added.status == 201 && added["uploadedBytes"] == .integer(export.utf8.count))
            #expect(kept < 40 << 10 && export.utf8.count > 2 << 20)
            let contents = try await client.api("GET", "data-sets/\(added.id)/contents")
            #expect(contents["readings"] == 5)
            #expect(String(decoding: contents.bytes, as: UTF8.self).contains(#""count":20000,"reason":"pulseAlone""#))
            #expect(String(decoding: contents.bytes, as: UTF8.self).contains(#""count":1,"reason":"otherType""#))
            let preview = try await client.api(
                "POST", "preview", json: ["source": .string(source), "dataSets": ["readings": .string(added.id)]])
            #expect(preview.status == 200 && String(decoding: preview.bytes, as: UTF8.self).contains(#"["5","morning","124","84"]"#))
            #expect(String(decoding: preview.bytes, as: UTF8.self).contains(#""count":20000"#))
            let table = try await client.api("GET", "data-sets/\(added.id)/table")
            #expect(!String(decoding: table.bytes, as: UTF8.self).contains("777666555"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: "\(scratch.path)/data/spool").isEmpty)
        }
    }

    /// While an export comes in, what is on the disk is encrypted, and it goes when the upload breaks off.
    @Test func nothingPlainIsWritten() async throws {
        let scratch = Scratch()
        var settings = SandboxSettings()
        settings.limits.seconds = 2
        settings.bodySeconds = 1
        try await withServer(scratch, settings: settings) { client in
            let body = Self.export(pressures: 1, watch: 5000)
            let head =
                "POST /api/v1/data-sets HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(body.utf8.count + 10)\r\nConnection: close\r\n\r\n"
            async let answer = raw(client.port, head + body)
            var written: [UInt8] = []
            for _ in 0..<100 where written.count < 400_000 {
                try await Task.sleep(for: .milliseconds(10))
                written = try scratch.storedBytes(under: "spool")
            }
            #expect(written.count > 400_000 && !contains(written, "777666555") && !contains(written, "HeartRate"))
            // An export has as long as a job, and no longer.
            #expect(try await answer.hasPrefix("HTTP/1.1 408 "))
            #expect(try FileManager.default.contentsOfDirectory(atPath: "\(scratch.path)/data/spool").isEmpty)
        }
    }

    @Test func exportsHaveLimits() async throws {
        var settings = SandboxSettings()
        settings.largestTable = 2000
        settings.largestExport = 10_000
        try await withServer(settings: settings) { client in
            for (export, status) in [
                (Self.export(pressures: 2, watch: 40), 201), (Self.export(pressures: 2, watch: 80), 413),
                // What is read is too much.
                (Self.export(pressures: 9, watch: 0), 422),
            ] {
                let answer = try await client.api("POST", "data-sets", bytes: Array(export.utf8))
                #expect(answer.status == status, "\(export.utf8.count): \(answer.text("detail") ?? "")")
            }
            // Who does not say how long the body is does not get further.
            let export = Self.export(pressures: 2, watch: 80)
            let pieces = String(export.utf8.count, radix: 16) + "\r\n" + export + "\r\n0\r\n\r\n"
            let head = "POST /api/v1/data-sets HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
            #expect(try await raw(client.port, head + pieces).hasPrefix("HTTP/1.1 413 "))
            // Records that are kept as they are have the limit of tables.
            let records = "[" + String(repeating: " ", count: 3000) + "]"
            #expect(try await client.api("POST", "data-sets", bytes: Array(records.utf8)).status == 413)
        }
    }

    @Test func whatCannotBeWrittenDownIsNoFaultOfTheSender() async throws {
        let scratch = Scratch()
        let export = Self.export(pressures: 1, watch: 0)
        try await withServer(scratch) { client in
            try FileManager.default.removeItem(atPath: "\(scratch.path)/data/spool")
            let answer = try await client.api("POST", "data-sets", bytes: Array(export.utf8))
            #expect(answer.status == 507 && answer.text("detail")?.contains("could not be written") == true, "\(answer.words)")
        }
    }

    @Test func aStoreBeginsWithoutWhatACrashLeft() throws {
        let scratch = Scratch()
        _ = try scratch.store()
        try Data("noise".utf8).write(to: URL(filePath: "\(scratch.path)/data/spool/left"))
        let store = try scratch.store()
        #expect(try FileManager.default.contentsOfDirectory(atPath: store.spool).isEmpty)
    }

    private func contains(_ bytes: [UInt8], _ text: String) -> Bool { Data(bytes).range(of: Data(text.utf8)) != nil }

    // MARK: The spool

    /// A spool of a text, and a copy of its key.
    private func spool(_ text: [UInt8], _ folder: String) throws -> (SpoolFile, key: [UInt8]) {
        var writer = SpoolWriter(try SpoolFile(in: folder))
        for start in stride(from: 0, to: text.count, by: 50_000) { try writer.append(Array(text[start..<min(start + 50_000, text.count)])) }
        try writer.finish()
        #expect(writer.byteCount == text.count)
        return (writer.file, writer.file.key.withBytes { bytes in bytes.indices.map { bytes[$0] } })
    }

    @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 200_000]) func aSpoolGivesBackWhatWasWritten(count: Int) throws {
        let scratch = Scratch()
        let text = SecureRandom.bytes(count)
        let (file, key) = try spool(text, scratch.path)
        let reader = try SealedSpoolReader(file.path, byteCount: count, key: SecretBytes(copying: key))
        #expect(try reader.read(0..<count) == text)
        for start in stride(from: 0, to: count, by: 4001) {
            let range = start..<min(start + 70_000, count)
            #expect(try reader.read(range) == Array(text[range]))
        }
    }

    @Test func aSpoolThatWasChangedIsNoticed() throws {
        let scratch = Scratch()
        let text = SecureRandom.bytes(3 * SealedSpool.pieceByteCount)
        let (file, key) = try spool(text, scratch.path)
        let written = try AtomicFile.read(file.path)
        let size = SealedSpool.offset(of: 1)
        let swapped = Array(written[size..<(2 * size)]) + written[..<size] + written[(2 * size)...]
        var bent = written
        bent[size + 100] ^= 1
        for (bytes, other) in [(swapped, key), (bent, key), (Array(written.dropLast()), key), (written, SecureRandom.bytes(32))] {
            try Data(bytes).write(to: URL(filePath: "\(scratch.path)/changed"))
            let reader = try SealedSpoolReader("\(scratch.path)/changed", byteCount: text.count, key: SecretBytes(copying: other))
            #expect(throws: FileError.self) { try reader.read(0..<text.count) }
        }
        try Data(written).write(to: URL(filePath: "\(scratch.path)/changed"))
        let reader = try SealedSpoolReader("\(scratch.path)/changed", byteCount: text.count, key: SecretBytes(copying: key))
        #expect(try reader.read(0..<text.count) == text)
    }

    @Test func aSpoolIsItsOwnersAloneAndGoesWithThem() throws {
        let scratch = Scratch()
        var path = ""
        do {
            let (file, _) = try spool([1, 2, 3], scratch.path)
            path = file.path
            #expect(AtomicFile.permissions(path) == 0o600)
        }
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(throws: StoreError.self) { try SpoolFile(in: "\(scratch.path)/nowhere") }
    }
}

// SPDX-License-Identifier: Apache-2.0
import AssayFormats
import AssayTestSupport
import Foundation
import Testing

/// Files that are written and read part by part.
@Suite struct PartsOfFilesTests {
    let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() }

    @Test func aFileIsWrittenInParts() throws {
        let parts = (0..<5).map { [UInt8](repeating: $0, count: 100_000 * Int($0)) }
        try AtomicFile.write(to: folder.path("file"), mode: AtomicFile.secretMode) { file throws(FileError) in
            for part in parts { try file.write(part) }
        }
        #expect(try folder.bytes("file") == parts.flatMap { $0 })
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("file"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try names() == ["file"])
    }

    @Test func aWriterThatFailsLeavesWhatStoodThere() throws {
        try folder.write([1, 2], to: "file")
        let failure = FileError(path: "x", operation: "try", code: 1, reason: "not now")
        let thrown = #expect(throws: FileError.self) {
            try AtomicFile.write(to: folder.path("file")) { file throws(FileError) in
                try file.write([9, 9, 9])
                throw failure
            }
        }
        #expect(thrown == failure)
        #expect(try folder.bytes("file") == [1, 2])
        #expect(try names() == ["file"])
    }

    @Test func partsAreReadAnywhere() throws {
        let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
        try folder.write(bytes, to: "file")
        let file = try FileReader(folder.path("file"))
        #expect(file.byteCount == bytes.count)
        for range in [0..<0, 0..<1, 99_999..<100_000, 5000..<70_000, 0..<100_000] { #expect(try file.read(range) == Array(bytes[range])) }
        try folder.write([], to: "file")
        let error = #expect(throws: FileError.self) { try file.read(0..<1) }
        #expect(error?.reason == "it is shorter than before")
    }

    @Test func aMappedFileIsItsBytes() throws {
        let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 * 3) }
        try folder.write(bytes, to: "file")
        let mapped = try MappedFile(folder.path("file"))
        #expect(Array(mapped.bytes) == bytes)
        try AtomicFile.write([1], to: folder.path("file"))
        #expect(Array(mapped.bytes) == bytes, "what was renamed over it does not change it")
        try folder.write([], to: "empty")
        #expect(try MappedFile(folder.path("empty")).bytes.isEmpty)
    }

    @Test func filesThatOthersMayWriteAreToldFromThoseThatTheyMayNot() throws {
        try folder.write([1, 2, 3], to: "file")
        for (mode, isOpen) in [(0o600, false), (0o644, false), (0o755, false), (0o620, true), (0o602, true), (0o666, true)] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.path("file"))
            #expect(try MappedFile(folder.path("file")).isOpenToOthers == isOpen)
        }
        // Only root can give a file away.
        guard geteuid() == 0 else { return }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.path("file"))
        try #require(chown(folder.path("file"), 12_345, 12_345) == 0)
        #expect(try MappedFile(folder.path("file")).isOpenToOthers)
    }

    @Test func whatIsNoFileOrTooLongIsRefused() throws {
        try folder.write([1, 2, 3], to: "file")
        func reasons(_ path: String, limit: Int = .max) -> [String?] {
            [
                #expect(throws: FileError.self) { try FileReader(path, limit: limit) }?.reason,
                #expect(throws: FileError.self) { try MappedFile(path, limit: limit) }?.reason,
            ]
        }
        #expect(reasons(folder.path("file"), limit: 2) == Array(repeating: "it is longer than 2 bytes", count: 2))
        #expect(reasons(folder.url.path) == Array(repeating: "it is a folder", count: 2))
        #expect(reasons("/dev/null") == Array(repeating: "it is no ordinary file", count: 2))
        #expect(reasons(folder.path("none")).allSatisfy { $0 != nil })
    }

    /// A pipe that nobody writes to keeps whoever opens it to read waiting, unless they take care.
    @Test func aPipeIsRefusedAtOnce() throws {
        let path = folder.path("pipe")
        try #require(mkfifo(path, 0o600) == 0)
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
            for open in [{ _ = try FileReader(path) }, { _ = try MappedFile(path) }] as [() throws -> Void] {
                #expect(#expect(throws: FileError.self, performing: open)?.reason == "it is no ordinary file")
            }
            done.signal()
        }
        thread.start()
        #expect(done.wait(timeout: .now() + 20) == .success)
        // Whoever still waits is let go.
        close(open(path, O_RDWR | O_NONBLOCK))
    }

    /// A container in a file is read as one in memory, with the same refusals at the same places.
    @Test func containersInFilesAreThoseInMemory() throws {
        let sample = BinaryContainerTests.sample
        var variants = (0...sample.count).map { Array(sample[..<$0]) } + [sample + [0]]
        for place in sample.indices {
            for value: UInt8 in [0, 1, 2, 0x7f, 0xff] {
                var changed = sample
                changed[place] = value
                variants.append(changed)
            }
        }
        for variant in variants {
            try folder.write(variant, to: "file")
            let file = try FileReader(folder.path("file"))
            let fromMemory = content { () throws(FormatError) in try BinaryContainer(variant, format: "test", versions: 1...1) }
            let fromFile = content { () throws(FormatError) in try BinaryContainer(file, format: "test", versions: 1...1) }
            #expect(fromMemory == fromFile)
        }
        try folder.write(sample, to: "file")
        let container = try BinaryContainer(FileReader(folder.path("file")), format: "test", versions: 1...1)
        try folder.write([], to: "file")
        #expect(#expect(throws: FormatError.self) { try container.reader(section: 2, "four bytes") }?.kind == .unreadable)
        #expect(#expect(throws: FormatError.self) { try container.checkLength(section: 3, "more", 1) }?.kind == .missingSection)
        #expect(#expect(throws: FormatError.self) { try container.checkLength(section: 2, "five", 5) }?.kind == .wrongLength)
        try container.checkLength(section: 2, "four", 4)
    }

    private func content(_ open: () throws(FormatError) -> BinaryContainer) -> Result<[UInt32: [UInt8]], FormatError> {
        Result { () throws(FormatError) in
            let container = try open()
            var sections: [UInt32: [UInt8]] = [:]
            for id in container.sections {
                var reader = try container.reader(section: id, "any")
                sections[id] = Array(try reader.readBytes(reader.remaining))
                try reader.finish()
            }
            return sections
        }
    }
}

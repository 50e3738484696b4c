// SPDX-License-Identifier: Apache-2.0
import AssayFormats
import AssayTestSupport
import Foundation
import Testing

@Suite struct AtomicFileTests {
    let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() }

    @Test func writtenBytesAreReadBack() throws {
        let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
        try AtomicFile.write(bytes, to: folder.path("file"))
        #expect(try AtomicFile.read(folder.path("file")) == bytes)
        try AtomicFile.write([], to: folder.path("file"))
        #expect(try AtomicFile.read(folder.path("file")) == [])
        #expect(try names() == ["file"])
    }

    @Test func secretsAreForTheirOwnerAlone() throws {
        try AtomicFile.write([1], to: folder.path("opening"), mode: AtomicFile.secretMode)
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("opening"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func aFailedWriteLeavesWhatStoodThere() throws {
        try folder.write([1, 2, 3], to: "taken")
        #expect(throws: FileError.self) { try AtomicFile.write([9], to: folder.path("taken/below")) }
        try FileManager.default.createDirectory(atPath: folder.path("folder/inside"), withIntermediateDirectories: true)
        let error = #expect(throws: FileError.self) { try AtomicFile.write([9], to: folder.path("folder")) }
        #expect(error?.operation == "rename")
        #expect(try names() == ["folder", "taken"])
        #expect(try folder.bytes("taken") == [1, 2, 3])
    }

    /// What an interrupted writer leaves behind is neither taken for the file nor in the way of the next writer.
    @Test func remainsOfAnInterruptedWriteDoNoHarm() throws {
        try folder.write([1], to: "key")
        try folder.write([0], to: ".assay-\(getpid())-0.tmp")
        try AtomicFile.write([2], to: folder.path("key"))
        #expect(try folder.bytes("key") == [2])
    }

    @Test func readingIsBounded() throws {
        try folder.write([1, 2, 3], to: "file")
        #expect(throws: FileError.self) { try AtomicFile.read(folder.path("file"), limit: 2) }
        #expect(throws: FileError.self) { try AtomicFile.read(folder.path("file"), limit: 0) }
        #expect(try AtomicFile.read(folder.path("file"), limit: 3) == [1, 2, 3])
        #expect(throws: FileError.self) { try AtomicFile.read(folder.path("none")) }
        #expect(throws: FileError.self) { try AtomicFile.read(folder.url.path) }
    }

    /// Files whose length is not known beforehand, as the system's own, are read to their end all the same.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/status"))) func filesThatStateNoLength() throws {
        let bytes = try AtomicFile.read("/proc/self/status")
        #expect(bytes.starts(with: Array("Name:".utf8)) && bytes.count > 500)
        #expect(throws: FileError.self) { try AtomicFile.read("/proc/self/status", limit: 100) }
    }
}

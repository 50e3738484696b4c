// SPDX-License-Identifier: Apache-2.0
import AssayFormats
import AssayTestSupport
import Foundation
import Synchronization
import Testing

/// Something that one thread tells another.
private final class Flag: Sendable {
    private let state = Mutex(false)
    var isRaised: Bool { state.withLock { $0 } }
    func raise() { state.withLock { $0 = true } }
}

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

    @Test func aMovedFileStandsInPlaceOfAnother() throws {
        try AtomicFile.write([1], to: folder.path("new"))
        try AtomicFile.write([2, 2], to: folder.path("file"))
        #expect(throws: FileError.self) { try AtomicFile.move(folder.path("new"), to: folder.path("nowhere/file")) }
        #expect(throws: FileError.self) { try AtomicFile.move(folder.path("none"), to: folder.path("file")) }
        #expect(try names() == ["file", "new"])
        try AtomicFile.move(folder.path("new"), to: folder.path("file"))
        #expect(try names() == ["file"] && AtomicFile.read(folder.path("file")) == [1])
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

    /// Two that write the same new file at once: the one that comes later hears of it, and nothing is lost.
    @Test func aNewFileIsMadeByOneAlone() throws {
        try AtomicFile.write([1], to: folder.path("before"), replacing: false)
        for (name, comes) in [("before", false), ("meanwhile", true)] {
            let path = folder.path(name)
            let error = #expect(throws: FileError.self) {
                try AtomicFile.write(to: path, replacing: false) { (file) throws(FileError) in
                    try file.write([2])
                    if comes { try AtomicFile.write([1], to: path, replacing: false) }
                }
            }
            #expect(error?.code == EEXIST && error?.reason.contains("left as it is") ?? false)
            #expect(try folder.bytes(name) == [1])
        }
        #expect(try names() == ["before", "meanwhile"])
    }

    /// Whoever changes a file waits for the one that does, also when another file has been put in its place, and by another name for it.
    @Test func aFileIsChangedByOneAtATime() async throws {
        let path = folder.path("count")
        try AtomicFile.write([0], to: path)
        try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: path)
        let names = [path, folder.path("link")]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<4 {
                group.addTask {
                    for _ in 0..<25 {
                        let lock = try FileLock(names[worker % 2])
                        try AtomicFile.write([AtomicFile.read(lock.path)[0] + 1], to: lock.path)
                        withExtendedLifetime(lock) {}
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try AtomicFile.read(path) == [100] && self.names() == ["count", "link"])
        let error = #expect(throws: FileError.self) { try FileLock(folder.path("none")) }
        #expect(error?.code == ENOENT)
    }

    /// What an interrupted writer leaves behind is neither taken for the file nor in the way of the next writer.
    @Test func remainsOfAnInterruptedWriteDoNoHarm() throws {
        try folder.write([1], to: "key")
        try folder.write([0], to: ".assay-\(getpid())-0.tmp")
        try AtomicFile.write([2], to: folder.path("key"))
        #expect(try folder.bytes("key") == [2])
    }

    /// Whoever looks while a file is written sees nothing of it, or all of it: a process that is killed meanwhile leaves no part behind.
    @Test(.enabled(if: AtomicFileTests.hasUnnamedFiles)) func noPartOfAFileIsEverSeen() throws {
        let (bytes, path) = ([UInt8](repeating: 7, count: 64 << 20), folder.path("secret"))
        // A thread of its own: tasks may have to wait for each other.
        let isWritten = Flag()
        Thread.detachNewThread {
            try? AtomicFile.write(bytes, to: path, mode: AtomicFile.secretMode)
            isWritten.raise()
        }
        var seen: Set<String> = []
        while !isWritten.isRaised {
            for name in try names() {
                var status = stat()
                if stat(folder.path(name), &status) == 0 { seen.insert("\(name) \(status.st_size)") }
            }
        }
        #expect(seen.isSubset(of: ["secret \(bytes.count)"]), "\(seen)")
        #expect(try names() == ["secret"])
    }

    /// Whether the system's temporary folder takes files without names.
    private static let hasUnnamedFiles: Bool = {
        #if os(Linux)
            let descriptor = open(FileManager.default.temporaryDirectory.path, O_WRONLY | 0o20000000 | O_DIRECTORY, 0o600)
            return descriptor >= 0 && close(descriptor) == 0
        #else
            return false
        #endif
    }()

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

// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayFormats
import AssayGroth16
import AssayTestSupport
import Foundation
import Synchronization
import Testing

@testable import AssayCeremony

/// A preparation that is interrupted goes on where it was, and gives the bytes of one that was not.
@Suite struct ResumedPreparationTests {
    /// Interrupts when work of a stage is done for the given time.
    private final class Interruption: ProgressObserver, Sendable {
        private let left: Mutex<Int>
        init(after reports: Int) { left = Mutex(reports) }
        var isCancelled: Bool { left.withLock { $0 <= 0 } }
        func report(stage: String, completed: Int, total: Int) { left.withLock { $0 -= 1 } }
    }

    private let ceremony: SmallCeremony
    private let folder: ScratchFolder
    private var powers: Powers
    private var path: String { folder.path("parts") }

    init() throws {
        ceremony = try SmallCeremony.shared.get()
        folder = try ScratchFolder()
        powers = try Powers(ceremony.powers[4])
    }

    private func prepare(_ powers: Powers, interrupting: Interruption = Interruption(after: .max)) throws -> (bytes: [UInt8], known: Int) {
        let parts = PreparedParts(path, leastLog: 1)
        let result = try written(folder) { try powers.prepare(to: $0, keeping: parts, threads: 1, progress: interrupting) }
        return (result.bytes, result.result)
    }

    /// Leaves what an interruption leaves; there are domains of 2 to 16 points in four sections, and one of 32.
    private func interrupt() throws {
        var reports = 30
        while true {
            do {
                _ = try prepare(powers, interrupting: Interruption(after: reports))
                reports /= 2
                try JournalFile(path).remove()
            } catch is CancellationError {
                return
            }
        }
    }

    @Test func goesOn() throws {
        try interrupt()
        let result = try prepare(powers)
        #expect(result.bytes == ceremony.prepared)
        #expect(result.known > 0 && result.known < 17, "\(result.known)")
        // All of it is there now.
        let again = try prepare(powers)
        #expect(again.bytes == ceremony.prepared && again.known == 17)
    }

    /// Whatever byte of a part is another one, or missing: what is taken is right. Bytes before the parts say whose they are.
    @Test func damageIsWorkedOutAgain() throws {
        _ = try prepare(powers)
        let whole = try folder.bytes("parts")
        var random = SeededGenerator()
        var lost = 0
        for _ in 0..<40 {
            var bytes = whole
            if Bool.random(using: &random) {
                bytes[Int.random(in: 78..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            } else {
                bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
            }
            try folder.write(bytes, to: "parts")
            let result = try prepare(powers)
            #expect(result.bytes == ceremony.prepared, "\(random)")
            if result.known < 17 { lost += 1 }
            #expect(try folder.bytes("parts") == whole, "\(random)")
        }
        #expect(lost == 40)
    }

    /// A length that the file only claims is not allocated, and a section that there is not is not looked for.
    @Test(arguments: [(0, UInt8(99)), (4, 60), (8, 0xff), (14, 0x7f)]) func claimsAreCompared(place: Int, value: UInt8) throws {
        _ = try prepare(powers)
        var bytes = try folder.bytes("parts")
        bytes[14 + 64 + place] = value
        try folder.write(bytes, to: "parts")
        let result = try prepare(powers)
        #expect(result.bytes == ceremony.prepared && result.known == 0)
    }

    /// Parts of other powers are worth the time that they took, and what else may stand there is no business of a preparation.
    @Test func otherFilesAreLeftAlone() throws {
        _ = try prepare(try Powers(ceremony.powers[2]))
        let parts = try folder.bytes("parts")
        #expect(throws: PreparedParts.Refusal.otherPowers(path: path)) { try prepare(powers) }
        #expect(try folder.bytes("parts") == parts)
        for content in [ceremony.powers[4], [0], Array("assay parts 2\n".utf8)] {
            try folder.write(content, to: "parts")
            #expect(throws: PreparedParts.Refusal.otherContent(path: path)) { try prepare(powers) }
            #expect(try folder.bytes("parts") == content)
        }
    }

    @Test func aFileOfOthersIsNotUsed() throws {
        _ = try prepare(powers)
        #expect(chmod(path, 0o622) == 0)
        #expect(throws: FileError.self) { try prepare(powers) }
        #expect(chmod(path, 0o600) == 0 && link(path, folder.path("second")) == 0)
        #expect(throws: FileError.self) { try prepare(powers) }
        #expect(unlink(folder.path("second")) == 0)
        #expect(try prepare(powers).known == 17)
    }

    /// Nobody else can give a file away.
    @Test(.enabled(if: geteuid() == 0)) func aFileThatSomebodyElseOwnsIsNotUsed() throws {
        _ = try prepare(powers)
        #expect(chown(path, 65534, 65534) == 0)
        #expect(throws: FileError.self) { try prepare(powers) }
        #expect(chown(path, 0, 0) == 0)
        #expect(try prepare(powers).known == 17)
    }

    @Test func whatIsNoOrdinaryFileIsNotUsed() throws {
        _ = try prepare(powers)
        #expect(rename(path, folder.path("elsewhere")) == 0 && symlink(folder.path("elsewhere"), path) == 0)
        #expect(throws: FileError.self) { try JournalFile(path) }
        // Nor is one made where a name points that nobody chose.
        #expect(unlink(path) == 0 && symlink(folder.path("nowhere"), path) == 0)
        #expect(throws: FileError.self) { try JournalFile(path) }
        #expect(access(folder.path("nowhere"), F_OK) != 0)
        #expect(unlink(path) == 0 && mkfifo(path, 0o600) == 0)
        #expect(throws: FileError.self) { try JournalFile(path) }
        #expect(unlink(path) == 0 && mkdir(path, 0o700) == 0)
        #expect(throws: FileError.self) { try JournalFile(path) }
    }

    /// What is there already is not read to its end when nobody waits any more.
    @Test func knownPartsAreLeftAtOnce() throws {
        _ = try prepare(powers)
        let parts = PreparedParts(path, leastLog: 1)
        #expect(throws: CancellationError.self) {
            try CeremonyOutput.write(to: folder.path("left")) {
                try powers.prepare(to: $0, keeping: parts, progress: Interruption(after: 1))
            }
        }
    }

    /// Where parts cannot be kept any more, for want of room or of anything else, the work itself goes on.
    @Test func workGoesOnWithoutParts() throws {
        let parts = PreparedParts(path, leastLog: 1)
        let bytes = try written(folder) { try powers.prepare(to: $0, keeping: parts, threads: 1, progress: Closing(path)) }.bytes
        #expect(bytes == ceremony.prepared)
        #expect(parts.failure?.operation == "write")
        try parts.remove()
    }

    /// Makes the open file one that cannot be written, once there is something to write.
    private struct Closing: ProgressObserver {
        private let path: String
        init(_ path: String) { self.path = path }

        func report(stage: String, completed: Int, total: Int) {
            guard stage == "preparing powers of tau in G2", completed == 0 else { return }
            let descriptors = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
            for descriptor in descriptors
            where (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(descriptor)")) == path {
                let other = open(path, O_RDONLY | O_CLOEXEC)
                dup2(other, Int32(descriptor) ?? -1)
                close(other)
            }
        }
    }

    /// Whoever has the file has the one that bears its name, however often others make and remove it.
    @Test func theLockIsOnTheFileWithTheName() throws {
        let (path, ended) = (path, DispatchSemaphore(value: 0))
        let others = Thread {
            while !Thread.current.isCancelled {
                let descriptor = open(path, O_RDWR | O_CREAT, 0o600)
                if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
                close(descriptor)
            }
            ended.signal()
        }
        others.start()
        let nameless = (0..<5000).count { _ in
            guard let file = try? JournalFile(path) else { return false }
            return withExtendedLifetime(file) { access(path, F_OK) != 0 }
        }
        others.cancel()
        ended.wait()
        #expect(nameless == 0)
    }

    @Test func twoAtOnceAreRefused() throws {
        let first = try JournalFile(path)
        #expect(throws: FileError.self) { try prepare(powers) }
        try first.remove()
        #expect(try prepare(powers).known == 0)
        try first.remove()
        // Gone by now, which is as good.
        try first.remove()
    }
}

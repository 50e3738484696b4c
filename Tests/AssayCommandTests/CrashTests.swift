// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Foundation
import Testing

/// What a crash tells: nothing. Swift's runtime would print registers and the memory that they point to.
@Suite struct CrashTests {
    /// Not SIGABRT, which a process started here has blocked until it aborts itself.
    @Test(arguments: [SIGILL, SIGSEGV, SIGBUS, SIGFPE, SIGTRAP]) func aCrashPrintsNothing(signal: Int32) throws {
        let folder = try ScratchFolder()
        // Reading from a pipe that nobody writes to takes for ever: the signal arrives in the middle of a verb.
        try #require(mkfifo(folder.path("pipe"), 0o600) == 0)
        try folder.write([], to: "complaints")
        let process = Process()
        process.executableURL = Command.program
        process.arguments = ["inspect", folder.path("pipe")]
        process.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=yes,color=no"]) { _, ours in ours }
        process.standardError = try FileHandle(forWritingTo: folder.url.appending(path: "complaints"))
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let pipe = Self.openedForWriting(folder.path("pipe"))
        kill(process.processIdentifier, pipe >= 0 ? signal : SIGKILL)
        process.waitUntilExit()
        #expect(pipe >= 0 && close(pipe) == 0)
        #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == signal)
        #expect(String(decoding: try folder.bytes("complaints"), as: UTF8.self) == "")
    }

    /// A pipe opens for writing without waiting only when somebody is there who reads from it.
    private static func openedForWriting(_ path: String) -> Int32 {
        for _ in 0..<600 {
            let pipe = open(path, O_WRONLY | O_NONBLOCK)
            if pipe >= 0 { return pipe }
            usleep(50_000)
        }
        return -1
    }
}

// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// The program itself, serving the store of a folder, so that it can be killed.
struct ServedProgram {
    private let process: Process
    let client: Client

    /// - Throws: where it does not say within its first line on which port it is.
    init(_ scratch: Scratch) async throws {
        let process = Process()
        process.executableURL = URL(filePath: WorkerProgram.path)
        process.arguments = ["--port", "0", "--data", "\(scratch.path)/data", "--key-file", "\(scratch.path)/key"]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let line = try await onThreadOfItsOwn { String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self) }
        let digits = line.split(separator: "127.0.0.1:").dropFirst().first?.prefix { $0.isNumber }
        self.process = process
        client = Client(port: try #require(digits.flatMap { Int($0) }, "\(line)"))
    }

    /// Ends it without a chance to tidy up.
    func kill() async throws {
        let process = process
        _ = Foundation.kill(process.processIdentifier, SIGKILL)
        try await onThreadOfItsOwn { process.waitUntilExit() }
    }
}

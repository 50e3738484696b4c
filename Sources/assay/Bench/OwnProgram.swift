// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// This program, run once more.
enum OwnProgram {
    /// What it prints for `arguments`; its standard error goes to ours.
    static func output(_ arguments: [String]) throws -> Data {
        let process = Process()
        let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        process.executableURL = URL(fileURLWithPath: link ?? CommandLine.arguments[0])
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw CommandFailure.unusable("assay \(arguments.prefix(2).joined(separator: " ")) failed; its reason stands above")
        }
        return data
    }
}

// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Foundation

/// The built `assay` command, run as its users run it.
enum Command {
    struct Result: CustomStringConvertible {
        let status: Int32
        let output: String
        let complaints: String

        var json: [String: Any] {
            (try? JSONSerialization.jsonObject(with: Data(output.utf8))) as? [String: Any] ?? [:]
        }

        var description: String { "exit \(status)\n\(output)\n\(complaints)" }
    }

    /// The products lie beside the test bundle.
    static let program = URL(fileURLWithPath: ProcessInfo.processInfo.arguments[0]).deletingLastPathComponent().appending(
        path: "assay")

    /// Runs `assay` in `folder`; standard output and error pass through files, so neither can block it.
    static func run(_ arguments: [String], in folder: ScratchFolder, environment: [String: String] = [:]) throws -> Result {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder.url
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, ours in ours }
        let (out, err) = (UUID().uuidString, UUID().uuidString)
        try folder.write([], to: out)
        try folder.write([], to: err)
        process.standardOutput = try FileHandle(forWritingTo: folder.url.appending(path: out))
        process.standardError = try FileHandle(forWritingTo: folder.url.appending(path: err))
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let result = Result(
            status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
            output: String(decoding: try folder.bytes(out), as: UTF8.self),
            complaints: String(decoding: try folder.bytes(err), as: UTF8.self))
        for name in [out, err] { try FileManager.default.removeItem(at: folder.url.appending(path: name)) }
        return result
    }
}

/// A file of the repository, for the command's arguments.
func shipped(_ path: String) -> String { Repository.root.appending(path: path).path }

// SPDX-License-Identifier: Apache-2.0
public import Foundation
public import Testing

/// The judges that were not written here: Python programs under `Tests/Peers` which hand our files and our figures to
/// independent implementations (arkworks by `groth16py`, `py_ecc`, `light-poseidon`, circom).
///
/// They run in processes of their own, in the virtual environment that `make peers` builds. Mark the tests that need
/// them with ``Testing/Trait/needsPeers``: a plain `swift test` on a machine without the environment skips them, while
/// `make test` sets `ASSAY_PEERS_REQUIRED=1`, and then a missing environment fails them.
public enum Peer {
    /// The virtual environment: `ASSAY_PEERS`, otherwise `.build/peers` of this repository.
    public static let environmentFolder: URL = {
        if let named = ProcessInfo.processInfo.environment["ASSAY_PEERS"], !named.isEmpty {
            return URL(fileURLWithPath: named, isDirectory: true)
        }
        return Repository.root.appending(path: ".build/peers", directoryHint: .isDirectory)
    }()

    /// Whether the environment holds a Python interpreter.
    public static let isInstalled = FileManager.default.isExecutableFile(atPath: python.path)

    /// Whether a missing environment is a failure (`ASSAY_PEERS_REQUIRED=1`) and not a reason to skip.
    public static let isRequired = ProcessInfo.processInfo.environment["ASSAY_PEERS_REQUIRED"] == "1"

    static var python: URL { environmentFolder.appending(path: "bin/python") }

    /// What a judge said.
    public struct Answer: Sendable {
        /// The exit status; a process that died by signal `n` counts as `128 + n`.
        public let status: Int32
        public let output: [UInt8]
        /// Standard error, for the message of a failing test.
        public let complaints: String

        public var text: String { String(decoding: output, as: UTF8.self) }
    }

    /// Runs `Tests/Peers/NAME.py` and waits for it.
    public static func run(
        _ name: String, _ arguments: [String] = [], input: [UInt8] = [], environment: [String: String] = [:]
    ) throws -> Answer {
        try run(script: "Tests/Peers/\(name).py", arguments, input: input, environment: environment)
    }

    /// Runs a Python program of this repository and waits for it.
    ///
    /// Standard input and output pass through files, so neither side can block the other whatever the sizes.
    public static func run(
        script path: String, _ arguments: [String] = [], input: [UInt8] = [], environment: [String: String] = [:]
    ) throws -> Answer {
        guard isInstalled else { throw PeerError.notInstalled(folder: environmentFolder.path) }
        let scratch = try ScratchFolder()
        let process = Process()
        process.executableURL = python
        process.arguments = [Repository.root.appending(path: path).path] + arguments
        process.environment = ProcessInfo.processInfo.environment
            .merging(["PYTHONDONTWRITEBYTECODE": "1"]) { _, ours in ours }
            .merging(environment) { _, ours in ours }
        process.standardInput = try scratch.reader("in", holding: input)
        process.standardOutput = try scratch.writer("out")
        process.standardError = try scratch.writer("err")
        try process.run()
        process.waitUntilExit()
        let died = process.terminationReason == .uncaughtSignal
        return Answer(
            status: process.terminationStatus + (died ? 128 : 0), output: try scratch.bytes("out"),
            complaints: String(decoding: try scratch.bytes("err"), as: UTF8.self))
    }

    /// Hands `question` to the judge as JSON and decodes its JSON answer; throws unless it exits with 0.
    public static func ask<Reply: Decodable>(
        _ name: String, _ question: some Encodable, arguments: [String] = [], as reply: Reply.Type = Reply.self
    ) throws -> Reply {
        let answer = try run(name, arguments, input: Array(try JSONEncoder().encode(question)))
        guard answer.status == 0 else {
            throw PeerError.refused(name: name, status: answer.status, complaints: answer.complaints)
        }
        return try JSONDecoder().decode(Reply.self, from: Data(answer.output))
    }
}

public enum PeerError: Error, CustomStringConvertible {
    case notInstalled(folder: String)
    case refused(name: String, status: Int32, complaints: String)

    public var description: String {
        switch self {
        case .notInstalled(let folder): "no Python peers in \(folder): run `make peers`, or set ASSAY_PEERS"
        case .refused(let name, let status, let complaints): "judge \(name) ended with status \(status): \(complaints)"
        }
    }
}

extension Trait where Self == ConditionTrait {
    /// The test runs where the Python judges are installed, or must be (see ``Peer``).
    public static var needsPeers: Self {
        .enabled(if: Peer.isInstalled || Peer.isRequired, "needs the Python peers: make test, or make peers")
    }
}

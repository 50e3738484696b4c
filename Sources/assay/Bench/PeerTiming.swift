// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints
internal import AssayFormats
internal import Foundation

/// Times another prover on the same key and witness, in a process of its own.
enum PeerTiming {
    /// Seconds, as the script prints them.
    private struct Answer: Decodable {
        let judge: String
        let prove: [Double]
    }

    /// Median wall time of `runs` proofs, as a measurement; what the peer does not tell is not measured.
    static func prove(_ name: String, zkey: [UInt8], witness: [BN254.Fr], runs: Int, python: String, script: String) throws -> Measurement {
        let folder = FileManager.default.temporaryDirectory.appending(path: "assay-bench-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let (key, values) = (folder.appending(path: "key.zkey").path, folder.appending(path: "witness.wtns").path)
        try AtomicFile.write(zkey, to: key)
        try AtomicFile.write(WitnessFile.encode(witness), to: values, mode: AtomicFile.secretMode)
        let answer = try JSONDecoder().decode(Answer.self, from: try output(of: python, [script, key, values, String(runs)]))
        let wall = answer.prove.map { $0 * 1000 }.sorted()
        return Measurement(
            name: "\(name) (\(answer.judge))", cpuMilliseconds: nil, wallMilliseconds: Measurement.middle(wall),
            wallMinimum: wall.first ?? 0, wallMaximum: wall.last ?? 0, peakMiB: nil, runs: wall.count)
    }

    private static func output(of program: String, _ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        do {
            try process.run()
        } catch {
            throw CommandFailure.unusable("cannot run \(program): \(error.localizedDescription)", help: "run `make peers` first")
        }
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CommandFailure.unusable("\(program) \(arguments[0]) failed") }
        return data
    }
}

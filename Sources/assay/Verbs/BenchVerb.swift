// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayData
internal import Foundation

struct BenchVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Time every stage for the shipped algorithms: compile, setup, witness, prove, verify.",
        discussion: """
            Prints medians with their spread and the peak of memory; with --json an array of the measurements. With --against
            groth16py the peer proves with the same key and witness in the same run.

            Example: assay bench --against groth16py
            """)

    @Argument(help: "Folders with algorithm.assay and cases.json (default: those under circuits/).")
    var folders: [String] = ["circuits/bp-diary", "circuits/two-arm", "circuits/bp-category"]

    @Option(help: "Runs of each stage, of which the median counts.")
    var runs = 5

    @Option(help: "A peer to time on the same key and witness: groth16py.")
    var against: Peer?

    @Option(help: "The folder of the peers' virtual environment.")
    var peers = Terminal.environment("ASSAY_PEERS") ?? ".build/peers"

    @OptionGroup var output: OutputOptions

    enum Peer: String, ExpressibleByArgument { case groth16py }

    func validate() throws {
        guard (1...1000).contains(runs) else { throw ValidationError("--runs is 1 to 1000") }
    }

    func perform() throws -> Answer {
        var measurements: [Measurement] = []
        var lines = [Measurement.header]
        for folder in folders {
            remark("\(folder) …")
            let bench = try AlgorithmBench(folder: folder, runs: runs)
            var result = try bench.run()
            if against != nil { result.measurements.append(try peerProof(bench.name, result)) }
            lines += ["\(bench.name): \(result.constraints) constraints, \(result.wires) wires"] + result.measurements.map(\.line)
            measurements += result.measurements
        }
        var answer = Answer(lines)
        answer.jsonText = try Self.json(measurements)
        return answer
    }

    private func peerProof(_ name: String, _ result: AlgorithmBench.Result) throws -> Measurement {
        try PeerTiming.prove(
            name, zkey: result.zkey, witness: result.witness, runs: runs, python: "\(peers)/bin/python",
            script: "Tests/Peers/groth16_time.py")
    }

    private static func json(_ measurements: [Measurement]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(measurements), as: UTF8.self)
    }
}

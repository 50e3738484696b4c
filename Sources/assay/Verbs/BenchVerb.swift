// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayData
internal import AssayGroth16
internal import AssayVerifier
internal import Foundation

struct BenchVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Time the shipped algorithms stage by stage, or the kernels and the prover by themselves.",
        discussion: """
            Prints medians with their spread and the peak of memory; with --json an array of the measurements. With --against
            groth16py the peer proves with the same key and witness in the same run. A suite makes its own inputs:

            \(BenchSuite.allCases.map { "\($0.rawValue): \($0.summary)" }.joined(separator: "\n"))

            Examples:
              assay bench --against groth16py
              assay bench msm ntt --size 2^16..2^18 --threads 1 --backend portable
              assay bench prove --size 2^18 --density 100 --density 20 --json
            """)

    @Argument(help: "Suites, or folders with algorithm.assay and cases.json (default: the folders under circuits/).")
    var targets: [String] = ["circuits/bp-diary", "circuits/two-arm", "circuits/bp-category"]

    @Option(help: "Sizes for the suites: 2^14, 2^10..2^16, or several with commas.")
    var size: SizeList?

    @Option(help: "Percentage of wires or scalars of full length, the others being 0 or 1; may be given several times (default: 100).")
    var density: [Int] = []

    @OptionGroup var curve: CurveOptions

    @Option(
        help: "The kernels to use: \(Kernels.Backend.allCases.map(\.rawValue).joined(separator: ", ")) (default: the fastest here).",
        transform: Self.backend)
    var backend: Kernels.Backend?

    @Option(help: "Threads to use (default: one for each processor).")
    var threads = Threads.available

    @Option(help: "MiB of tables of multiples for a prover of the suites, which keeps its key (default: none).")
    var tables = 0

    @Option(help: "Runs of each measurement, of which the median counts.")
    var runs = 5

    @Option(help: "A peer to time on the same key and witness: groth16py.")
    var against: Peer?

    @Option(help: "The folder of the peers' virtual environment.")
    var peers = Terminal.environment("ASSAY_PEERS") ?? ".build/peers"

    @OptionGroup var output: OutputOptions

    enum Peer: String, ExpressibleByArgument { case groth16py }

    func validate() throws {
        guard (1...1000).contains(runs) else { throw ValidationError("--runs is 1 to 1000") }
        guard (0...1 << 20).contains(tables) else { throw ValidationError("--tables is 0 to \(1 << 20)") }
        guard (1...1024).contains(threads) else { throw ValidationError("--threads is 1 to 1024") }
        guard density.allSatisfy({ (0...100).contains($0) }) else { throw ValidationError("--density is a percentage, 0 to 100") }
        guard against == nil || curve.curve == .bn254 else { throw ValidationError("--against groth16py is for --curve bn254") }
    }

    func perform() throws -> Answer {
        if let backend, !Kernels.use(backend) {
            throw CommandFailure.unusable("this processor cannot run the \(backend.rawValue) kernels")
        }
        var measurements: [Measurement] = []
        var lines = [Measurement.header]
        for target in targets {
            let (heading, measured) = try measure(target)
            lines += heading + measured.map(\.line)
            measurements += measured
        }
        var answer = Answer(lines)
        answer.jsonText = try Self.json(measurements)
        return answer
    }

    private func measure(_ target: String) throws -> (heading: [String], [Measurement]) {
        let curve = curve.curve.proving
        if let suite = BenchSuite(rawValue: target) { return ([], try suite.measure(curve, settings)) }
        guard FileManager.default.fileExists(atPath: "\(target)/algorithm.assay") else {
            let suites = BenchSuite.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandFailure.unusable("\(target) is no suite and no folder with an algorithm.assay", help: "the suites are \(suites)")
        }
        // A process of its own for each: what one algorithm has allocated is not counted for the next.
        if targets.count > 1 { return try measureApart(target) }
        remark("\(target) …")
        let measurements = try measure(algorithm: target, on: curve)
        return (Self.heading(measurements), measurements)
    }

    private func measure<C: CeremonyCurve>(algorithm folder: String, on curve: C.Type) throws -> [Measurement] {
        let bench = try AlgorithmBench<C>(folder: folder, runs: runs, threads: threads)
        let result = try bench.run()
        guard against != nil, let witness = result.witness as? [BN254.Fr] else { return result.measurements }
        return result.measurements + [try peerProof("\(bench.name)/prove", result.zkey, witness)]
    }

    /// The same by another process that runs this program.
    private func measureApart(_ target: String) throws -> (heading: [String], [Measurement]) {
        var words = ["bench", target, "--json", "--runs", "\(runs)", "--threads", "\(threads)", "--peers", peers]
        words += ["--curve", curve.curve.option]
        if let backend { words += ["--backend", backend.rawValue] }
        if let against { words += ["--against", against.rawValue] }
        if output.quiet { words.append("--quiet") }
        let measurements = try JSONDecoder().decode([Measurement].self, from: try OwnProgram.output(words))
        return (Self.heading(measurements), measurements)
    }

    private static func heading(_ measurements: [Measurement]) -> [String] {
        guard let first = measurements.first, let constraints = first.constraints, let wires = first.wires else { return [] }
        return ["\(first.name.prefix { $0 != "/" }): \(constraints) constraints, \(wires) wires"]
    }

    private var settings: BenchSettings {
        var settings = BenchSettings(
            curve: curve.curve.option, sizes: size?.logs ?? [], runs: runs, threads: threads, remark: { remark($0) })
        settings.tableMemory = tables << 20
        if !density.isEmpty { settings.densities = density.map { Density(percent: $0) } }
        if against != nil { settings.peer = { name, zkey, witness in try peerProof(name, zkey, witness) } }
        return settings
    }

    private static func backend(_ name: String) throws -> Kernels.Backend {
        guard let backend = Kernels.Backend(rawValue: name) else { throw ValidationError("there are no kernels called \(name)") }
        return backend
    }

    private func peerProof(_ name: String, _ zkey: [UInt8], _ witness: [BN254.Fr]) throws -> Measurement {
        try PeerTiming.prove(
            name, zkey: zkey, witness: witness, runs: runs, python: "\(peers)/bin/python", script: "Tests/Peers/groth16_time.py")
    }

    private static func json(_ measurements: [Measurement]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(measurements), as: UTF8.self)
    }
}

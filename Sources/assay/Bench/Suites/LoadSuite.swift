// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints
internal import AssayFormats
internal import AssayGroth16

/// From files to a proof in a process of its own, as `assay prove` does it: with the key alone, and with the prepared key beside it.
struct LoadSuite<C: CeremonyCurve> {
    private let settings: BenchSettings

    init(_ settings: BenchSettings) { self.settings = settings }

    func measure() throws -> [Measurement] {
        var measurements: [Measurement] = []
        for log in settings.sizes(of: .load) {
            for density in settings.densities { measurements += try measure(log, density) }
        }
        return measurements
    }

    private func measure(_ log: Int, _ density: Density) throws -> [Measurement] {
        let name = "load/\(settings.curve)/2^\(log)/\(density.description)"
        let folder = try TemporaryFolder()
        settings.remark("a key for \(name) …")
        try write(log, density, to: folder)
        let key = folder.path("key.zkey")
        let words = [
            "prove", key, folder.path("witness.wtns"), folder.path("proof.json"), folder.path("public.json"), "--force", "--quiet",
            "--unsafe",
        ]
        let plain = try time("\(name)/zkey", words)
        _ = try OwnProgram.output(["prepare", key, "--quiet"])
        return [plain, try time("\(name)/prepared", words)]
    }

    /// Makes the files. What it took to make them is given back before anything is measured.
    private func write(_ log: Int, _ density: Density, to folder: TemporaryFolder) throws {
        let circuit = SyntheticCircuit<C.Fr>(log: log, density: density)
        try Setup.unsafeSingleParty(circuit.r1cs, on: C.self, threads: settings.threads).write(to: folder.path("key.zkey"))
        try AtomicFile.write(WitnessFile.encode(circuit.witness), to: folder.path("witness.wtns"), mode: AtomicFile.secretMode)
    }

    private func time(_ name: String, _ words: [String]) throws -> Measurement {
        settings.remark("\(name) …")
        _ = try OwnProgram.cost(words, silent: false)
        let costs = try (0..<settings.runs).map { _ in try OwnProgram.cost(words, silent: true) }
        let wall = costs.map(\.wall).sorted()
        return Measurement(
            name: name, cpuMilliseconds: Measurement.middle(costs.map(\.processor).sorted()), wallMilliseconds: Measurement.middle(wall),
            wallMinimum: wall.first ?? 0, wallMaximum: wall.last ?? 0, peakMiB: costs.map(\.peakMiB).max(), runs: settings.runs,
            threads: Threads.available, backend: Kernels.backend.rawValue)
    }
}

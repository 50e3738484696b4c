// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayGroth16

/// Keys for synthetic circuits, written to a file.
struct SetupSuite<C: CeremonyCurve> {
    private let settings: BenchSettings

    init(_ settings: BenchSettings) { self.settings = settings }

    func measure() throws -> [Measurement] {
        var measurements: [Measurement] = []
        for log in settings.sizes(of: .setup) {
            for density in settings.densities { measurements.append(try measure(log, density)) }
        }
        return measurements
    }

    private func measure(_ log: Int, _ density: Density) throws -> Measurement {
        let circuit = SyntheticCircuit<C.Fr>(log: log, density: density)
        let folder = try TemporaryFolder()
        return try settings.time("setup/\(settings.curve)/2^\(log)/\(density.description)") {
            try Setup.unsafeSingleParty(circuit.r1cs, on: C.self, threads: settings.threads).write(to: folder.path("bench.zkey"))
        }.0
    }
}

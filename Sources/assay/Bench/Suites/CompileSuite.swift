// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCompiler
internal import AssayConstraints
internal import AssayGroth16

/// From the text of a diary algorithm of about 2^k constraints to its circuit and the files of the circuit, pass by pass.
struct CompileSuite<C: CeremonyCurve> {
    private let settings: BenchSettings

    init(_ settings: BenchSettings) { self.settings = settings.onOneThread }

    func measure() throws -> [Measurement] {
        try settings.sizes(of: .compile).flatMap { try measure(log: $0) }
    }

    private func measure(log: Int) throws -> [Measurement] {
        let diary = try DiaryProgram(log: log)
        let name = "compile/\(settings.curve)/2^\(log)"
        let folder = try TemporaryFolder()
        var laps = LapTimes()
        var constraints = 0
        let (whole, _) = try settings.time("\(name)/whole") {
            laps.start()
            let program = try diary.checked { pass, _ in laps.end(pass.rawValue) }
            let circuit = program.compiled(for: C.Fr.self, curve: C.name) { pass, _ in laps.end(pass.rawValue) }
            laps.end("digest")
            constraints = circuit.r1cs.constraintCount
            try Self.write(circuit, to: folder)
            laps.end("write")
        }
        return (laps.measurements(name) + [whole]).map { measurement in
            var measurement = measurement
            measurement.items = constraints
            measurement.constraints = constraints
            measurement.threads = settings.threads
            return measurement
        }
    }

    /// The files of which each grows with the circuit.
    private static func write(_ circuit: CompiledCircuit<C.Fr>, to folder: TemporaryFolder) throws {
        try Files.write(circuit.r1cs, to: folder.path("circuit.r1cs"))
        try Files.write(circuit.symbols, to: folder.path("circuit.sym"))
        try Files.write(witnessProgramOf: circuit, to: folder.path("circuit.awp"))
    }
}

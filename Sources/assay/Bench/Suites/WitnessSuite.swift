// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCompiler
internal import AssayConstraints
internal import AssayData
internal import AssayGroth16
internal import AssaySyntax

/// Compilation and witness of a diary algorithm with as many rows as make about 2^k constraints.
struct WitnessSuite<C: CeremonyCurve> {
    private let settings: BenchSettings

    init(_ settings: BenchSettings) { self.settings = settings.onOneThread }

    func measure() throws -> [Measurement] {
        try settings.sizes(of: .witness).flatMap { try measure(log: $0) }
    }

    /// Constraints that a row of the program below costs, by which the number of rows is chosen.
    private static var constraintsPerRow: Int { 70 }

    private func measure(log: Int) throws -> [Measurement] {
        let rows = max(1, (1 << log) / Self.constraintsPerRow)
        let source = try SourceFile(name: "diary.assay", text: Self.program(rows: rows))
        let name = "witness/\(settings.curve)/2^\(log)"
        let (compile, circuit) = try settings.time("\(name)/compile") { try compiled(source) }
        let inputs = try WitnessInputs<C.Fr>(
            interface: circuit.interface, parameters: [], agreement: 1,
            dataSets: try circuit.interface.dataSets.map { try Self.data($0.schema, rows: rows) }, salts: [1])
        let (witness, _) = try settings.time("\(name)/evaluate", items: circuit.r1cs.constraintCount) { try circuit.witness(inputs) }
        return [compile, witness]
    }

    private func compiled(_ source: SourceFile) throws -> CompiledCircuit<C.Fr> {
        guard let program = Compiler.check(source).program else {
            throw CommandFailure.unusable("the benchmark's own program does not compile")
        }
        return program.compiled(for: C.Fr.self, curve: C.name)
    }

    private static func program(rows: Int) -> String {
        """
        assay 1
        algorithm "Share of plausible readings"
        record Reading {
            systolic: 0 .. 309 mmHg
            diastolic: 0 .. 309 mmHg
            pulse: 0 .. 254 bpm or missing
        }
        data readings: at most \(rows) of Reading
        rule plausible(r) = r.systolic in 60 .. 260 and r.systolic > r.diastolic + 10 and (r.pulse otherwise 60) in 30 .. 220
        let usable = share of plausible in readings otherwise 0%
        publish score = 100 * usable as 0.00 .. 100.00 rounded half up
        """
    }

    /// Readings as a diary has them, some without a pulse.
    private static func data(_ schema: Schema, rows: Int) throws -> DataSet {
        var generator = SampleGenerator(5)
        func draw(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
        return try DataSet(
            schema: schema,
            rows: (0..<rows).map { _ in [draw(90...180), draw(50...110), draw(0...9) == 0 ? nil : draw(45...110)] })
    }
}

// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayData
import AssayTestSupport
import Testing

@testable import AssayCompiler

/// Circuits whose outputs share public signals.
@Suite struct PackedOutputTests {
    private static let packed: [String: (trial: Trial, circuit: CompiledCircuit<BN254.Fr>)] = ShippedTests.compiled.mapValues {
        ($0.trial, $0.trial.program.compiled(for: BN254.Fr.self, curve: BN254.name, packsOutputs: true))
    }

    @Test(arguments: ShippedTests.cases) func shippedAlgorithmsSayTheSame(shipped: ShippedCase) throws {
        let (trial, circuit) = try #require(Self.packed[shipped.algorithm])
        try ShippedTests.check(shipped, trial, circuit)
    }

    @Test(arguments: ShippedCase.algorithms) func theyHaveFewerSignalsAndAreDetermined(algorithm: String) throws {
        let (packed, each) = (try #require(Self.packed[algorithm]).circuit, try #require(ShippedTests.compiled[algorithm]).circuit)
        #expect(packed.interface.outputSignalCount == 1 && packed.r1cs.outputCount == 1)
        #expect(packed.r1cs.publicCount == packed.interface.publicSignalCount)
        #expect((0...1).contains(packed.interface.constraintCount - each.interface.constraintCount))
        #expect(packed.costPerLine.map(\.constraints).reduce(0, +) == packed.interface.constraintCount)
        #expect(packed.interface.disclosure == each.interface.disclosure && packed.interface.sourceDigest == each.interface.sourceDigest)
        #expect(DecidedTests.openOutputs(packed) == [])
    }

    /// More than one signal of them, values below zero, one that cannot vary, and a choice; on both curves.
    @Test func allKindsOfOutputs() throws {
        let wide = (0..<9).map { "publish w\($0) = sum of a in d - \($0) as -1000000000 .. 1000000000\n" }.joined()
        let trial = try Trial(
            """
            assay 1
            algorithm "Wide"
            record R { a: -1000 .. 1000 }
            data d: at most 3 of R
            publish constant = 7 as 7 .. 7
            \(wide)publish half = mean of a in d otherwise 0 as -1000.0 .. 1000.0 rounded half even
            publish positive = sum of a in d > 0

            """)
        let rows = [[[-1000], [999], [-4]]]
        try check(trial.program.compiled(for: BN254.Fr.self, curve: BN254.name, packsOutputs: true), trial, rows)
        try check(trial.program.compiled(for: BLS12381.Fr.self, curve: BLS12381.name, packsOutputs: true), trial, rows)
    }

    private func check<F: PrimeField>(_ circuit: CompiledCircuit<F>, _ trial: Trial, _ rows: [[[Int?]]]) throws {
        #expect(circuit.interface.outputSignalCount == 2)
        let names = circuit.symbols.symbols.filter { $0.wire.map { (1...2).contains($0) } ?? false }.map(\.name)
        #expect(names == ["main.constant+w0+w1+w2+w3+w4+w5+w6+w7", "main.w8+half+positive"])
        let witness = try circuit.circuit.witness(trial.inputs(rows, as: F.self))
        let raws = circuit.interface.rawOutputs(circuit.r1cs.publicSignals(witness))
        #expect(raws == (try trial.run(rows)).outputs.map { Optional($0.raw) })
        #expect(raws == [7] + (0..<9).map { -5 - $0 } + [-17, 0])
    }
}

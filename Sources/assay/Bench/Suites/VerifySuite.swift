// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayGroth16

/// One proof with one public input under a prepared key, on one thread.
struct VerifySuite<C: CeremonyCurve> {
    private let settings: BenchSettings

    init(_ settings: BenchSettings) { self.settings = settings.onOneThread }

    func measure() throws -> [Measurement] {
        let circuit = SyntheticCircuit<C.Fr>(log: 4, density: .dense)
        let key = try Setup.unsafeSingleParty(circuit.r1cs, on: C.self, threads: 1)
        let statement = try Prover(key, circuit: circuit.r1cs, threads: 1).prove(circuit.witness)
        let verifier = Verifier(key.verifyingKey)
        return [
            try settings.time("verify/\(settings.curve)/1") {
                try verifier.verify(statement.proof, publicInputs: statement.publicInputs)
            }.0
        ]
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayGroth16

/// Many proofs with one public input each under one prepared key.
struct BatchSuite<C: CeremonyCurve> {
    private let settings: BenchSettings

    init(_ settings: BenchSettings) { self.settings = settings }

    func measure() throws -> [Measurement] {
        let circuit = SyntheticCircuit<C.Fr>(log: 4, density: .dense)
        let key = try Setup.unsafeSingleParty(circuit.r1cs, on: C.self, threads: settings.threads)
        let prover = try Prover(key, circuit: circuit.r1cs, threads: settings.threads)
        let verifier = Verifier(key.verifyingKey)
        let different = try (0..<8).map { _ in try prover.prove(circuit.witness) }
        return try settings.sizes(of: .batch).map { log in
            let claims = (0..<(1 << log)).map { index in
                let statement = different[index % different.count]
                return Claim<C>(proof: statement.proof, publicInputs: statement.publicInputs)
            }
            let name = "batch/\(settings.curve)/\(claims.count)"
            return try settings.time(name, items: claims.count) { try verifier.verify(claims, threads: settings.threads) }.0
        }
    }
}

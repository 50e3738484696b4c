// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayTestSupport
import Testing

@testable import AssayGroth16

/// Setup, proof and verification together, and that every public signal is bound.
@Suite struct EndToEndTests {
    @Test func aProofVerifies() throws {
        let sample = try Sample.score.get()
        #expect(sample.publicInputs == [11 * 11 * 11 + 5, 55, 5, 77, 123])
        try Verifier(sample.verifyingKey).verify(sample.proof, publicInputs: sample.publicInputs)
        try Verifier.verify(sample.proof, publicInputs: sample.publicInputs, key: sample.verifyingKey)
    }

    /// Also the input that no constraint mentions.
    @Test func everyPublicSignalIsBound() throws {
        let sample = try Sample.score.get()
        let verifier = Verifier(sample.verifyingKey)
        for index in sample.publicInputs.indices {
            for change in [1, -1, Fr(2).power([200])] {
                var inputs = sample.publicInputs
                inputs[index] += change
                #expect(throws: VerificationError.equationDoesNotHold) { try verifier.verify(sample.proof, publicInputs: inputs) }
            }
        }
    }

    @Test func publicSignalsDoNotChangePlaces() throws {
        let sample = try Sample.score.get()
        let inputs = Array(sample.publicInputs.reversed())
        #expect(throws: VerificationError.equationDoesNotHold) {
            try Verifier(sample.verifyingKey).verify(sample.proof, publicInputs: inputs)
        }
    }

    @Test func aProofUnderAnotherKeyOfTheSameCircuitFails() throws {
        let sample = try Sample.product.get()
        let other = try Setup.unsafeSingleParty(sample.r1cs, on: BN254.self)
        #expect(throws: VerificationError.equationDoesNotHold) {
            try Verifier(other.verifyingKey).verify(sample.proof, publicInputs: sample.publicInputs)
        }
    }

    @Test func everyElementOfAProofCounts() throws {
        let sample = try Sample.product.get()
        let proof = sample.proof
        let verifier = Verifier(sample.verifyingKey)
        for changed in [
            Proof<BN254>(a: -proof.a, b: proof.b, c: proof.c), Proof(a: proof.a, b: -proof.b, c: proof.c),
            Proof(a: proof.a, b: proof.b, c: -proof.c), Proof(a: proof.c, b: proof.b, c: proof.a),
            Proof(a: proof.a, b: BN254.G2.affineGenerator, c: proof.c),
        ] {
            #expect(throws: VerificationError.equationDoesNotHold) { try verifier.verify(changed, publicInputs: sample.publicInputs) }
        }
    }

    @Test func proofsOfOneWitnessDiffer() throws {
        let sample = try Sample.product.get()
        let again = try Prover(sample.key).prove(sample.witness)
        #expect(again.publicInputs == sample.publicInputs)
        #expect(again.proof.a != sample.proof.a && again.proof.b != sample.proof.b && again.proof.c != sample.proof.c)
    }

    /// The seam for vectors: the proof is a function of key, witness, r and s.
    @Test func fixedBlindingGivesOneProof() throws {
        let sample = try Sample.product.get()
        let prover = try Prover(sample.key)
        let proofs = try (0..<2).map { _ in try prover.prove(sample.witness, blinding: SecretElements([12, 34])).proof }
        #expect(proofs[0] == proofs[1])
        #expect(try prover.prove(sample.witness, blinding: SecretElements([12, 35])).proof != proofs[0])
    }

    /// Multiples of the key's points and the backend change the speed of a proof, not the proof.
    @Test func tablesAndBackendsGiveTheSameProof() throws {
        let sample = try Sample.score.get()
        let expected = try Prover(sample.key).prove(sample.witness, blinding: SecretElements([12, 34])).proof
        let preferred = Kernels.backend
        defer { Kernels.use(preferred) }
        for backend in Kernels.Backend.allCases where backend.isAvailable {
            Kernels.use(backend)
            for memory in [0, 20_000, 1 << 20] {
                let prover = try Prover(sample.key, circuit: sample.r1cs, tableMemory: memory)
                #expect(prover.hasTables == (memory > 0))
                #expect(
                    try prover.prove(sample.witness, blinding: SecretElements([12, 34])).proof == expected, "\(backend), \(memory) bytes")
            }
        }
    }

    /// r = s = 0 gives A = α + Σ a_i·u_i(x), the paper's formula without blinding.
    @Test func unblindedProofIsTheBareSum() throws {
        let sample = try Sample.score.get()
        let proof = try Prover(sample.key).prove(sample.witness, blinding: SecretElements([0, 0])).proof
        let sum = zip(sample.witness, sample.key.a).reduce(BN254.G1(sample.verifyingKey.alpha1)) { $0 + $1.0 * BN254.G1($1.1) }
        #expect(proof.a == sum.affine)
    }

    /// As the paper's §3.2 gives it; the twin (tA, B/t) is valid too, so proofs have no identity of their own.
    @Test func otherPointsProveTheSameStatement() throws {
        let sample = try Sample.product.get()
        let half = try #require(Fr(2).inverse)
        let twin = Proof<BN254>(
            a: BN254.G1(sample.proof.a).doubled.affine, b: (half * BN254.G2(sample.proof.b)).affine, c: sample.proof.c)
        try Verifier(sample.verifyingKey).verify(twin, publicInputs: sample.publicInputs)
    }

    @Test func keysCarryTheMarkOfTheirSetup() throws {
        let sample = try Sample.product.get()
        #expect(sample.key.isUnsafeSingleParty && sample.verifyingKey.isUnsafeSingleParty)
        #expect(sample.key.ceremony.contributions.map(\.name) == ["unsafe-single-party"])
        #expect(sample.verifyingKey.gamma2 == BN254.G2.affineGenerator)
        #expect(sample.verifyingKey.gamma2 != sample.verifyingKey.delta2)
    }

    @Test func setupsDoNotRepeat() throws {
        let circuit = productCircuit().r1cs
        let keys = try (0..<2).map { _ in try Setup.unsafeSingleParty(circuit, on: BN254.self).verifyingKey }
        #expect(keys[0].alpha1 != keys[1].alpha1 && keys[0].beta2 != keys[1].beta2 && keys[0].delta2 != keys[1].delta2)
    }

    @Test func setupIsAFunctionOfItsRandomness() throws {
        let circuit = productCircuit().r1cs
        var keys: [ProvingKey<BN254>] = []
        for _ in 0..<2 {
            var generator = SeededGenerator(seed: 99)
            keys.append(try Setup.unsafeSingleParty(circuit, on: BN254.self, randomness: &generator))
        }
        #expect(keys[0] == keys[1])
    }
}

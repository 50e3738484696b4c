// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayFormats
import AssayTestSupport
import Foundation
import Testing

@testable import AssayGroth16

/// BLS12-381 through the same code as BN254: setup, files, proofs, and what its cofactor in G1 asks for.
@Suite struct SecondCurveTests {
    typealias Curve = BLS12381

    struct Made {
        let circuit: FinalisedCircuit<Curve.Fr>
        let key: ProvingKey<Curve>
        let statement: ProvenStatement<Curve>
        var verifyingKey: VerifyingKey<Curve> { key.verifyingKey }
    }

    /// `cube = secret³ + factor` with a public factor.
    static let made = Result {
        var system = ConstraintSystem<Curve.Fr>()
        let factor = system.publicInput("factor")
        let secret = system.privateInput("secret")
        let square = system.hintProduct(secret, secret)
        system.enforce(secret, times: secret, equals: square)
        let cube = system.hintProduct(square, secret)
        system.enforce(square, times: secret, equals: cube)
        system.output("cube", cube + factor)
        let circuit = system.finalised()
        let key = try Setup.unsafeSingleParty(circuit.r1cs, on: Curve.self)
        return Made(circuit: circuit, key: key, statement: try Prover(key, circuit: circuit.r1cs).prove(circuit.witness([5, 11])))
    }

    /// Points of the curve that are not in G1, the part of small order among them.
    static func strays() throws -> [Curve.G1.Affine] {
        struct Vectors: Decodable { let outsideG1: [[String]] }
        let vectors = try JSONDecoder().decode(Vectors.self, from: Data(try Repository.bytes("vectors/curve/bls12381.json")))
        return try vectors.outsideG1.map { texts in
            let numbers = try texts.map { try #require(Curve.Fp($0)) }
            return try #require(Curve.G1.Affine(x: numbers[0], y: numbers[1]))
        }
    }

    @Test func proofsVerifyAndBindTheirInputs() throws {
        let made = try Self.made.get()
        let (proof, inputs) = (made.statement.proof, made.statement.publicInputs)
        #expect(inputs == [11 * 11 * 11 + 5, 5])
        let verifier = Verifier(made.verifyingKey)
        try verifier.verify(proof, publicInputs: inputs)
        for index in inputs.indices {
            var changed = inputs
            changed[index] += 1
            #expect(throws: VerificationError.equationDoesNotHold) { try verifier.verify(proof, publicInputs: changed) }
        }
        for changed in [
            Proof<Curve>(a: -proof.a, b: proof.b, c: proof.c), Proof(a: proof.a, b: -proof.b, c: proof.c),
            Proof(a: proof.a, b: proof.b, c: -proof.c), Proof(a: proof.c, b: proof.b, c: proof.a),
        ] {
            #expect(throws: VerificationError.equationDoesNotHold) { try verifier.verify(changed, publicInputs: inputs) }
        }
    }

    /// A point plus one of the other part of the curve satisfies the pairing equation to a power; only the subgroup test refuses it.
    @Test func pointsOutsideOfG1AreRefused() throws {
        let made = try Self.made.get()
        let (proof, inputs) = (made.statement.proof, made.statement.publicInputs)
        let verifier = Verifier(made.verifyingKey)
        for stray in try Self.strays() {
            let a = (Curve.G1(proof.a) + stray).affine, c = (Curve.G1(proof.c) + stray).affine
            let (first, last) = (Proof<Curve>(a: a, b: proof.b, c: proof.c), Proof<Curve>(a: proof.a, b: proof.b, c: c))
            #expect(throws: VerificationError.notInSubgroup(.a)) { try verifier.verify(first, publicInputs: inputs) }
            #expect(throws: VerificationError.notInSubgroup(.c)) { try verifier.verify(last, publicInputs: inputs) }
            let claims = (0..<5).map { Claim(proof: $0 == 3 ? last : proof, publicInputs: inputs) }
            #expect(throws: BatchVerificationError.self) { try verifier.verify(claims) }
        }
        try verifier.verify((0..<5).map { _ in Claim(proof: proof, publicInputs: inputs) })
    }

    /// Section lengths are those of 48-byte coordinates and 32-byte scalars, and reading gives back the key.
    @Test func keysAsFiles() throws {
        let made = try Self.made.get()
        let bytes = made.key.zkey()
        #expect(try ProvingKey<Curve>(zkey: bytes) == made.key)
        let file = ZkeyFile(bytes)
        #expect(file[2].count == 4 + 48 + 4 + 32 + 12 + 3 * 96 + 3 * 192)
        #expect(file[3].count == 96 * 3 && file[9].count == 96 * made.key.qap.domainSize && file[7].count == 192 * made.key.wireCount)
        #expect(throws: FormatError.self) { try ProvingKey<BN254>(zkey: bytes) }
        for (section, place) in [(3, 1), (5, 0), (8, 0), (9, 2)] as [(UInt32, Int)] {
            var broken = file
            broken.overwrite(section, at: 96 * place, with: try Self.strays()[0].montgomeryBytes)
            let error = #expect(throws: FormatError.self) { try ProvingKey<Curve>(zkey: broken.bytes) }
            #expect(error?.kind == .outsideSubgroup)
        }
    }

    @Test func preparedKeysAndBackendsGiveTheSameProof() throws {
        let made = try Self.made.get()
        let witness = try made.circuit.witness([5, 11])
        let expected = try Prover(made.key).prove(witness, blinding: SecretElements([12, 34])).proof
        let preferred = Kernels.backend
        defer { Kernels.use(preferred) }
        for backend in Kernels.Backend.allCases where backend.isAvailable {
            Kernels.use(backend)
            for memory in [0, 1 << 20] {
                let prover = try Prover(made.key, circuit: made.circuit.r1cs, tableMemory: memory)
                #expect(try prover.prove(witness, blinding: SecretElements([12, 34])).proof == expected, "\(backend)")
            }
        }
    }

    @Test func textsNameTheCurve() throws {
        let made = try Self.made.get()
        let (key, proof) = (made.verifyingKey.json, made.statement.proof.json)
        #expect(key.contains("\"bls12381\"") && proof.contains("\"bls12381\""))
        #expect(try VerifyingKey<Curve>(json: Array(key.utf8)).inputPoints == made.verifyingKey.inputPoints)
        #expect(try Proof<Curve>(json: Array(proof.utf8)) == made.statement.proof)
        #expect(throws: FormatError.self) { try Proof<BN254>(json: Array(proof.utf8)) }
        let dashed = proof.replacing("bls12381", with: "BLS12-381")
        #expect(try Proof<Curve>(json: Array(dashed.utf8)) == made.statement.proof)
    }

    struct Verdict: Decodable, Equatable {
        var arkworks: Bool
        var pyEcc: Bool
    }

    /// The pairing equation by arkworks and by py_ecc, from our texts.
    @Test(.needsPeers) func othersAcceptAndRefuseWhatWeDo() throws {
        let made = try Self.made.get()
        var inputs = made.statement.publicInputs
        for expected in [true, false] {
            let question = [
                "key": made.verifyingKey.json, "proof": made.statement.proof.json, "inputs": PublicInputs.json(inputs),
            ]
            let verdict = try Peer.ask("groth16_bls12381", question, as: Verdict.self)
            #expect(verdict == Verdict(arkworks: expected, pyEcc: expected))
            inputs[0] += 1
        }
    }
}

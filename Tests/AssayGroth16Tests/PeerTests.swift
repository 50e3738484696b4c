// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayTestSupport
import Foundation
import Testing

@testable import AssayGroth16

/// Judges not written here: arkworks by way of groth16py, and the pairing equation in py_ecc (`Tests/Peers/groth16_judge.py`).
@Suite struct PeerTests {
    struct Question: Encodable {
        var task: String
        var zkey: String?
        var wtns: String?
        var r1cs: String?
        var key: String?
        var proof: String?
        var inputs: String?
    }

    struct Proven: Decodable {
        var key: String
        var proof: String
        var inputs: String
        var accepted: Bool
    }

    struct Verdict: Decodable, Equatable {
        var arkworks: Bool
        var pyEcc: Bool
    }

    /// Circuits of circom's own making, each with its witness: see `vectors/circom/README.md`.
    static let circuits = ["bits", "compare", "divide", "free", "linear", "long_sums", "product", "untouched", "wide"]

    static func path(_ file: String) -> String { Repository.root.appending(path: "vectors/circom/\(file)").path }

    static func circom(_ name: String) throws -> (r1cs: R1CS<Fr>, witness: [Fr]) {
        let r1cs = try R1CS<Fr>(r1cs: try Repository.bytes("vectors/circom/\(name).r1cs"))
        return (r1cs, try WitnessFile.decode(try Repository.bytes("vectors/circom/\(name).wtns")))
    }

    /// Our `.zkey`, their proof, our verifier.
    @Test(.needsPeers, arguments: circuits) func theyProveUnderOurKey(name: String) throws {
        let (circuit, witness) = try Self.circom(name)
        let key = try Setup.unsafeSingleParty(circuit, on: BN254.self)
        let scratch = try ScratchFolder()
        try scratch.write(key.zkey(), to: "key.zkey")
        let question = Question(task: "prove", zkey: scratch.path("key.zkey"), wtns: Self.path("\(name).wtns"))
        let answer = try Peer.ask("groth16_judge", question, as: Proven.self)
        #expect(answer.accepted)
        let inputs: [Fr] = try PublicInputs.parse(json: Array(answer.inputs.utf8))
        #expect(inputs == circuit.publicSignals(witness))
        try Verifier(key.verifyingKey).verify(Proof(json: Array(answer.proof.utf8)), publicInputs: inputs)
        let theirKey = try VerifyingKey<BN254>(json: Array(answer.key.utf8))
        #expect(theirKey.inputPoints == key.verifyingKey.inputPoints && theirKey.delta2 == key.verifyingKey.delta2)
        #expect(theirKey.alpha1 == key.verifyingKey.alpha1 && theirKey.beta2 == key.verifyingKey.beta2)
    }

    /// Their key and proof, our verifier.
    @Test(.needsPeers, arguments: ["bits", "product", "untouched", "wide"]) func ourVerifierTakesTheirKeyAndProof(name: String) throws {
        let question = Question(task: "setup", wtns: Self.path("\(name).wtns"), r1cs: Self.path("\(name).r1cs"))
        let answer = try Peer.ask("groth16_judge", question, as: Proven.self)
        let key = try VerifyingKey<BN254>(json: Array(answer.key.utf8))
        var inputs: [Fr] = try PublicInputs.parse(json: Array(answer.inputs.utf8))
        let proof = try Proof<BN254>(json: Array(answer.proof.utf8))
        try Verifier(key).verify(proof, publicInputs: inputs)
        #expect(!key.isUnsafeSingleParty)
        for index in inputs.indices {
            inputs[index] += .one
            #expect(throws: VerificationError.equationDoesNotHold) { try Verifier(key).verify(proof, publicInputs: inputs) }
            inputs[index] -= .one
        }
    }

    /// Our key, proof and inputs as JSON, their verifiers; then with one input changed.
    @Test(.needsPeers, arguments: circuits) func theyAcceptOurProofs(name: String) throws {
        let (circuit, witness) = try Self.circom(name)
        let key = try Setup.unsafeSingleParty(circuit, on: BN254.self)
        let statement = try Prover(key, circuit: circuit).prove(witness)
        var question = Question(
            task: "verify", key: key.verifyingKey.json, proof: statement.proof.json, inputs: PublicInputs.json(statement.publicInputs))
        #expect(try Peer.ask("groth16_judge", question, as: Verdict.self) == Verdict(arkworks: true, pyEcc: true))
        guard !statement.publicInputs.isEmpty else { return }
        var inputs = statement.publicInputs
        inputs[inputs.count - 1] += .one
        question.inputs = PublicInputs.json(inputs)
        #expect(try Peer.ask("groth16_judge", question, as: Verdict.self) == Verdict(arkworks: false, pyEcc: false))
    }
}

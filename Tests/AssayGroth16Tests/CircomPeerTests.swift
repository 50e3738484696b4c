// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayCrypto
import AssayGroth16
import AssayTestSupport
import Foundation
import Testing

/// All circuits under `Tests/Peers/circom`, compiled by circom while the test runs: circomlib's Poseidon, MiMC, Merkle paths and
/// comparators among them. Keys and proofs then go both ways between Assay and arkworks.
@Suite struct CircomPeerTests {
    struct Proven: Decodable {
        var key: String
        var proof: String
        var inputs: String
        var accepted: Bool
    }

    struct Verified: Decodable {
        var arkworks: Bool
        var pyEcc: Bool
    }

    @Test(.needsPeers) func circuitsOfTheRealCircom() throws {
        let scratch = try ScratchFolder()
        let made = try Peer.run("circom_make", [scratch.url.path])
        try #require(made.status == 0, "\(made.complaints)")
        let circuits = try CircomCircuit.all(in: scratch.url)
        #expect(circuits.count == 14)
        #expect(circuits.contains { $0.facts.constraints > 3000 })
        for circuit in circuits { try exchange(circuit, scratch) }
        try keptVectorsAreCircoms(scratch)
        try poseidonIsCircomlibs(circuits)
    }

    /// Load, check, set up, prove and verify here; arkworks accepts our proof, proves with our key, and makes a key itself.
    func exchange(_ circuit: CircomCircuit, _ scratch: ScratchFolder) throws {
        try circuit.r1cs.check(circuit.witness)
        let key = try Setup.unsafeSingleParty(circuit.r1cs, on: BN254.self)
        let statement = try Prover(key, circuit: circuit.r1cs).prove(circuit.witness)
        #expect(statement.publicInputs.map(\.description) == circuit.facts.public)

        let verified: Verified = try Peer.ask(
            "groth16_judge",
            [
                "task": "verify", "key": key.verifyingKey.json, "proof": statement.proof.json,
                "inputs": PublicInputs.json(statement.publicInputs),
            ])
        #expect(verified.arkworks && verified.pyEcc, "\(circuit)")

        let zkey = scratch.path("\(circuit).zkey")
        try scratch.write(key.zkey(), to: "\(circuit).zkey")
        try accept(Peer.ask("groth16_judge", ["task": "prove", "zkey": zkey, "wtns": circuit.witnessFile.path]), circuit)
        try accept(
            Peer.ask("groth16_judge", ["task": "setup", "r1cs": circuit.r1csFile.path, "wtns": circuit.witnessFile.path]), circuit)
    }

    /// A proof of arkworks verifies here, and only for its own signals.
    func accept(_ proven: Proven, _ circuit: CircomCircuit) throws {
        #expect(proven.accepted, "\(circuit)")
        let verifier = Verifier(try VerifyingKey<BN254>(json: Array(proven.key.utf8)))
        let proof = try Proof<BN254>(json: Array(proven.proof.utf8))
        var signals: [BN254.Fr] = try PublicInputs.parse(json: Array(proven.inputs.utf8))
        #expect(signals == circuit.publicSignals)
        try verifier.verify(proof, publicInputs: signals)
        guard !signals.isEmpty else { return }
        signals[0] += 1
        #expect(throws: VerificationError.equationDoesNotHold) { try verifier.verify(proof, publicInputs: signals) }
    }

    func keptVectorsAreCircoms(_ scratch: ScratchFolder) throws {
        for name in CircomVectorTests.names {
            for suffix in ["r1cs", "wtns", "json"] {
                #expect(try scratch.bytes("\(name).\(suffix)") == Repository.bytes("vectors/circom/\(name).\(suffix)"))
            }
        }
    }

    func poseidonIsCircomlibs(_ circuits: [CircomCircuit]) throws {
        let hash = try #require(circuits.first { $0.facts.name == "hash4" })
        #expect(hash.publicSignals == [Poseidon<BN254.Fr>.hash([1, 2, 3, -1])])
    }
}

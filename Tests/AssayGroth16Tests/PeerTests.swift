// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayTestSupport
import Testing

@testable import AssayGroth16

/// Judges not written here: arkworks by way of groth16py, and the pairing equation in py_ecc (`Tests/Peers/groth16_judge.py`).
/// ``CircomPeerTests`` sends whole circuits both ways; here is what they say about one of our own, byte by byte.
@Suite struct PeerTests {
    struct Proven: Decodable {
        var key: String
        var proof: String
        var accepted: Bool
    }

    struct Verdict: Decodable, Equatable {
        var arkworks: Bool
        var pyEcc: Bool
    }

    static func verdict(_ sample: Sample, key: String? = nil, proof: Proof<BN254>? = nil, inputs: [Fr]? = nil) throws -> Verdict {
        try Peer.ask(
            "groth16_judge",
            [
                "task": "verify", "key": key ?? sample.verifyingKey.json, "proof": (proof ?? sample.proof).json,
                "inputs": PublicInputs.json(inputs ?? sample.publicInputs),
            ])
    }

    /// Our `.zkey` and `.wtns`, their proof, our verifier; and they read the same key from it.
    @Test(.needsPeers) func theyProveUnderOurKey() throws {
        let sample = try Sample.score.get()
        let scratch = try ScratchFolder()
        try scratch.write(sample.key.zkey(), to: "key.zkey")
        try scratch.write(WitnessFile.encode(sample.witness), to: "witness.wtns")
        let question = ["task": "prove", "zkey": scratch.path("key.zkey"), "wtns": scratch.path("witness.wtns")]
        let answer = try Peer.ask("groth16_judge", question, as: Proven.self)
        #expect(answer.accepted)
        let proof = try Proof<BN254>(json: Array(answer.proof.utf8))
        try Verifier(sample.verifyingKey).verify(proof, publicInputs: sample.publicInputs)
        let (theirs, ours) = (try VerifyingKey<BN254>(json: Array(answer.key.utf8)), sample.verifyingKey)
        #expect(theirs.alpha1 == ours.alpha1 && theirs.beta2 == ours.beta2 && theirs.gamma2 == ours.gamma2)
        #expect(theirs.delta2 == ours.delta2 && theirs.inputPoints == ours.inputPoints)
    }

    @Test(.needsPeers) func theyAcceptOurProof() throws {
        let verdict = try Self.verdict(try Sample.score.get())
        #expect(verdict == Verdict(arkworks: true, pyEcc: true))
    }

    /// A judge that accepts everything would be no judge.
    @Test(.needsPeers) func theyRefuseWhatWeRefuse() throws {
        let sample = try Sample.score.get()
        var inputs = sample.publicInputs
        inputs[4] += 1
        #expect(try Self.verdict(sample, inputs: inputs) == Verdict(arkworks: false, pyEcc: false))
        let negated = Proof<BN254>(a: sample.proof.a, b: sample.proof.b, c: -sample.proof.c)
        #expect(try Self.verdict(sample, proof: negated) == Verdict(arkworks: false, pyEcc: false))
    }
}

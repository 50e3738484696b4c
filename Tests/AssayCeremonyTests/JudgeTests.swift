// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayCrypto
import AssayTestSupport
import Testing

@testable import AssayCeremony
@testable import AssayGroth16

/// Judges not written in Swift: `Tests/Peers/ceremony_judge.py` works every hash, draw and point of a ceremony out again by the formulas of
/// docs/formats.md, and arkworks proves with the key.
@Suite struct JudgeTests {
    struct Judgement: Decodable {
        struct Step: Decodable {
            var challenge: String
            var response: String
            var next: String
        }
        struct Entry: Decodable {
            var transcript: String
            var hash: String
            var name: String?
        }
        var faults: [String]
        var powers: [Step]
        var circuitHash: String
        var contributions: [Entry]
    }

    static func judge(_ ceremony: SmallCeremony, key: [UInt8]) throws -> Judgement {
        let folder = try ScratchFolder()
        try folder.write(ceremony.prepared, to: "p.ptau")
        try folder.write(ceremony.circuit.r1csBytes, to: "c.r1cs")
        try folder.write(ceremony.keys[0], to: "0.zkey")
        try folder.write(key, to: "key.zkey")
        let files = ["p.ptau", "c.r1cs", "0.zkey", "key.zkey"].map { folder.path($0) }
        return try Peer.ask("ceremony_judge", [String](), arguments: files)
    }

    @Test(.needsPeers) func everyHashIsWhatTheFormulasSay() throws {
        let ceremony = try SmallCeremony.shared.get()
        let judgement = try Self.judge(ceremony, key: ceremony.keys[6])
        #expect(judgement.faults == [])
        #expect(judgement.circuitHash == Hexadecimal.string(ceremony.initial.circuitHash))
        #expect(judgement.contributions.map(\.hash) == ceremony.keySteps.map { Hexadecimal.string($0.contributionHash) })
        #expect(judgement.contributions.map(\.name) == SmallCeremony.people + ["beacon"])
        #expect(judgement.powers.map(\.challenge) == ceremony.powersSteps.map { Hexadecimal.string($0.challenge) })
        #expect(judgement.powers.map(\.response) == ceremony.powersSteps.map { Hexadecimal.string($0.response) })
        #expect(judgement.powers.map(\.next) == ceremony.powersSteps.map { Hexadecimal.string($0.nextChallenge) })
    }

    /// A judge that finds no fault in anything would be no judge.
    @Test(.needsPeers) func theJudgeFindsWhatIsWrong() throws {
        let ceremony = try SmallCeremony.shared.get()
        var file = Container(ceremony.keys[1])
        file.overwrite(8, at: 64, with: (11 * G1.generator).affine.montgomeryBytes)
        #expect(try Self.judge(ceremony, key: file.bytes).faults == ["zkey: section 8 over delta"])
    }

    struct Proven: Decodable {
        var proof: String
        var accepted: Bool
    }

    /// arkworks proves with the key of our ceremony, and we verify its proof.
    @Test(.needsPeers) func arkworksProvesWithTheKey() throws {
        let ceremony = try SmallCeremony.shared.get()
        let folder = try ScratchFolder()
        try folder.write(ceremony.keys[6], to: "key.zkey")
        let witness = smallWitness(1717, 4711, publicInput: 99)
        try folder.write(WitnessFile.encode(witness), to: "w.wtns")
        let question = ["task": "prove", "zkey": folder.path("key.zkey"), "wtns": folder.path("w.wtns")]
        let answer = try Peer.ask("groth16_judge", question, as: Proven.self)
        #expect(answer.accepted)
        let key = try ProvingKey<BN254>(zkey: ceremony.keys[6]).verifyingKey
        try Verifier.verify(try Proof(json: Array(answer.proof.utf8)), publicInputs: Array(witness[1...2]), key: key)
    }
}

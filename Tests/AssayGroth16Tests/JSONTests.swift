// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayFormats
import Foundation
import Testing

@testable import AssayGroth16

/// What the JSON files hold, and that reading and writing are each other's inverse.
@Suite struct JSONTests {
    @Test func roundTrips() throws {
        for sample in [try Sample.score.get(), try Sample.product.get()] {
            #expect(try Proof(json: Array(sample.proof.json.utf8)) == sample.proof)
            #expect(try VerifyingKey(json: Array(sample.verifyingKey.json.utf8)) == sample.verifyingKey)
            #expect(try PublicInputs.parse(json: Array(PublicInputs.json(sample.publicInputs).utf8)) == sample.publicInputs)
        }
    }

    @Test func publicInputsAreLaidOutAsTheEcosystemDoes() {
        #expect(PublicInputs.json([33, 7] as [Fr]) == "[\n \"33\",\n \"7\"\n]")
        #expect(PublicInputs.json([] as [Fr]) == "[]")
        #expect(throws: Never.self) { try PublicInputs.parse(json: Array("[]".utf8), as: Fr.self) }
    }

    @Test func proofIsLaidOutAsTheEcosystemDoes() throws {
        let (one, two) = (BN254.G1.affineGenerator, BN254.G2.affineGenerator)
        let json = Proof<BN254>(a: one, b: two, c: one).json
        #expect(
            json == """
                {
                 "pi_a": [
                  "1",
                  "2",
                  "1"
                 ],
                 "pi_b": [
                  [
                   "10857046999023057135944570762232829481370756359578518086990519993285655852781",
                   "11559732032986387107991004021392285783925812861821192530917403151452391805634"
                  ],
                  [
                   "8495653923123431417604973247489272438418190587263600148770280649306958101930",
                   "4082367875863433681332203403145435568316851327593401208105741076214120093531"
                  ],
                  [
                   "1",
                   "0"
                  ]
                 ],
                 "pi_c": [
                  "1",
                  "2",
                  "1"
                 ],
                 "protocol": "groth16",
                 "curve": "bn128"
                }
                """)
    }

    @Test func keyMembersStandInTheOrderOfTheEcosystem() throws {
        let json = try Sample.product.get().verifyingKey.json
        let names = json.split(separator: "\n").filter { $0.hasPrefix(" \"") }.map { $0.split(separator: "\"")[1] }
        #expect(
            names == [
                "protocol", "curve", "nPublic", "vk_alpha_1", "vk_beta_2", "vk_gamma_2", "vk_delta_2", "vk_alphabeta_12", "IC", "setup",
            ])
        #expect(json.contains("\n \"nPublic\": 2,\n") && json.contains("\n \"setup\": \"unsafe-single-party\"\n}"))
    }

    /// A key that does not say so is not marked, and its text has no member that other tools do not write.
    @Test func unmarkedKeysHaveNoMark() throws {
        let marked = try Sample.product.get().verifyingKey
        let key = try VerifyingKey<BN254>(json: try JSONEditing.replacing(["setup"], in: marked.json, with: nil))
        #expect(!key.isUnsafeSingleParty && !key.json.contains("setup"))
        #expect(key.inputPoints == marked.inputPoints)
    }

    @Test(arguments: ["unsafe-single-party ", "UNSAFE-single-party", "", "ceremony"]) func unknownMarksAreRefused(mark: String) throws {
        let marked = try Sample.product.get().verifyingKey
        let json = try JSONEditing.replacing(["setup"], in: marked.json, with: mark)
        #expect(#expect(throws: FormatError.self) { try VerifyingKey<BN254>(json: json) }?.kind == .unsupported)
        let list = try JSONEditing.replacing(["setup"], in: marked.json, with: ["unsafe-single-party"])
        #expect(throws: FormatError.self) { try VerifyingKey<BN254>(json: list) }
    }

    /// alpha and beta of the perpetual powers of tau (54 contributions and beacon), with the pairing value that the keys made
    /// from it carry in public: `vectors/groth16/README.md`.
    @Test func alphaBetaOfAPublicCeremony() throws {
        let vector = try PublicCeremony.load()
        let alpha = try JSONPlace(parsing: Array(vector.alpha.utf8), as: .verifyingKey).point(BN254.G1.Affine.self)
        let beta = try JSONPlace(parsing: Array(vector.beta.utf8), as: .verifyingKey).point(BN254.G2.Affine.self)
        let value = BN254.pairing(alpha, beta).towerCoefficients.map { $0.map { $0.map(\.description) } }
        #expect(value == vector.alphaBeta)
    }

    @Test func membersThatAreNotPartOfTheFileAreIgnored() throws {
        let sample = try Sample.product.get()
        for (name, value) in [("vk_alphabeta_12", "nonsense"), ("note", ["a": [1, NSNull(), true]])] as [(String, Any)] {
            let key = try VerifyingKey<BN254>(json: try JSONEditing.replacing([name], in: sample.verifyingKey.json, with: value))
            #expect(key == sample.verifyingKey)
            #expect(try Proof(json: try JSONEditing.replacing([name], in: sample.proof.json, with: value)) == sample.proof)
        }
    }

    /// rapidsnark leaves the curve out; tools know it under several names.
    @Test func curveNames() throws {
        let sample = try Sample.product.get()
        for name in [nil, "bn128", "BN254", "bn-254", "alt_bn128"] {
            #expect(try Proof(json: try JSONEditing.replacing(["curve"], in: sample.proof.json, with: name)) == sample.proof)
        }
    }

    @Test func spacesAndEscapesDoNotMatter() throws {
        let sample = try Sample.product.get()
        let text = sample.proof.json.replacing("\n", with: " \r\n\t").replacing("groth16", with: "\\u0067roth16")
        #expect(try Proof(json: Array(text.utf8)) == sample.proof)
    }
}

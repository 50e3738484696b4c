// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCrypto
import AssayTestSupport
import Foundation
import Testing

@testable import AssayCeremony
@testable import AssayGroth16

/// A contribution to powers of tau that was made elsewhere: `vectors/groth16/README.md`.
@Suite struct ForeignContributionTests {
    private struct Contribution: Decodable {
        struct Key: Decodable {
            var s: [String]
            var sx: [String]
            var spx: [[String]]
        }
        var challenge: String
        var keys: [Key]
    }

    @Test func itsProofsHoldForItsChallengeAndItsSecrets() throws {
        let bytes = try Repository.bytes("vectors/groth16/powers_of_tau_contribution.json")
        let contribution = try JSONDecoder().decode(Contribution.self, from: Data(bytes))
        var challenge = try #require(Hexadecimal.bytes(contribution.challenge))
        let proofs = try contribution.keys.map { key in
            let spx = key.spx.compactMap { BN254.Fp2(components: $0.compactMap { BN254.Fp($0) }) }
            return PowersProof<BN254>(
                g1S: try Self.g1(key.s), g1SX: try Self.g1(key.sx), g2SPX: try #require(G2.Affine(x: spx[0], y: spx[1])))
        }
        func holds(_ proof: PowersProof<BN254>, _ secret: Int) -> Bool {
            BN254.areInRatio(proof.g1S, proof.g1SX, as: proof.base(secret: UInt8(secret), challenge: challenge), proof.g2SPX)
        }
        for (secret, proof) in proofs.enumerated() {
            #expect((0..<3).map { holds(proof, $0) } == (0..<3).map { $0 == secret })
        }
        challenge[0] ^= 1
        #expect(!proofs.enumerated().contains { holds($0.element, $0.offset) })
    }

    private static func g1(_ coordinates: [String]) throws -> G1.Affine {
        let numbers = try coordinates.map { try #require(BN254.Fp($0)) }
        return try #require(G1.Affine(x: numbers[0], y: numbers[1]))
    }
}

// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCrypto
import AssayTestSupport
import Foundation
import Testing

@testable import AssayGroth16

@Suite struct HashToG2Tests {
    /// RFC 8439, §2.3.2 has a 32-bit counter and a nonce, both zero here; appendix A.1, vectors 1 and 2: zero key, blocks 0 and 1.
    @Test func keyStreamOfTheZeroKey() {
        var generator = ChaCha20Generator(key: [UInt32](repeating: 0, count: 8))
        let words = (0..<32).map { _ in generator.nextWord() }
        #expect(Array(words[..<4]) == [0xade0_b876, 0x903d_f1a0, 0xe56a_5d40, 0x28bd_8653])
        #expect(Array(words[12..<16]) == [0xf4b8_436a, 0x1ca1_1815, 0x69b6_87c3, 0x8665_eeb2])
        #expect(Array(words[16..<20]) == [0xbee7_079f, 0x7a38_5155, 0x7c97_ba98, 0x0d08_2d73])
    }

    @Test func wordPairsStandHighFirst() {
        var words = ChaCha20Generator(key: [UInt32](repeating: 0, count: 8))
        #expect(words.nextDoubleWord() == 0xade0_b876_903d_f1a0)
    }

    @Test func pointsAreInTheSubgroupAndSpreadOut() {
        let points = (0..<8).map { seed in BN254.hashToG2([UInt8](repeating: UInt8(seed), count: 64)) }
        #expect(Set(points).count == 8)
        #expect(points.allSatisfy { $0.isInSubgroup && !$0.isInfinity })
        #expect(BN254.hashToG2([UInt8](repeating: 3, count: 64)) == points[3])
        let others = (0..<8).map { seed in BLS12381.hashToG2([UInt8](repeating: UInt8(seed), count: 64)) }
        #expect(Set(others).count == 8 && others.allSatisfy { $0.isInSubgroup && !$0.isInfinity })
    }

    @Test func whatABeaconDrawsIsInTheSubgroup() {
        let seed = [UInt8](repeating: 7, count: 32)
        let (first, second) = (BN254.draw(scalars: 3, points: 3, seed: seed), BLS12381.draw(scalars: 3, points: 3, seed: seed))
        #expect(first.points.allSatisfy { $0.isInSubgroup && !$0.isInfinity } && Set(first.points).count == 3)
        #expect(second.points.allSatisfy { $0.isInSubgroup && !$0.isInfinity } && Set(second.points).count == 3)
        #expect(Set(first.scalars).count == 3 && Set(second.scalars).count == 3)
    }

    /// cofactor = 2q − r
    @Test func cofactor() {
        var carry: UInt64 = 0
        let sum = zip(BN254.twistCofactor, BN254.Fr.modulus).map { a, b in
            let (first, overflow) = a.addingReportingOverflow(b)
            let (second, again) = first.addingReportingOverflow(carry)
            carry = overflow || again ? 1 : 0
            return second
        }
        let q = BN254.Fp.modulus
        #expect(sum == q.indices.map { q[$0] << 1 | ($0 == 0 ? 0 : q[$0 - 1] >> 63) })
    }

    /// A contribution to powers of tau: `vectors/groth16/README.md`. Its proofs of knowledge hold for the points that we hash to, and for no others.
    private struct PowersOfTauContribution: Decodable {
        struct Key: Decodable {
            var prefix: UInt8
            var s: [String]
            var sx: [String]
            var spx: [[String]]
        }

        var challenge: String
        var keys: [Key]
    }

    @Test func proofsOfKnowledgeMadeElsewhereHold() throws {
        let bytes = try Repository.bytes("vectors/groth16/powers_of_tau_contribution.json")
        let contribution = try JSONDecoder().decode(PowersOfTauContribution.self, from: Data(bytes))
        let challenge = try #require(Hexadecimal.bytes(contribution.challenge))
        #expect(contribution.keys.map(\.prefix) == [0, 1, 2])
        for key in contribution.keys {
            let (s, sx) = (try Self.g1(key.s), try Self.g1(key.sx))
            let coordinates = key.spx.compactMap { BN254.Fp2(components: $0.compactMap { BN254.Fp($0) }) }
            let spx = try #require(BN254.G2.Affine(x: coordinates[0], y: coordinates[1]))
            for prefix in 0...2 as ClosedRange<UInt8> {
                let transcript = BLAKE2b512.digest([prefix] + challenge + s.uncompressedBytes + sx.uncompressedBytes)
                let holds = BN254.pairingProductIsOne([(sx, BN254.hashToG2(transcript)), (-s, spx)])
                #expect(holds == (prefix == key.prefix))
            }
        }
    }

    private static func g1(_ coordinates: [String]) throws -> BN254.G1.Affine {
        let numbers = try coordinates.map { try #require(BN254.Fp($0)) }
        return try #require(BN254.G1.Affine(x: numbers[0], y: numbers[1]))
    }
}

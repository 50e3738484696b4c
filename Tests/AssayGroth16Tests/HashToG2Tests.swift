// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
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
}

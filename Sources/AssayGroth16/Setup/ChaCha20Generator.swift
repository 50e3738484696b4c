// SPDX-License-Identifier: Apache-2.0

/// The words of a ChaCha20 key stream (RFC 8439, block function of §2.3, with a 64-bit counter and a zero nonce), in order.
///
/// Public randomness only: ceremonies derive points from it that everyone can derive again.
struct ChaCha20Generator {
    private var state: [UInt32]
    private var block: [UInt32] = []

    /// The key is the first 32 bytes of `seed` as eight big-endian words.
    ///
    /// - Precondition: `seed` has 32 bytes or more.
    init(seed: [UInt8]) {
        precondition(seed.count >= 32, "a ChaCha20 key has 256 bits")
        self.init(key: stride(from: 0, to: 32, by: 4).map { start in seed[start..<start + 4].reduce(0 as UInt32) { $0 << 8 | UInt32($1) } })
    }

    /// - Precondition: `key` has eight words.
    init(key: [UInt32]) {
        precondition(key.count == 8, "a ChaCha20 key has 256 bits")
        state = [0x6170_7865, 0x3320_646e, 0x7962_2d32, 0x6b20_6574] + key + [0, 0, 0, 0]
    }

    mutating func nextWord() -> UInt32 {
        if block.isEmpty { refill() }
        return block.removeFirst()
    }

    /// Two words, the first one high.
    mutating func nextDoubleWord() -> UInt64 {
        let high = UInt64(nextWord())
        return high << 32 | UInt64(nextWord())
    }

    private mutating func refill() {
        block = state
        for _ in 0..<10 {
            for column in 0..<4 { Self.quarterRound(&block, column, column + 4, column + 8, column + 12) }
            for column in 0..<4 { Self.quarterRound(&block, column, (column + 1) % 4 + 4, (column + 2) % 4 + 8, (column + 3) % 4 + 12) }
        }
        for index in 0..<16 { block[index] &+= state[index] }
        state[12] &+= 1
        if state[12] == 0 { state[13] &+= 1 }
    }

    private static func quarterRound(_ s: inout [UInt32], _ a: Int, _ b: Int, _ c: Int, _ d: Int) {
        for (x, y, z, bits) in [(a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)] as [(Int, Int, Int, UInt32)] {
            s[x] &+= s[y]
            s[z] ^= s[x]
            s[z] = s[z] << bits | s[z] >> (32 - bits)
        }
    }
}

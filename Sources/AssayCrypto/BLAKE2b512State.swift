// SPDX-License-Identifier: Apache-2.0

/// BLAKE2b with a 64-byte digest and no key (RFC 7693), whose state can be written down and taken up again by somebody else.
///
/// Powers of tau keep such states in their files, and libsodium does not give its own away. For all else take ``BLAKE2b512``, which is
/// libsodium's; this one takes about as long.
public struct BLAKE2b512State: Sendable {
    /// Bytes of a written state.
    public static let byteCount = 216

    /// The last block that is not compressed yet; what follows the first `pending` bytes has no meaning.
    private var block = [UInt8](repeating: 0, count: 128)
    private var pending = 0
    /// Bytes that were compressed.
    private var compressed: UInt64 = 0
    private var h: [UInt64]

    /// An empty message.
    public init() {
        h = Self.initialVector
        h[0] ^= 0x0101_0040
    }

    /// The state that ``bytes`` wrote: the block, eight words, and as 64-bit numbers the bytes that were compressed, the bytes in the block, and zero.
    /// `nil` when the bytes are no such state.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        let bytes = Array(bytes)
        let words = stride(from: 128, to: Self.byteCount, by: 8).map { Self.word(bytes, $0) }
        // No message is that long, and the count must not run over.
        guard words[9] <= 128, words[8].isMultiple(of: 128), words[8] < 1 << 60, words[10] == 0 else { return nil }
        block = Array(bytes[..<128])
        h = Array(words[..<8])
        (compressed, pending) = (words[8], Int(words[9]))
    }

    /// The state in ``byteCount`` bytes, as blake2b-wasm lays it out.
    public var bytes: [UInt8] {
        (h + [compressed, UInt64(pending), 0]).reduce(into: block) { bytes, word in
            for i in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(8 * i))) }
        }
    }

    /// Appends `bytes` to the message.
    public mutating func update(_ bytes: some Collection<UInt8>) {
        withMemory(of: bytes) { bytes in
            var taken = 0
            while taken < bytes.count {
                if pending == 128 { compress(isLast: false) }
                let count = min(128 - pending, bytes.count - taken)
                block.withUnsafeMutableBufferPointer { block in
                    for i in 0..<count { block[pending + i] = bytes[taken + i] }
                }
                (pending, taken) = (pending + count, taken + count)
            }
        }
    }

    /// The 64-byte digest of all that was appended.
    public consuming func finalize() -> [UInt8] {
        for i in pending..<128 { block[i] = 0 }
        compress(isLast: true)
        return h.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) } }
    }

    /// The function F of RFC 7693, section 3.2.
    private mutating func compress(isLast: Bool) {
        compressed += UInt64(pending)
        let message = stride(from: 0, to: 128, by: 8).map { Self.word(block, $0) }
        var v = h + Self.initialVector
        v[12] ^= compressed
        if isLast { v[14] = ~v[14] }
        v.withUnsafeMutableBufferPointer { v in
            message.withUnsafeBufferPointer { message in
                for round in 0..<12 { Self.mix(v, message, Self.permutations[round % 10]) }
            }
        }
        for i in 0..<8 { h[i] ^= v[i] ^ v[i + 8] }
        pending = 0
    }

    private static func mix(_ v: UnsafeMutableBufferPointer<UInt64>, _ m: UnsafeBufferPointer<UInt64>, _ s: [Int]) {
        for column in 0..<4 {
            quarter(v, column, column + 4, column + 8, column + 12, m[s[2 * column]], m[s[2 * column + 1]])
        }
        for column in 0..<4 {
            let (b, c, d) = ((column + 1) % 4 + 4, (column + 2) % 4 + 8, (column + 3) % 4 + 12)
            quarter(v, column, b, c, d, m[s[2 * column + 8]], m[s[2 * column + 9]])
        }
    }

    @inline(__always)
    private static func quarter(
        _ v: UnsafeMutableBufferPointer<UInt64>, _ a: Int, _ b: Int, _ c: Int, _ d: Int, _ x: UInt64, _ y: UInt64
    ) {
        v[a] = v[a] &+ v[b] &+ x
        v[d] = rotated(v[d] ^ v[a], 32)
        v[c] = v[c] &+ v[d]
        v[b] = rotated(v[b] ^ v[c], 24)
        v[a] = v[a] &+ v[b] &+ y
        v[d] = rotated(v[d] ^ v[a], 16)
        v[c] = v[c] &+ v[d]
        v[b] = rotated(v[b] ^ v[c], 63)
    }

    private static func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 { word >> bits | word << (64 - bits) }

    private static func word(_ bytes: [UInt8], _ start: Int) -> UInt64 {
        (0..<8).reduce(0) { $0 | UInt64(bytes[start + $1]) << UInt64(8 * $1) }
    }

    private static let initialVector: [UInt64] = [
        0x6a09_e667_f3bc_c908, 0xbb67_ae85_84ca_a73b, 0x3c6e_f372_fe94_f82b, 0xa54f_f53a_5f1d_36f1,
        0x510e_527f_ade6_82d1, 0x9b05_688c_2b3e_6c1f, 0x1f83_d9ab_fb41_bd6b, 0x5be0_cd19_137e_2179,
    ]

    /// RFC 7693, section 2.7.
    private static let permutations = [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
        [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4], [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
        [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13], [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
        [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11], [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
        [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5], [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
    ]
}

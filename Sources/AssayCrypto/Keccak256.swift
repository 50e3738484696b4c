// SPDX-License-Identifier: Apache-2.0

/// Keccak-256 as Ethereum uses it: the sponge of the Keccak submission (Bertoni, Daemen, Peeters, Van Assche, "The Keccak
/// reference", 2011) with a rate of 136 bytes and the padding 0x01 … 0x80. SHA3-256 of FIPS 202 pads with 0x06 and is another hash.
///
/// Of public data only: selectors, calldata, addresses.
public enum Keccak256 {
    /// Bytes of a digest.
    public static let byteCount = 32
    /// Bytes that one permutation absorbs.
    private static let rate = 136

    /// The 32-byte digest of `bytes`.
    public static func digest(_ bytes: [UInt8]) -> [UInt8] {
        var state = [UInt64](repeating: 0, count: 25)
        var message = bytes
        message.append(contentsOf: repeatElement(0, count: rate - bytes.count % rate))
        message[bytes.count] ^= 0x01
        message[message.count - 1] ^= 0x80
        for block in stride(from: 0, to: message.count, by: rate) {
            for i in 0..<rate { state[i / 8] ^= UInt64(message[block + i]) << UInt64(8 * (i % 8)) }
            permute(&state)
        }
        return (0..<byteCount).map { UInt8(truncatingIfNeeded: state[$0 / 8] >> UInt64(8 * ($0 % 8))) }
    }

    /// Keccak-f[1600]; lane (x, y) is `a[x + 5y]`.
    private static func permute(_ a: inout [UInt64]) {
        for constant in roundConstants {
            theta(&a)
            let b = rhoPi(a)
            for y in 0..<5 {
                for x in 0..<5 { a[x + 5 * y] = b[x + 5 * y] ^ (~b[(x + 1) % 5 + 5 * y] & b[(x + 2) % 5 + 5 * y]) }
            }
            a[0] ^= constant
        }
    }

    private static func theta(_ a: inout [UInt64]) {
        let column: [UInt64] = (0..<5).map { x in stride(from: x, to: 25, by: 5).reduce(0) { $0 ^ a[$1] } }
        for x in 0..<5 {
            let change = column[(x + 4) % 5] ^ rotated(column[(x + 1) % 5], 1)
            for y in 0..<5 { a[x + 5 * y] ^= change }
        }
    }

    /// Lane (x, y) goes to (y, 2x + 3y), rotated by a triangular number of places along the orbit that starts at (1, 0).
    private static func rhoPi(_ a: [UInt64]) -> [UInt64] {
        var b = a
        var (x, y, turn) = (1, 0, 0)
        for step in 1...24 {
            turn += step
            let (nextX, nextY) = (y, (2 * x + 3 * y) % 5)
            b[nextX + 5 * nextY] = rotated(a[x + 5 * y], turn % 64)
            (x, y) = (nextX, nextY)
        }
        return b
    }

    private static func rotated(_ lane: UInt64, _ places: Int) -> UInt64 {
        places == 0 ? lane : lane << UInt64(places) | lane >> UInt64(64 - places)
    }

    /// Bit 2^j − 1 of the constant of round i is bit 7i + j of the sequence of the register x⁸ + x⁶ + x⁵ + x⁴ + 1.
    private static let roundConstants: [UInt64] = {
        var register: UInt8 = 1
        return (0..<24).map { _ in
            (0..<7).reduce(into: UInt64(0)) { constant, j in
                if register & 1 == 1 { constant |= 1 << UInt64((1 << j) - 1) }
                register = register << 1 ^ (register >> 7 == 1 ? 0x71 : 0)
            }
        }
    }()
}

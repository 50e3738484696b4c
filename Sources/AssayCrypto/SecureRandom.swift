// SPDX-License-Identifier: Apache-2.0
internal import CSodium

/// The operating system's random generator, through libsodium: for salts, nonces, keys and every secret field element.
///
/// It has no state of its own, cannot be seeded, and traps when the system gives no randomness.
public struct SecureRandom: RandomNumberGenerator, Sendable {
    public init() { Sodium.ready() }

    public mutating func next() -> UInt64 {
        var word: UInt64 = 0
        randombytes_buf(&word, MemoryLayout<UInt64>.size)
        return word
    }

    /// `count` uniform bytes that need not stay secret, such as a nonce; for secrets take `SecretBytes(randomCount:)`.
    public static func bytes(_ count: Int) -> [UInt8] {
        Sodium.ready()
        return filledBytes(count) { randombytes_buf($0, count) }
    }
}

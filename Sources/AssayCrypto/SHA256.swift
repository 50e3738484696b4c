// SPDX-License-Identifier: Apache-2.0
internal import CSodium

/// SHA-256 (FIPS 180-4), of a whole message or piece by piece.
public struct SHA256: ~Copyable {
    /// Bytes of a digest.
    public static let byteCount = 32
    private var state = crypto_hash_sha256_state()

    public init() {
        Sodium.ready()
        crypto_hash_sha256_init(&state)
    }

    /// Appends `bytes` to the message.
    public mutating func update(_ bytes: some Collection<UInt8>) {
        withMemory(of: bytes) { _ = crypto_hash_sha256_update(&state, $0.baseAddress, UInt64($0.count)) }
    }

    /// The 32-byte digest of all that was appended.
    public consuming func finalize() -> [UInt8] {
        filledBytes(Self.byteCount) { crypto_hash_sha256_final(&state, $0) }
    }

    /// The 32-byte digest of `bytes`.
    public static func digest(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finalize()
    }
}

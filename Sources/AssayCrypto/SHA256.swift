// SPDX-License-Identifier: Apache-2.0
internal import CAssayHash
internal import CSodium

/// SHA-256 (FIPS 180-4), of a whole message or piece by piece.
///
/// libsodium keeps the state, begins and ends. Whole blocks between go through the processor's instructions for SHA-256 where it has them, which is
/// five times as fast: the digest of a circuit is that of a file of hundreds of megabytes.
public struct SHA256: ~Copyable {
    /// Bytes of a digest.
    public static let byteCount = 32
    private static let blockByteCount = 64
    static let hasInstructions = assay_sha256_is_available()

    private var state = crypto_hash_sha256_state()
    private let usesInstructions: Bool

    public init() { self.init(usingInstructions: true) }

    /// Without the processor's instructions when they are not wanted: for the test that compares both.
    init(usingInstructions: Bool) {
        Sodium.ready()
        usesInstructions = usingInstructions && Self.hasInstructions
        crypto_hash_sha256_init(&state)
    }

    /// Appends `bytes` to the message.
    public mutating func update(_ bytes: some Collection<UInt8>) {
        withMemory(of: bytes) { message in
            guard usesInstructions else { return absorb(message[...]) }
            let begun = Int(state.count / 8 % UInt64(Self.blockByteCount))
            let first = begun == 0 ? 0 : min(Self.blockByteCount - begun, message.count)
            let blockCount = (message.count - first) / Self.blockByteCount
            absorb(message[..<first])
            absorbBlocks(message[first..<first + blockCount * Self.blockByteCount])
            absorb(message[(first + blockCount * Self.blockByteCount)...])
        }
    }

    private mutating func absorb(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        let bytes = UnsafeBufferPointer(rebasing: bytes)
        _ = crypto_hash_sha256_update(&state, bytes.baseAddress, UInt64(bytes.count))
    }

    /// Whole blocks, at the beginning of one. The state counts bits.
    private mutating func absorbBlocks(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        guard let start = UnsafeBufferPointer(rebasing: bytes).baseAddress, !bytes.isEmpty else { return }
        withUnsafeMutableBytes(of: &state.state) { words in
            assay_sha256_blocks(words.baseAddress?.assumingMemoryBound(to: UInt32.self), start, bytes.count / Self.blockByteCount)
        }
        state.count += UInt64(8 * bytes.count)
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

// SPDX-License-Identifier: Apache-2.0
internal import COpenSSL

/// SHA-256 (FIPS 180-4), of a whole message or piece by piece.
///
/// By OpenSSL's libcrypto, because it uses the processor's instructions for SHA-256 where there are any: circuits and keys are
/// hundreds of megabytes, and libsodium takes four times as long for them.
public struct SHA256: ~Copyable {
    /// Bytes of a digest.
    public static let byteCount = 32
    private let context = UnsafeMutablePointer<SHA256_CTX>.allocate(capacity: 1)

    /// An empty message.
    public init() {
        context.initialize(to: SHA256_CTX())
        SHA256_Init(context)
    }

    /// Overwrites the state, then gives its memory back.
    deinit {
        OPENSSL_cleanse(context, MemoryLayout<SHA256_CTX>.size)
        context.deallocate()
    }

    /// Appends `bytes` to the message.
    public mutating func update(_ bytes: some Collection<UInt8>) {
        withMemory(of: bytes) { _ = SHA256_Update(context, $0.baseAddress, $0.count) }
    }

    /// The 32-byte digest of all that was appended.
    public consuming func finalize() -> [UInt8] {
        filledBytes(Self.byteCount) { _ = SHA256_Final($0, context) }
    }

    /// The 32-byte digest of `bytes`.
    public static func digest(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finalize()
    }

    /// The digest of the digest of … of `bytes`, `count` times; `bytes` themselves for zero.
    public static func iterated(_ bytes: [UInt8], times count: Int) -> [UInt8] {
        var digest = bytes
        for _ in 0..<count { digest = Self.digest(digest) }
        return digest
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import COpenSSL

/// SHA-256 (FIPS 180-4), of a whole message or piece by piece.
///
/// By OpenSSL's libcrypto, because it uses the processor's instructions for SHA-256 where there are any: circuits and keys are
/// hundreds of megabytes, and libsodium takes four times as long for them.
public struct SHA256: ~Copyable {
    /// Bytes of a digest.
    public static let byteCount = 32
    private let context: OpaquePointer

    /// An empty message.
    public init() { context = Self.started() }

    /// Overwrites the state, then gives its memory back.
    deinit { EVP_MD_CTX_free(context) }

    /// Appends `bytes` to the message.
    public mutating func update(_ bytes: some Collection<UInt8>) {
        withMemory(of: bytes) { Self.require(EVP_DigestUpdate(context, $0.baseAddress, $0.count)) }
    }

    /// The 32-byte digest of all that was appended.
    public consuming func finalize() -> [UInt8] {
        filledBytes(Self.byteCount) { Self.require(EVP_DigestFinal_ex(context, $0, nil)) }
    }

    /// The 32-byte digest of `bytes`.
    public static func digest(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finalize()
    }

    /// The digest of the digest of … of `bytes`, `count` times; `bytes` themselves for zero.
    public static func iterated(_ bytes: [UInt8], times count: Int) -> [UInt8] {
        guard count > 0 else { return bytes }
        let context = started()
        defer { EVP_MD_CTX_free(context) }
        var digest = bytes
        for round in 0..<count {
            if round > 0 { require(EVP_DigestInit_ex(context, algorithm, nil)) }
            require(EVP_DigestUpdate(context, digest, digest.count))
            digest = filledBytes(byteCount) { require(EVP_DigestFinal_ex(context, $0, nil)) }
        }
        return digest
    }

    /// Looked up once: it never changes, and a look-up takes as long as a short message.
    private nonisolated(unsafe) static let algorithm = EVP_MD_fetch(nil, "SHA256", nil)

    private static func started() -> OpaquePointer {
        guard let context = EVP_MD_CTX_new() else { preconditionFailure("no memory for a digest") }
        require(EVP_DigestInit_ex(context, algorithm, nil))
        return context
    }

    /// libcrypto refuses only when its configuration names no provider of SHA-256, or memory is short. No input of a user can
    /// cause either, so this traps instead of throwing, as ``Sodium/ready()`` does.
    private static func require(_ status: Int32) { precondition(status == 1, "libcrypto has no SHA-256 here") }
}

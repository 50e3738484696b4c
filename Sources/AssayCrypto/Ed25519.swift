// SPDX-License-Identifier: Apache-2.0
internal import CSodium

/// Signatures on the curve Ed25519 (RFC 8032), verified strictly.
///
/// The bytes that are signed are the caller's: each kind of message starts with a text of its own (`assay/agree/v1`), so that
/// a signature of one kind is never one of another.
public enum Ed25519 {
    /// Why a key or a signature was refused.
    public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// The bytes handed in are not as many as the format has.
        case wrongLength(what: String, expected: Int, found: Int)
        /// The 32 bytes encode no point of the prime-order group (off the curve, small order, or not the canonical encoding).
        case invalidPublicKey
        /// The signature is not one of this message by this key.
        case signatureMismatch

        public var description: String {
            switch self {
            case .wrongLength(let what, let expected, let found): "\(what) has \(found) bytes; it must have \(expected)"
            case .invalidPublicKey: "these 32 bytes are not an Ed25519 public key"
            case .signatureMismatch: "the signature does not belong to this message and key"
            }
        }
    }

    /// A public key: the canonical encoding of a point of the prime-order group, checked when it is made.
    public struct PublicKey: Hashable, Sendable {
        /// Bytes of an encoded key.
        public static let byteCount = 32
        /// The encoding of RFC 8032, 32 bytes.
        public let bytes: [UInt8]

        /// Throws `wrongLength` or `invalidPublicKey`.
        public init(_ bytes: some Collection<UInt8>) throws(Failure) {
            guard bytes.count == Self.byteCount else {
                throw .wrongLength(what: "public key", expected: Self.byteCount, found: bytes.count)
            }
            Sodium.ready()
            self.bytes = Array(bytes)
            guard crypto_core_ed25519_is_valid_point(self.bytes) == 1 else { throw .invalidPublicKey }
        }

        fileprivate init(trusted bytes: [UInt8]) { self.bytes = bytes }

        /// Returns when `signature` is one of `message` by this key, and throws `signatureMismatch` otherwise.
        ///
        /// Strict: a scalar that is not reduced, or a commitment point of small order, is refused, so that no signature has a
        /// second form under another scalar.
        public func verify(_ signature: Signature, of message: some Collection<UInt8>) throws(Failure) {
            let status = withMemory(of: message) {
                crypto_sign_ed25519_verify_detached(signature.bytes, $0.baseAddress, UInt64($0.count), bytes)
            }
            guard status == 0 else { throw .signatureMismatch }
        }
    }

    /// A detached signature: 64 bytes, of which nothing is known until a public key verifies them.
    public struct Signature: Hashable, Sendable {
        /// Bytes of a signature.
        public static let byteCount = 64
        /// The encoding of RFC 8032, 64 bytes.
        public let bytes: [UInt8]

        /// Throws `wrongLength`.
        public init(_ bytes: some Collection<UInt8>) throws(Failure) {
            guard bytes.count == Self.byteCount else {
                throw .wrongLength(what: "signature", expected: Self.byteCount, found: bytes.count)
            }
            self.bytes = Array(bytes)
        }
    }

    /// A secret key in guarded memory, with its public key.
    public struct SigningKey: ~Copyable, Sendable {
        /// Bytes of a seed, which is what a key file holds.
        public static let seedByteCount = 32
        /// The key that verifies what this one signs.
        public let publicKey: PublicKey
        private let seed: SecretBytes

        /// A fresh key from the system generator.
        public init() {
            self.init(checked: SecretBytes(randomCount: Self.seedByteCount))
        }

        /// The key of a 32-byte seed; throws `wrongLength`.
        public init(seed: consuming SecretBytes) throws(Failure) {
            let count = seed.count
            guard count == Self.seedByteCount else {
                throw .wrongLength(what: "secret key", expected: Self.seedByteCount, found: count)
            }
            self.init(checked: seed)
        }

        private init(checked seed: consuming SecretBytes) {
            publicKey = Self.expand(seed) { _, publicBytes in PublicKey(trusted: publicBytes) }
            self.seed = seed
        }

        /// The signature of `message`; the same message always gives the same bytes.
        public borrowing func sign(_ message: some Collection<UInt8>) -> Signature {
            Self.expand(seed) { secret, _ in
                withMemory(of: message) { message in
                    Signature(
                        trusted: filledBytes(Signature.byteCount) {
                            crypto_sign_ed25519_detached($0, nil, message.baseAddress, UInt64(message.count), secret)
                        })
                }
            }
        }

        /// Lends the 32-byte seed, for writing a key file.
        public borrowing func withSeed<R: ~Copyable, E: Error>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
            try seed.withBytes(body)
        }

        /// Calls `body` with libsodium's 64-byte secret key, which lives in guarded memory only for the length of the call.
        private static func expand<R>(_ seed: borrowing SecretBytes, _ body: (UnsafePointer<UInt8>, [UInt8]) -> R) -> R {
            var publicBytes = [UInt8](repeating: 0, count: PublicKey.byteCount)
            let secret = seed.withPointer { seed in
                SecretBytes(count: Int(crypto_sign_ed25519_SECRETKEYBYTES)) {
                    _ = crypto_sign_ed25519_seed_keypair(&publicBytes, $0, seed)
                }
            }
            return secret.withPointer { body($0, publicBytes) }
        }
    }
}

extension Ed25519.Signature {
    fileprivate init(trusted bytes: [UInt8]) { self.bytes = bytes }
}

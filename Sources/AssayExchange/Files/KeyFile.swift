// SPDX-License-Identifier: Apache-2.0
public import AssayCrypto

/// Identity keys as files: one line of a tag and 64 hexadecimal digits.
///
/// A key is a pseudonym and carries no name. Secret keys never pass through a `String`, so that their bytes can be wiped.
public enum KeyFile {
    static let secretTag = "assay-ed25519-secret-v1 "
    static let publicTag = "assay-ed25519-public-v1 "

    /// Whether a file begins as one of a secret key does.
    public static func isSecret(_ file: [UInt8]) -> Bool { file.starts(with: secretTag.utf8) }

    /// Whether a file begins as one of a public key does.
    public static func isPublic(_ file: [UInt8]) -> Bool { file.starts(with: publicTag.utf8) }

    /// Why a text is no key.
    public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// It does not start with the tag of a secret key, or has not exactly one line of 64 digits after it.
        case notASecretKey
        /// The same for a public key.
        case notAPublicKey
        /// The digits are those of no key.
        case unusable(Ed25519.Failure)

        public var description: String {
            switch self {
            case .notASecretKey: "not a secret key file; one line \"\(secretTag)…\" with 64 hexadecimal digits is expected"
            case .notAPublicKey: "not a public key file; one line \"\(publicTag)…\" with 64 hexadecimal digits is expected"
            case .unusable(let reason): reason.description
            }
        }
    }

    /// The file of a secret key: hand it to `SecretFile.write`, which wipes it.
    public static func secretBytes(of key: borrowing Ed25519.SigningKey) -> [UInt8] {
        key.withSeed { seed in
            var bytes = seed.indices.map { seed[$0] }
            var digits = Hexadecimal.digits(bytes)
            defer {
                wipe(&bytes)
                wipe(&digits)
            }
            return Array(secretTag.utf8) + digits + [0x0a]
        }
    }

    /// The secret key in a file; wipes `file`.
    public static func signingKey(in file: inout [UInt8]) throws(Failure) -> Ed25519.SigningKey {
        defer { wipe(&file) }
        guard var seed = payload(of: file, tag: secretTag) else { throw .notASecretKey }
        do {
            return try Ed25519.SigningKey(seed: SecretBytes(moving: &seed))
        } catch {
            throw .unusable(error)
        }
    }

    /// The file of a public key.
    public static func publicBytes(of key: Ed25519.PublicKey) -> [UInt8] {
        Array(publicTag.utf8) + Hexadecimal.digits(key.bytes) + [0x0a]
    }

    /// The public key in a file.
    public static func publicKey(in file: [UInt8]) throws(Failure) -> Ed25519.PublicKey {
        guard let bytes = payload(of: file, tag: publicTag) else { throw .notAPublicKey }
        do {
            return try Ed25519.PublicKey(bytes)
        } catch {
            throw .unusable(error)
        }
    }

    private static func payload(of file: [UInt8], tag: String) -> [UInt8]? {
        guard file.starts(with: tag.utf8) else { return nil }
        var digits = file.dropFirst(tag.utf8.count)
        if digits.last == 0x0a { digits = digits.dropLast() }
        return digits.count == 64 ? Hexadecimal.bytes(digits: digits) : nil
    }
}

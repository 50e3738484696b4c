// SPDX-License-Identifier: Apache-2.0
internal import CSodium

/// Keys from passphrases: Argon2id (RFC 9106), by libsodium.
public struct PassphraseKey: Hashable, Sendable {
    /// Why no key was made.
    public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// Parameters that are too cheap to protect anything, or so expensive that they are an attack on the reader.
        case unreasonable
        /// There is not enough memory for the derivation, which takes so many bytes.
        case outOfMemory(Int)

        public var description: String {
            switch self {
            case .unreasonable: "the parameters for deriving the key from the passphrase are out of bounds"
            case .outOfMemory(let bytes): "deriving the key from the passphrase takes \(bytes >> 20) MiB of memory, which are not free"
            }
        }
    }

    /// Bytes of a salt.
    public static let saltByteCount = 16
    /// Passes over the memory.
    public let passes: Int
    /// Memory in bytes.
    public let memory: Int
    public let salt: [UInt8]

    /// Parameters for a new passphrase: three passes over 256 MiB, libsodium's `MODERATE`, and a fresh salt.
    public init() {
        Sodium.ready()
        passes = Int(crypto_pwhash_opslimit_moderate())
        memory = crypto_pwhash_memlimit_moderate()
        salt = SecureRandom.bytes(Self.saltByteCount)
    }

    /// Parameters that were kept; 8 MiB … 1 GiB and 1 … 16 passes are taken.
    public init(passes: Int, memory: Int, salt: [UInt8]) throws(Failure) {
        guard (1...16).contains(passes), (8 << 20...1 << 30).contains(memory), salt.count == Self.saltByteCount else { throw .unreasonable }
        self.passes = passes
        self.memory = memory
        self.salt = salt
    }

    /// The 32 bytes that the passphrase gives.
    public func derive(from passphrase: borrowing SecretBytes) throws(Failure) -> SecretBytes {
        Sodium.ready()
        var status: Int32 = -1
        let count = passphrase.count
        let key = passphrase.withPointer { passphrase in
            SecretBytes(count: SecretStream.keyByteCount) { key in
                status = passphrase.withMemoryRebound(to: CChar.self, capacity: count) {
                    crypto_pwhash(
                        key, UInt64(SecretStream.keyByteCount), $0, UInt64(count), salt, UInt64(passes), memory,
                        crypto_pwhash_alg_argon2id13())
                }
            }
        }
        guard status == 0 else { throw .outOfMemory(memory) }
        return key
    }
}

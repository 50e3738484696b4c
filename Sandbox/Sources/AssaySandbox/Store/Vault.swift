// SPDX-License-Identifier: Apache-2.0
public import AssayCrypto
internal import AssayExchange
internal import AssayFormats

/// The key under which everything personal lies in the store.
///
/// Each data set has a key of its own, which only this one opens: where that is gone, so is the data set, whatever copies of the file there
/// are.
public final class Vault: Sendable {
    /// Where the key comes from.
    public enum Source: ~Copyable {
        /// A file that holds it, made when there is none; nobody else may read it.
        case keyFile(String)
        /// A passphrase, from which Argon2id derives it.
        case passphrase(SecretBytes)
    }

    private let master: SecretBytes

    private static let context = "assay/sandbox/v1 "
    private static let checkText = Array("the vault opens".utf8)

    init(master: consuming SecretBytes) { self.master = master }

    /// Opens the vault of a store by what the store kept about it.
    ///
    /// - Throws: ``VaultError``.
    convenience init(_ source: consuming Source, _ lock: VaultLock) throws {
        switch consume source {
        case .passphrase(let passphrase):
            guard let derivation = lock.derivation else { throw VaultError.needsKeyFile }
            self.init(master: try derivation.derive(from: passphrase))
        case .keyFile(let path):
            guard lock.derivation == nil else { throw VaultError.needsPassphrase }
            self.init(master: try Self.keyFile(path, isNew: false))
        }
        guard (try? open(lock.check, in: "check")) == Self.checkText else { throw VaultError.wrongKey }
    }

    /// The vault of a new store, and what the store has to keep about it.
    static func make(_ source: consuming Source) throws -> (Vault, VaultLock) {
        let vault: Vault
        var derivation: PassphraseKey?
        switch consume source {
        case .passphrase(let passphrase):
            let parameters = PassphraseKey()
            vault = Vault(master: try parameters.derive(from: passphrase))
            derivation = parameters
        case .keyFile(let path):
            vault = Vault(master: try keyFile(path, isNew: true))
        }
        return (vault, VaultLock(derivation: derivation, check: vault.seal(checkText, in: "check")))
    }

    private static func keyFile(_ path: String, isNew: Bool) throws -> SecretBytes {
        if isNew, AtomicFile.permissions(path) == nil {
            var bytes = SecureRandom.bytes(SecretStream.keyByteCount)
            try SecretFile.write(&bytes, to: path)
        }
        var bytes = try SecretFile.read(path, limit: 1 << 10)
        guard bytes.count == SecretStream.keyByteCount else {
            wipe(&bytes)
            throw VaultError.noKey(path)
        }
        return SecretBytes(moving: &bytes)
    }

    func seal(_ text: [UInt8], in place: String) -> [UInt8] { SecretStream.seal(text, with: master, in: Self.context + place) }

    func open(_ sealed: [UInt8], in place: String) throws -> [UInt8] {
        try SecretStream.open(sealed, with: master, in: Self.context + place)
    }

    /// A fresh key for one data set, sealed.
    func newKey(in place: String) -> [UInt8] {
        var bytes = SecureRandom.bytes(SecretStream.keyByteCount)
        defer { wipe(&bytes) }
        return seal(bytes, in: place)
    }

    func openKey(_ sealed: [UInt8], in place: String) throws -> SecretBytes {
        var bytes = try open(sealed, in: place)
        return SecretBytes(moving: &bytes)
    }
}

/// What a store keeps about its vault, so that another key is noticed before anything is written under it.
struct VaultLock: Sendable {
    /// `nil` for a key in a file.
    var derivation: PassphraseKey?
    /// A text that only the right key opens.
    var check: [UInt8]
}

/// Why a store stays closed.
public enum VaultError: Error, Hashable, Sendable, CustomStringConvertible {
    case wrongKey
    case needsPassphrase
    case needsKeyFile
    case noKey(String)

    public var description: String {
        switch self {
        case .wrongKey: "this is not the key, or not the passphrase, under which the data in this folder is encrypted"
        case .needsPassphrase: "the data in this folder is encrypted with a passphrase: start with --passphrase-file"
        case .needsKeyFile: "the data in this folder is encrypted with a key file, not with a passphrase: start with --key-file"
        case .noKey(let path): "\(path) is no key file of the sandbox: it must have exactly \(SecretStream.keyByteCount) bytes"
        }
    }
}

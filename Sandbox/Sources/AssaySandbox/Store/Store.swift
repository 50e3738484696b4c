// SPDX-License-Identifier: Apache-2.0
internal import AssayCrypto
internal import AssayFormats
internal import AssayWorker
internal import Foundation
internal import GRDB

/// Everything that the sandbox keeps: one SQLite file in a folder that one server at a time has to itself.
///
/// All that is personal is sealed before it goes in. What was deleted is overwritten (`secure_delete`).
public final class Store: Sendable {
    let database: DatabasePool
    let vault: Vault
    /// The folder of the store.
    public let folder: String
    private let lock: FolderLock

    /// The folder of the proving keys.
    var keys: String { "\(folder)/keys" }

    /// The folder of what comes in and is too long for memory, encrypted.
    var spool: String { "\(folder)/spool" }

    /// Opens the store in a folder, or makes both.
    ///
    /// - Throws: ``StoreError``, ``VaultError``, and errors of SQLite.
    public init(_ folder: String, _ source: consuming Vault.Source) throws {
        self.folder = folder
        try Self.makeFolder(folder)
        try Self.makeFolder("\(folder)/keys")
        lock = try FolderLock(folder)
        // What a server that was killed left there is of no use to anybody.
        try? FileManager.default.removeItem(atPath: "\(folder)/spool")
        try Self.makeFolder("\(folder)/spool")
        KeyFolder(path: "\(folder)/keys").removeIncoming()
        database = try Self.openDatabase("\(folder)/sandbox.sqlite")
        try Self.migrator.migrate(database)
        vault = try Self.openVault(database, source)
    }

    private static func makeFolder(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw StoreError.noFolder(path, error.localizedDescription)
        }
        // One that was there may be open to others.
        guard chmod(path, 0o700) == 0 else { throw StoreError.noFolder(path, String(cString: strerror(errno))) }
    }

    private static func openDatabase(_ path: String) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA secure_delete = ON; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY")
        }
        // The files beside it get the rights that this one has when they are made.
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        chmod(path, 0o600)
        let pool = try DatabasePool(path: path, configuration: configuration)
        // The pool sets the connection that writes to less, which may lose what has been told of when the power fails.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        return pool
    }

    // MARK: The vault

    private static func openVault(_ database: DatabasePool, _ source: consuming Vault.Source) throws -> Vault {
        if let lock = try database.read({ try vaultLock($0) }) { return try Vault(source, lock) }
        let (vault, lock) = try Vault.make(source)
        try database.write { database in
            try database.execute(
                sql: "INSERT INTO vault (id, salt, passes, memory, \"check\") VALUES (1, ?, ?, ?, ?)",
                arguments: [
                    lock.derivation.map { Data($0.salt) }, lock.derivation?.passes, lock.derivation?.memory, Data(lock.check),
                ])
        }
        return vault
    }

    private static func vaultLock(_ database: Database) throws -> VaultLock? {
        guard let row = try Row.fetchOne(database, sql: "SELECT * FROM vault") else { return nil }
        let check: Data = row["check"]
        guard let salt: Data = row["salt"] else { return VaultLock(derivation: nil, check: Array(check)) }
        let derivation = try PassphraseKey(passes: row["passes"] ?? 0, memory: row["memory"] ?? 0, salt: Array(salt))
        return VaultLock(derivation: derivation, check: Array(check))
    }

    // MARK: Names and times

    /// Bytes of a name.
    static let idByteCount = 16

    /// A name that nobody can guess.
    static func newID() -> String { Hexadecimal.string(SecureRandom.bytes(idByteCount)) }

    /// Seconds since 1970.
    static var now: Int { Int(Date().timeIntervalSince1970) }

    /// Whether SQLite finds every page and index as it should be.
    public func isIntact() throws -> Bool {
        try database.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") == ["ok"] }
    }
}

/// Why there is no store.
public enum StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    case noFolder(String, String)
    case inUse(String)
    /// What came in could not be written down.
    case noSpool(String)

    public var description: String {
        switch self {
        case .noFolder(let path, let reason): "\(path): cannot create the folder: \(reason)"
        case .inUse(let path): "\(path) is in use by another sandbox; stop that one, or choose another folder with --data"
        case .noSpool(let reason): "what came in could not be written into the folder of the store: \(reason)"
        }
    }
}

/// Keeps a second server out of a folder. The system gives the lock back when the process ends, however it ends.
private final class FolderLock: Sendable {
    private let descriptor: Int32

    init(_ folder: String) throws {
        descriptor = open("\(folder)/lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreError.noFolder(folder, String(cString: strerror(errno))) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw StoreError.inUse(folder)
        }
    }

    deinit {
        // A child between being forked and becoming its program has a copy of the descriptor, which would hold the lock by itself.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}

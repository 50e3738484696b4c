// SPDX-License-Identifier: Apache-2.0
internal import AssayCrypto
public import AssayFormats

/// Files that hold keys, salts and data: written whole or not at all, readable by their owner alone.
public enum SecretFile {
    /// Why a secret file was not read or written.
    public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
        case file(FileError)
        /// Others than the owner may read the file.
        case openToOthers(path: String)

        public var description: String {
            switch self {
            case .file(let error): error.description
            case .openToOthers(let path):
                "\(path): others can read this secret file; run chmod 600 on it, and treat the secret as known if they may have"
            }
        }
    }

    /// Writes `bytes` with permissions 0600 and wipes the array. With `replacing` false nothing is written over.
    public static func write(_ bytes: inout [UInt8], to path: String, replacing: Bool = true) throws(Failure) {
        defer { wipe(&bytes) }
        do {
            try AtomicFile.write(bytes, to: path, mode: AtomicFile.secretMode, replacing: replacing)
        } catch {
            throw .file(error)
        }
    }

    /// Reads a file that nobody but its owner can read. `wipe` the bytes after use.
    public static func read(_ path: String, limit: Int = 256 << 20) throws(Failure) -> [UInt8] {
        if let mode = AtomicFile.permissions(path), mode & 0o077 != 0 { throw .openToOthers(path: path) }
        do {
            return try AtomicFile.read(path, limit: limit)
        } catch {
            throw .file(error)
        }
    }
}

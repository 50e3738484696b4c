// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints
internal import AssayCrypto
internal import AssayFormats
internal import AssayGroth16
internal import Foundation

extension KeyFolder {
    /// What the names of files begin with that come in and nobody has looked at yet.
    public static let incomingPrefix = "incoming-"

    /// A job makes or takes the key just now.
    public struct InUse: Error, Hashable, Sendable {}

    /// Puts a key in place of the one for the circuit with that digest, if there is one.
    ///
    /// - Throws: ``WorkProblem`` for a key that is damaged, or for another circuit.
    func take(_ key: IncomingKey, for circuit: R1CS<BN254.Fr>, _ digest: String, threads: Int) throws -> JSON {
        try Self.requireDetermined(circuit)
        let prepared = try key.prepared(for: circuit, threads: threads)
        let file = file(digest)
        try locked(digest) {
            // In this order: whatever goes wrong in between, the key that was there stays, and is prepared anew.
            try prepared.write(to: file + PreparedKey<BN254>.fileSuffix, keyDigest: key.summary.digest)
            try AtomicFile.move(key.path, to: file)
        }
        return key.facts(of: digest)
    }

    /// Removes the key for the circuit with that digest; `false` where there is none. The next proof makes a trial key.
    ///
    /// - Throws: ``InUse``; `FileError` where the system does not let us.
    public func remove(_ circuit: String) throws -> Bool {
        guard Hexadecimal.bytes(circuit)?.count == Self.digestByteCount else { return false }
        let file = file(circuit)
        guard FileManager.default.fileExists(atPath: file) else { return false }
        let isDone: Bool? = try locked(circuit, LOCK_EX | LOCK_NB) {
            try FileManager.default.removeItem(atPath: file)
            unlink(file + PreparedKey<BN254>.fileSuffix)
            return true
        }
        guard let isDone else { throw InUse() }
        return isDone
    }

    /// Removes what a server that was killed left here.
    public func removeIncoming() {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        for name in names where name.hasPrefix(Self.incomingPrefix) { unlink("\(path)/\(name)") }
    }
}

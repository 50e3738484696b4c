// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCeremony
internal import AssayCrypto
internal import AssayFormats
internal import AssayGroth16
internal import AssayVerifier
internal import Foundation

/// Files of ceremonies that the user named.
enum CeremonyFiles {
    /// Powers of tau for a circuit of four thousand million constraints.
    static let largestPowers = 1 << 42

    static func powers<C: CeremonyCurve>(_ path: String, on curve: C.Type = C.self) throws -> PowersFile<C> {
        try named(path, .powers) { try PowersFile(FileReader(path, limit: largestPowers)) }
    }

    static func key<C: CeremonyCurve>(_ path: String, on curve: C.Type = C.self) throws -> CeremonyKeyFile<C> {
        try named(path, .provingKey) { try CeremonyKeyFile(FileReader(path, limit: Files.largestBinary)) }
    }

    /// Runs `read`, whose errors get the file's name in front, or say that the file is of another kind.
    static func named<T>(_ path: String, _ kind: FileKind, _ read: () throws -> T) throws -> T {
        do {
            return try read()
        } catch let error as FormatError {
            let start = (try? FileReader(path).read(0..<4)) ?? []
            let isBinary = error.kind != .wrongMagic || FileKind(start) != nil
            let bytes = isBinary ? start : (try? AtomicFile.read(path, limit: Files.largestText)) ?? []
            if let mismatch = FileKind(bytes)?.mismatch(path, expected: kind) { throw CommandFailure.unusable(mismatch) }
            throw CommandFailure.unusable("\(path): \(error)")
        }
    }

    /// What a contributor calls itself.
    static func name(_ text: String?) throws -> ContributorName? {
        do {
            return try text.map { (text) throws(ContributorName.Failure) in try ContributorName(text) }
        } catch {
            throw CommandFailure.unusable("--name: \(error)")
        }
    }

    /// The bytes of a file of anything unpredictable; the caller wipes them.
    static func entropy(_ path: String?) throws -> [UInt8] {
        guard let path else { return [] }
        let bytes = try AtomicFile.read(path, limit: 1 << 20)
        guard !bytes.isEmpty else {
            throw CommandFailure.unusable("\(path) is empty", help: "give a file that nobody can guess, or leave --entropy out")
        }
        return bytes
    }

    /// Runs `body` on a new file at `path`; what cannot be used of `source` is said with its name.
    static func write<T>(
        _ path: String, from source: String, _ kind: FileKind, _ overwrite: OverwriteOptions, _ body: (NewFile) throws -> T
    ) throws -> T {
        try named(source, kind) { try CeremonyOutput.write(to: path, replacing: overwrite.force, body) }
    }
}

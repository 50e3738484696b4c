// SPDX-License-Identifier: Apache-2.0
internal import AssayData
internal import AssayFormats
internal import AssayGroth16
internal import AssayVerifier

/// The curve that the files of a command are for.
enum FileCurve {
    /// The curve of all of `paths`, as far as they name one; BN254 where none does.
    ///
    /// Throws when two of them are for different curves, and says which is for which: a key of one curve proves nothing about a circuit for
    /// another.
    static func common(_ paths: [String]) throws -> any CeremonyCurve.Type { try known(paths).proving }

    /// The same as a value.
    static func known(_ paths: [String]) throws -> KnownCurve {
        let named = paths.compactMap { path in of(path).map { (path: path, curve: $0) } }
        guard let first = named.first else { return .bn254 }
        if let other = named.first(where: { $0.curve != first.curve }) {
            throw CommandFailure.unusable(
                "\(other.path) is for \(other.curve.words); \(first.path) is for \(first.curve.words)",
                help: "keys, commitments and agreements belong to one curve; assay compile --curve makes the circuit for another")
        }
        return first.curve
    }

    /// What a file, or the folder of a compiled algorithm, says; `nil` when it says nothing of curves or cannot be read.
    static func of(_ path: String) -> KnownCurve? {
        if Files.isFolder(path) { return (try? CircuitFolder(path: path).readInterface()).flatMap { KnownCurve(named: $0.curve) } }
        guard let file = try? FileReader(path, limit: CeremonyFiles.largestPowers) else { return nil }
        if let curve = KnownCurve(ofBinary: file) { return curve }
        guard file.byteCount <= Files.largestText, let bytes = try? file.read(0..<file.byteCount) else { return nil }
        return KnownCurve(ofFile: bytes)
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayData
internal import AssayExchange
internal import AssayFormats
internal import AssayGroth16
internal import AssayVerifier

/// A `.zkey` file that the user named, with the warning that goes with it.
enum ProvingKeyFile {
    static func open(_ path: String) throws -> FileReader { try FileReader(path, limit: Files.largestBinary) }

    static func read<C: PairingCurve>(_ path: String, progress: TerminalProgress) throws -> ProvingKey<C> {
        try read(path, open(path), progress: progress)
    }

    /// The same for a file that is open already.
    static func read<C: PairingCurve>(_ path: String, _ file: FileReader, progress: TerminalProgress) throws -> ProvingKey<C> {
        let key = try named(path) { try ProvingKey<C>(zkey: file, progress: progress) }
        KeyMark.warn(key.verifyingKey, file: path)
        return key
    }

    /// Runs `read`, whose errors get the file's name in front, or say that the file is no proving key at all.
    static func named<T>(_ path: String, _ read: () throws -> T) throws -> T {
        do {
            return try read()
        } catch let error as FileError {
            throw error
        } catch {
            // Other kinds of files are told by their start, or are short enough to be looked at.
            let bytes = (try? AtomicFile.read(path, limit: Files.largestText)) ?? []
            if let mismatch = FileKind(bytes)?.mismatch(path, expected: .provingKey) { throw CommandFailure.unusable(mismatch) }
            throw CommandFailure.unusable("\(path): \(error)")
        }
    }

    /// Throws unless the key in a file is the one that a digest names, and of a compiled circuit.
    static func check<C: PairingCurve>(
        _ path: String, digest: Digest, named owner: String, circuit: CircuitFolder, on curve: C.Type, progress: TerminalProgress
    ) throws {
        let key: ProvingKey<C> = try read(path, progress: progress)
        guard VerifyingKeyDocument(key.verifyingKey).digest == digest else {
            throw CommandFailure.unusable("\(path) is not the proving key of \(owner)")
        }
        guard key.isKey(of: try circuit.readR1CS()) else {
            throw CommandFailure.unusable("\(path) is the key of another circuit than \(circuit.path)")
        }
    }
}

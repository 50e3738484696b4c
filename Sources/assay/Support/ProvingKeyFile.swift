// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayData
internal import AssayExchange
internal import AssayGroth16

/// A `.zkey` file that the user named, with the warning that goes with it.
enum ProvingKeyFile {
    static func read(_ path: String, progress: TerminalProgress) throws -> ProvingKey<BN254> {
        let key = try Files.read(path, as: .provingKey, limit: Files.largestBinary) { try ProvingKey<BN254>(zkey: $0, progress: progress) }
        KeyMark.warn(key.verifyingKey, file: path)
        return key
    }

    /// Throws unless the key in a file is the one that a digest names, and of a compiled circuit.
    static func check(
        _ path: String, digest: Digest, named owner: String, circuit: CircuitFolder, progress: TerminalProgress
    ) throws {
        let key = try read(path, progress: progress)
        guard VerifyingKeyDocument(key.verifyingKey).digest == digest else {
            throw CommandFailure.unusable("\(path) is not the proving key of \(owner)")
        }
        guard key.isKey(of: try circuit.readR1CS()) else {
            throw CommandFailure.unusable("\(path) is the key of another circuit than \(circuit.path)")
        }
    }
}

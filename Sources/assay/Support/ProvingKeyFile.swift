// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayGroth16

/// A `.zkey` file that the user named, with the warning that goes with it.
enum ProvingKeyFile {
    static func read(_ path: String, progress: TerminalProgress) throws -> ProvingKey<BN254> {
        let key = try Files.read(path, limit: Files.largestBinary) { try ProvingKey<BN254>(zkey: $0, progress: progress) }
        KeyMark.warn(key.verifyingKey, file: path)
        return key
    }
}

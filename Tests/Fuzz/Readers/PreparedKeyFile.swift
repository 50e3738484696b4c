// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayFormats
import AssayGroth16
import AssayTestSupport
import Foundation

/// Prepared keys are mapped from a file: each input goes to one in memory first.
enum PreparedKeyFile {
    private static let path = "/dev/shm/assay-fuzz-\(getpid()).prepared"
    private static let summary = try? ZkeySummary<Curve>(
        FileReader(Repository.root.appending(path: "vectors/groth16/product.zkey").path))

    static func read(_ bytes: [UInt8]) {
        guard let summary, FileManager.default.createFile(atPath: path, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
        else { preconditionFailure("no room for a file in memory, or no key") }
        guard let file = try? MappedFile(path) else { return }
        _ = try? PreparedKey<Curve>(file, of: summary, threads: 1)
        _ = PreparedKey<Curve>.damage(of: file)
    }

    /// The prepared form of a key beside it: a seed.
    static func write(_ key: ProvingKey<Curve>, of path: String) throws {
        let digest = try ZkeySummary<Curve>(FileReader(path)).digest
        var bytes: [UInt8] = []
        try PreparedKey(key).writeFile(keyDigest: digest) { bytes += $0 }
        try AtomicFile.write(bytes, to: path + ".prepared", mode: AtomicFile.secretMode)
    }
}

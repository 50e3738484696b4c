// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayFormats
internal import AssayGroth16

/// A proving key in a file, open: whatever takes its place meanwhile, this is the one that is used.
struct ProvingKeyFile {
    private let path: String
    private let reader: FileReader
    private let summary: ZkeySummary<BN254>

    init(_ path: String) throws {
        self.path = path
        reader = try FileReader(path)
        summary = try ZkeySummary(reader)
    }

    private var preparedPath: String { path + PreparedKey<BN254>.fileSuffix }

    /// The key in the form that proofs are made with, as it was kept beside it; `nil` where it was not, or is of no use.
    func keptForm(threads: Int) -> PreparedKey<BN254>? {
        guard let mapped = try? MappedFile(preparedPath), !mapped.isOpenToOthers else { return nil }
        return try? PreparedKey(mapped, of: summary, threads: threads)
    }

    /// The same, made of the key itself and kept beside it.
    func madeForm(_ progress: some ProgressObserver) throws -> PreparedKey<BN254> {
        let prepared = try PreparedKey(ProvingKey<BN254>(zkey: reader, progress: progress))
        try prepared.write(to: preparedPath, keyDigest: summary.digest)
        return prepared
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayData
internal import AssayFormats
internal import AssayGroth16

struct PrepareVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "prepare",
        abstract: "Check a proving key once, and keep it beside its file in a form that proofs start from at once.",
        discussion: """
            assay prove and assay deliver use KEY.zkey.prepared as long as it is there and belongs to KEY.zkey. It is about as large as
            the key, holds nothing that the key does not hold, and may be deleted at any time. Its owner alone may read it.

            Example: assay prepare diary.zkey
            """)

    @Argument(help: "The proving key (.zkey).")
    var key: String

    @OptionGroup var overwrite: OverwriteOptions
    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        let path = ProverFile<BN254>.preparedPath(key)
        try overwrite.check([path], reading: [key])
        let curve = try FileCurve.common([key])
        return try prepare(at: path, on: curve)
    }

    private func prepare<C: PairingCurve>(at path: String, on curve: C.Type) throws -> Answer {
        let file = try ProvingKeyFile.open(key)
        let digest = try ProvingKeyFile.named(key) { try ZkeySummary<C>(file).digest }
        let prepared: PreparedKey<C> = try withProgress { try PreparedKey(ProvingKeyFile.read(key, file, progress: $0)) }
        try prepared.write(to: path, keyDigest: digest)
        return Answer(
            ["\(path): \(prepared.fileByteCount) bytes; assay prove and assay deliver use it with \(key)"],
            json: ["prepared": .string(path), "bytes": .integer(prepared.fileByteCount), "provingKey": .string(key)])
    }
}

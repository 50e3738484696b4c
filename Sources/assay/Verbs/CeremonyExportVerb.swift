// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayData
internal import AssayExchange
internal import AssayFormats
internal import AssayGroth16

struct CeremonyExportVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the verifying key of a proving key (zkey export verificationkey in snarkjs).",
        discussion: """
            Nothing says that the key is what a ceremony made: assay ceremony verify does.

            Example: assay ceremony export diary.zkey -o verification_key.json
            """)

    @Argument(help: "The proving key (.zkey).")
    var key: String

    @Option(name: .shortAndLong, help: "Where to write the verifying key (JSON).")
    var out: String

    @OptionGroup var unsafeKeys: UnsafeOptions
    @OptionGroup var overwrite: OverwriteOptions
    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        try overwrite.check([out], reading: [key])
        let curve = try FileCurve.common([key])
        return try perform(on: curve)
    }

    private func perform<C: PairingCurve>(on curve: C.Type) throws -> Answer {
        let file = try ProvingKeyFile.open(key)
        let summary = try ProvingKeyFile.named(key) { try ZkeySummary<C>(file) }
        try unsafeKeys.check(summary.verifyingKey, file: key)
        try Files.write(summary.verifyingKey.json, to: out)
        let digest = VerifyingKeyDocument(summary.verifyingKey).digest.hexadecimal
        return Answer(
            ["\(out): verifying key for \(summary.verifyingKey.inputCount) public signals, digest \(digest)"],
            json: [
                "file": .string(out), "publicSignals": .integer(summary.verifyingKey.inputCount), "digest": .string(digest),
                "unsafeSingleParty": .bool(summary.verifyingKey.isUnsafeSingleParty),
            ])
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayCrypto
internal import AssayData
internal import AssayExchange
internal import AssayFormats

struct AttestVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "attest",
        abstract: "Sign, as the source of the data, that a commitment is of data which you collected.",
        discussion: "Example: assay attest commitment.json --key clinic.key --from 2026-11-01 --until 2027-11-01 -o attestation.json")

    @Argument(help: "The seller's commitment.")
    var commitment: String

    @Option(help: "Your secret key.")
    var key: String

    @Option(help: "The first day on which the attestation holds (default: now).")
    var from: String?

    @Option(help: "The last day on which the attestation holds.")
    var until: String

    @Option(name: .shortAndLong, help: "Where to write the attestation.")
    var out: String = "attestation.json"

    @OptionGroup var overwrite: OverwriteOptions
    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        try overwrite.check([out], reading: [commitment, self.key])
        let curve = try FileCurve.common([commitment])
        return try perform(on: curve)
    }

    private func perform<C: PairingCurve>(on curve: C.Type) throws -> Answer {
        let commitment: CommitmentFile<C> = try Files.artefact(commitment)
        let start = try from.map { try Moment.startOf($0) } ?? Moment.now
        let key = try KeyFiles.signingKey(key)
        let attestation = try Attestation<C>(to: commitment, notBefore: start, notAfter: Moment.endOf(until), signingWith: key)
        try Files.write(attestation.fileBytes, to: out, replacing: overwrite.force)
        let source = Hexadecimal.string(attestation.source.bytes)
        return Answer(
            ["\(out): \(source) attests to commitment \(attestation.commitment.value) until \(attestation.notAfter)"],
            json: [
                "file": .string(out), "source": .string(source), "commitment": .string(attestation.commitment.value.description),
                "notBefore": .string(attestation.notBefore.description), "notAfter": .string(attestation.notAfter.description),
            ])
    }
}

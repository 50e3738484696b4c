// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayCeremony
internal import AssayCrypto
internal import AssayData
internal import AssayExchange
internal import AssayFormats
internal import AssayGroth16

struct CeremonyAttestVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "attest",
        abstract: "Sign that a contribution to a key is yours.",
        discussion: """
            Your key is any key of assay keygen, best one that others know to be yours. Hand the attestation on with the key; assay ceremony
            verify checks it.

            Example: assay ceremony attest diary-1.zkey --key alice.key -o alice.json
            """)

    @Argument(help: "The key with your contribution (.zkey).")
    var zkey: String

    @Option(help: "Your secret key.")
    var key: String

    @Option(help: "The number of your contribution (default: the last one).")
    var number: Int?

    @Option(name: .shortAndLong, help: "Where to write the attestation.")
    var out: String

    @OptionGroup var overwrite: OverwriteOptions
    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        try overwrite.check([out], reading: [zkey, key])
        let curve = try FileCurve.common([zkey])
        return try perform(on: curve)
    }

    private func perform<C: CeremonyCurve>(on curve: C.Type) throws -> Answer {
        let file = try CeremonyFiles.key(zkey, on: curve)
        let number = number ?? file.contributionCount
        guard let entry = file.claims.first(where: { $0.number == number }) else {
            throw CommandFailure.unusable("\(zkey) has \(file.contributionCount) contributions, and no contribution \(number)")
        }
        guard entry.beacon == nil else {
            throw CommandFailure.unusable(
                "contribution \(number) of \(zkey) is a beacon, which is nobody's own", help: "say which one is yours: --number")
        }
        let signer = try KeyFiles.signingKey(key)
        let attestation = CeremonyAttestation<C>(
            circuitHash: file.circuitHash, number: number, contributionHash: entry.hash, date: try Moment.now, signingWith: signer)
        try Files.write(attestation.fileBytes, to: out, replacing: overwrite.force)
        let contributor = Hexadecimal.string(attestation.contributor.bytes)
        return Answer(
            ["\(out): \(contributor) attests to contribution \(number), \(Hexadecimal.string(entry.hash))"],
            json: [
                "file": .string(out), "contributor": .string(contributor), "number": .integer(number),
                "circuitHash": .string(Hexadecimal.string(file.circuitHash)), "contributionHash": .string(Hexadecimal.string(entry.hash)),
                "date": .string(attestation.date.description),
            ])
    }
}

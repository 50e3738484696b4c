// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayCrypto
internal import AssayData
internal import AssayExchange
internal import AssayFormats

struct AgreeSignVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Sign an agreement as its buyer or its seller.",
        discussion: "Read it first with `assay agree show`. Example: assay agree sign agreement.json --key seller.key")

    @Argument(help: "The agreement; the signature is added to the file.")
    var agreement: String

    @Option(help: "Your secret key.")
    var key: String

    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        var signed: SignedAgreement = try Files.artefact(agreement)
        let key = try KeyFiles.signingKey(key)
        try signed.sign(with: key)
        try Files.write(signed.fileBytes, to: agreement)
        let missing = SignedAgreement.Party.allCases.filter { signed.signatures[$0] == nil }.map(\.rawValue)
        return Answer(
            [
                "\(agreement): "
                    + (missing.isEmpty ? "signed by both" : "signed; the \(missing.joined(separator: " and ")) has not signed yet")
            ],
            json: ["file": .string(agreement), "missing": .array(missing.map { .string($0) })])
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayData
internal import AssayExchange

struct AgreeShowVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Say what an agreement says, what it would reveal, and who has signed it.",
        discussion: "Example: assay agree show agreement.json --circuit build/ --earlier january.json")

    @Argument(help: "The agreement.")
    var agreement: String

    @Option(help: "The folder of the compiled algorithm, to check that the agreement is about it.")
    var circuit: String?

    @Option(help: "An earlier agreement on the same data, to add up what they reveal together; may be repeated.")
    var earlier: [String] = []

    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        let signed: SignedAgreement = try Files.artefact(agreement)
        let interface = try circuit.map { try CircuitFolder(path: $0).readInterface() }
        if let interface, interface.digest != signed.agreement.interfaceDigest {
            throw CommandFailure.invalid("\(agreement) is about another algorithm than \(circuit ?? "")")
        }
        let report = AgreementReport(signed.agreement, interface)
        let sum = try disclosedTogether(signed.agreement)
        let signatures = SignedAgreement.Party.allCases.map { party in
            do {
                try signed.verify(party)
                return "\(party.rawValue): signed"
            } catch {
                return "\(party.rawValue): \(error)"
            }
        }
        return Answer(
            report.lines + sum + signatures,
            json: report.json.merging(["signatures": .array(signatures.map { .string($0) })]) { own, _ in own })
    }

    private func disclosedTogether(_ agreement: Agreement) throws -> [String] {
        guard !earlier.isEmpty else { return [] }
        let others: [SignedAgreement] = try earlier.map { try Files.artefact($0) }
        let ledger = DisclosureLedger(others.map(\.agreement) + [agreement])
        return agreement.inputs.map { input in
            "with the earlier agreements, \(input.name): at most \(ledger.total(on: input.commitment)) bits in \(ledger.agreementCount(on: input.commitment)) agreements"
        }
    }
}

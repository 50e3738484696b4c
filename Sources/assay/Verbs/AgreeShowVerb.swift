// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayData
internal import AssayExchange

struct AgreeShowVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Say what an agreement says, what it would reveal, and who has signed it.",
        discussion: """
            Ends with 1 when a signature is there that is not one of this agreement, or when it is about another circuit or key. With
            --circuit the program in the folder is compiled again and compared with the agreement: what is shown is what will be proved.

            Example: assay agree show agreement.json --circuit build/ --proving-key diary.zkey --earlier january.json
            """)

    @Argument(help: "The agreement.")
    var agreement: String

    @Option(help: "The folder of the compiled algorithm, to check that the agreement is about it.")
    var circuit: String?

    @Option(help: "The proving key (.zkey), with --circuit, to check that the agreed verifying key is one of this circuit.")
    var provingKey: String?

    @Option(help: "An earlier agreement on the same data, to add up what they reveal together; may be repeated.")
    var earlier: [String] = []

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard provingKey == nil || circuit != nil else { throw ValidationError("--proving-key needs --circuit, to compare with") }
    }

    func perform() throws -> Answer {
        let curve = try FileCurve.common([agreement] + [circuit, provingKey].compactMap(\.self) + earlier)
        return try perform(on: curve)
    }

    private func perform<C: PairingCurve>(on curve: C.Type) throws -> Answer {
        let signed: SignedAgreement<C> = try Files.artefact(agreement)
        let interface = try circuit.map { try AgreedCircuit.interface(of: signed.agreement, in: agreement, folder: $0) }
        try checkKey(signed.agreement)
        let report = AgreementReport(signed, interface)
        return Answer(
            report.lines + (try disclosedTogether(signed.agreement)), json: report.json,
            status: report.hasBrokenSignature ? .invalid : .valid)
    }

    private func checkKey<C: PairingCurve>(_ agreement: Agreement<C>) throws {
        guard let provingKey, let circuit else { return }
        do {
            try withProgress {
                try ProvingKeyFile.check(
                    provingKey, digest: agreement.verifyingKeyDigest, named: self.agreement, circuit: CircuitFolder(path: circuit),
                    on: C.self, progress: $0)
            }
        } catch var failure as CommandFailure {
            failure.status = .invalid
            throw failure
        }
    }

    private func disclosedTogether<C: PairingCurve>(_ agreement: Agreement<C>) throws -> [String] {
        guard !earlier.isEmpty else { return [] }
        let others: [SignedAgreement<C>] = try earlier.map { try Files.artefact($0) }
        let ledger = DisclosureLedger(others.map(\.agreement) + [agreement])
        return agreement.inputs.map { input in
            "with the earlier agreements, \(input.name): at most \(ledger.total(on: input.commitment)) bits in \(ledger.agreementCount(on: input.commitment)) agreements"
        }
    }
}

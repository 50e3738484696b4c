// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayCrypto
internal import AssayData
internal import AssayExchange
internal import AssayFormats
internal import AssayGroth16
internal import AssayVerifier

struct DeliverVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "deliver",
        abstract: "From data, agreement and key to a receipt: compute, prove, check, and write everything that the buyer needs.",
        discussion: """
            The program in the folder is compiled again, so that what is proved is what it says. The receipt is checked as the buyer will
            check it. When a check fails, the expected quality included, nothing is written and
            the command ends with 1. No witness touches the disk.

            Example: assay deliver build/ agreement.json --opening opening.json --key diary.zkey -o receipt.json
            """)

    @OptionGroup var inputs: ProofInputs

    @Option(help: "The proving key (.zkey).")
    var key: String

    @Option(name: .customLong("attestation"), help: "A source's attestation to put into the receipt; may be repeated.")
    var attestations: [String] = []

    @Option(name: .shortAndLong, help: "Where to write the receipt.")
    var out: String = "receipt.json"

    @OptionGroup var overwrite: OverwriteOptions
    @OptionGroup var unsafeKeys: UnsafeOptions
    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        try overwrite.check([out], reading: inputs.files + attestations + [key])
        let curve = try inputs.curve(and: attestations + [key])
        return try perform(on: curve)
    }

    private func perform<C: PairingCurve>(on curve: C.Type) throws -> Answer {
        let signed: SignedAgreement<C> = try Files.artefact(inputs.agreement)
        for party in AgreementParty.allCases { try checkSignature(of: party, on: signed) }
        let circuit = try RecompiledCircuit<C>(CircuitFolder(path: inputs.circuit))
        let statement = try prove(signed, circuit)
        let receipt = try Receipt<C>(
            signedAgreement: signed, interface: circuit.interface, attestations: attestations.map { try Files.artefact($0) },
            verifyingKey: VerifyingKeyDocument(statement.key), publicSignals: statement.signals, proof: statement.proof)
        let report = ReceiptReport(ReceiptCheck.run(receipt, now: try Moment.now, singlePartyKeys: unsafeKeys.inReceipts))
        guard report.holds else {
            throw CommandFailure.invalid(
                "no receipt was written; nothing has left this machine\n" + report.failures.joined(separator: "\n"))
        }
        try Files.write(receipt.fileBytes, to: out, replacing: overwrite.force)
        return Answer(
            receipt.outputLines + report.warnings + [
                "\(out): next: assay verify \(Shell.quoted(out))\(unsafeKeys.takesMarkedKeys ? " --unsafe" : "")"
            ],
            json: ["receipt": .string(out), "outputs": receipt.outputsJSON, "checks": report.json])
    }

    private func checkSignature<C: PairingCurve>(of party: AgreementParty, on signed: SignedAgreement<C>) throws {
        do {
            try signed.verify(party)
        } catch .missing {
            throw CommandFailure.unusable(
                "\(inputs.agreement): \(AgreementSigningError.missing(party))",
                help: "assay agree sign \(Shell.quoted(inputs.agreement)) --key KEY")
        } catch {
            throw CommandFailure.invalid("\(inputs.agreement): \(error)")
        }
    }

    private func prove<C: PairingCurve>(
        _ signed: SignedAgreement<C>, _ circuit: RecompiledCircuit<C>
    ) throws -> (key: VerifyingKey<C>, signals: [C.Fr], proof: Proof<C>) {
        let prover = try ProverFile<C>(key, unsafeKeys) { remark($0) }
        guard VerifyingKeyDocument(prover.verifyingKey).digest == signed.agreement.verifyingKeyDigest else {
            throw CommandFailure.unusable("\(key) is not the proving key of \(inputs.agreement)", help: "use the key that was agreed on")
        }
        var witness = try inputs.witness(signed, circuit)
        defer { wipe(&witness) }
        let statement = try withProgress { progress in
            try prover.prove(witness, circuit: circuit.r1cs, progress: progress)
        }
        return (prover.verifyingKey, statement.publicInputs, statement.proof)
    }
}

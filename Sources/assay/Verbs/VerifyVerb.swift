// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayData
internal import AssayExchange
internal import AssayGroth16

struct VerifyVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a receipt, or a bare proof, offline.",
        usage: """
            assay verify RECEIPT [--at MOMENT] [--refuse-single-party-keys]
            assay verify VERIFICATION_KEY PUBLIC PROOF
            """,
        discussion: """
            A receipt is checked as a whole: digests, signatures, expiry, commitment, outputs, expectation and proof, a line a
            check. A bare proof is checked against a verifying key and public signals. Nothing is fetched, nothing is written.
            Ends with 0 when everything holds, with 1 when something does not, with 2 when a file cannot be used.
            """)

    @Argument(help: "A receipt, or a verifying key, the public signals and the proof.")
    var files: [String]

    @Option(help: "Check for this moment instead of now: a date, or a time such as 2026-11-22T18:00:00Z.")
    var at: String?

    @Flag(help: "Refuse keys that one party made alone.")
    var refuseSinglePartyKeys = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard files.count == 1 || files.count == 3 else {
            throw ValidationError("give a receipt, or a verifying key, the public signals and the proof, in this order")
        }
    }

    func perform() throws -> Answer { try files.count == 1 ? verifyReceipt() : verifyProof() }

    private func verifyReceipt() throws -> Answer {
        let receipt: Receipt = try Files.artefact(files[0])
        let moment = try at.map { try Moment.endOf($0) } ?? Moment.now
        let results = ReceiptCheck.run(receipt, now: moment, singlePartyKeys: refuseSinglePartyKeys ? .refuse : .warn)
        let report = ReceiptReport(results)
        guard report.holds else {
            return Answer(
                ["invalid: \(report.failed.joined(separator: ", "))"] + receipt.outputLines.map { "the receipt claims \($0)" }
                    + report.lines + ["invalid"],
                json: ["valid": false, "claimedOutputs": receipt.outputsJSON, "checks": report.json], status: .invalid)
        }
        return Answer(
            receipt.outputLines + report.lines + ["valid"],
            json: ["valid": true, "outputs": receipt.outputsJSON, "checks": report.json])
    }

    private func verifyProof() throws -> Answer {
        let key = try Files.read(files[0], as: .verifyingKey) { try VerifyingKey<BN254>(json: $0) }
        let signals = try Files.read(files[1], as: .publicSignals) { try PublicInputs.parse(json: $0, as: BN254.Fr.self) }
        let proof = try Files.read(files[2], as: .proof) { try Proof<BN254>(json: $0) }
        KeyMark.warn(key, file: files[0])
        do {
            try Verifier.verify(proof, publicInputs: signals, key: key)
        } catch {
            return Answer(["invalid: \(error)"], json: ["valid": false, "reason": .string(String(describing: error))], status: .invalid)
        }
        return Answer(["valid"], json: ["valid": true])
    }
}

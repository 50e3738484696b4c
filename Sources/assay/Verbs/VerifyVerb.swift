// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayData
internal import AssayEVM
internal import AssayExchange
internal import AssayFormats
internal import AssayGroth16
internal import AssayVerifier

struct VerifyVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a receipt, or bare proofs, offline.",
        usage: """
            assay verify RECEIPT [--at MOMENT] [--unsafe] [--evm]
            assay verify VERIFICATION_KEY PUBLIC PROOF [PUBLIC PROOF ...] [--unsafe] [--evm]
            """,
        discussion: """
            A receipt is checked as a whole: digests, signatures, expiry, commitment, outputs, expectation and proof, a line a
            check. A bare proof is checked against a verifying key and public signals; several, each after its signals, are
            checked together, which takes a fraction of the time, and those that do not hold are named. Nothing is fetched,
            nothing is written. With --evm the contract that assay export writes for the key is run on the proof, too, and its verdict
            and gas are told; it must accept for everything to hold.
            Keys that one party made alone are refused unless you say --unsafe: that party could forge proofs.
            Ends with 0 when everything holds, with 1 when something does not, with 2 when a file cannot be used.
            """)

    @Argument(help: "A receipt, or a verifying key and, for each proof, its public signals and the proof.")
    var files: [String]

    @Option(help: "Check for this moment instead of now: a date, or a time such as 2026-11-22T18:00:00Z.")
    var at: String?

    @Flag(help: "Run the key's verifier contract on the proof, too, and say what it costs.")
    var evm = false

    @OptionGroup var unsafeKeys: UnsafeOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard files.count == 1 || files.count >= 3 && !files.count.isMultiple(of: 2) else {
            throw ValidationError(
                "give a receipt, or a verifying key, the public signals and the proof, in this order; each proof after its public signals")
        }
    }

    func perform() throws -> Answer {
        files.count == 1 ? try verifyReceipt() : try verifyProofs()
    }

    private func verifyReceipt() throws -> Answer {
        let file = try Files.named(files[0], limit: ReceiptDocument.maximumByteCount)
        let curve = (KnownCurve(ofFile: file.bytes) ?? .bn254).ofContracts
        return try verifyReceipt(file, on: curve)
    }

    private func verifyReceipt<C: ContractCurve>(_ file: NamedFile, on curve: C.Type) throws -> Answer {
        let input = try ReceiptInput<C>(file)
        let receipt = input.receipt
        let moment = try at.map { try Moment.endOf($0) } ?? Moment.now
        let verdict = input.verdict(now: moment, singlePartyKeys: unsafeKeys.inReceipts)
        let contract = try contractVerdict(
            [Claim(proof: receipt.proof, publicInputs: receipt.publicSignals)], receipt.verifyingKey.key)
        for help in verdict.help { Terminal.note("help: \(help)") }
        guard verdict.holds, let contract, !contract.holds else {
            return withContract(contract, Answer(verdict), end: verdict.holds ? "valid" : "invalid")
        }
        var answer = Answer(["invalid: contract"] + verdict.lines, json: verdict.json, status: contract.status)
        answer.json["valid"] = false
        return withContract(contract, answer, end: "invalid")
    }

    /// What the contract says, when it was asked for.
    private func contractVerdict<C: ContractCurve>(_ claims: [Claim<C>], _ key: VerifyingKey<C>) throws -> ContractVerdict? {
        evm ? try ContractVerdict(claims, under: key) : nil
    }

    /// The answer with what the contract says, and a last line.
    private func withContract(_ contract: ContractVerdict?, _ answer: Answer, end: String? = nil) -> Answer {
        var answer = answer
        if let contract {
            answer.lines.append(contract.line)
            answer.json["contract"] = contract.json
        }
        if let end { answer.lines.append(end) }
        return answer
    }

    private func verifyProofs() throws -> Answer {
        let key = try Files.named(files[0])
        let pairs = try stride(from: 1, to: files.count, by: 2).map {
            ProofFiles(publicInputs: try Files.named(files[$0]), proof: try Files.named(files[$0 + 1]))
        }
        let curve = try KnownCurve(ofKey: key, pairs).ofContracts
        return try verifyProofs(key, pairs, on: curve)
    }

    private func verifyProofs<C: ContractCurve>(_ key: NamedFile, _ pairs: [ProofFiles], on curve: C.Type) throws -> Answer {
        let input = try ProofInput<C>(key: key, pairs, singlePartyKeys: unsafeKeys.inReceipts)
        for warning in input.warnings { Terminal.note("warning: \(warning)") }
        let (verdict, contract) = (input.verdict(), try contractVerdict(input.claims, input.key))
        guard verdict.holds, let contract, !contract.holds else { return withContract(contract, Answer(verdict)) }
        return withContract(contract, Answer(["invalid: contract"], json: ["valid": false], status: contract.status))
    }
}

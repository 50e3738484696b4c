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
        switch files.count {
        case 1: try verifyReceipt()
        case 3: try verifyProof()
        default: try verifyProofs()
        }
    }

    private func verifyReceipt() throws -> Answer {
        let receipt: Receipt = try Files.artefact(files[0])
        let moment = try at.map { try Moment.endOf($0) } ?? Moment.now
        let results = ReceiptCheck.run(receipt, now: moment, singlePartyKeys: unsafeKeys.inReceipts)
        let report = ReceiptReport(results)
        let contract = try contractVerdict(
            [Claim(proof: receipt.proof, publicInputs: receipt.publicSignals)], receipt.verifyingKey.key)
        guard report.holds && contract?.holds != false else {
            if report.failed.contains("key mark") { Terminal.note("help: use a key of a ceremony, or add --unsafe to try things out") }
            let failed = report.failed + (contract?.holds == false ? ["contract"] : [])
            return withContract(
                contract,
                Answer(
                    ["invalid: \(failed.joined(separator: ", "))"] + receipt.outputLines.map { "the receipt claims \($0)" } + report.lines,
                    json: ["valid": false, "claimedOutputs": receipt.outputsJSON, "checks": report.json], status: .invalid),
                end: "invalid")
        }
        return withContract(
            contract,
            Answer(receipt.outputLines + report.lines, json: ["valid": true, "outputs": receipt.outputsJSON, "checks": report.json]),
            end: "valid")
    }

    /// What the contract says, when it was asked for.
    private func contractVerdict(_ claims: [Claim<BN254>], _ key: VerifyingKey<BN254>) throws -> ContractVerdict? {
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

    private func verifyProof() throws -> Answer {
        let (key, claim) = (try readKey(), try readClaim(1))
        let contract = try contractVerdict([claim], key)
        do {
            try Verifier.verify(claim.proof, publicInputs: claim.publicInputs, key: key)
        } catch {
            return withContract(
                contract,
                Answer(["invalid: \(error)"], json: ["valid": false, "reason": .string(String(describing: error))], status: .invalid))
        }
        return agreed(contract, Answer(["valid"], json: ["valid": true]))
    }

    /// The answer that a proof holds, unless the contract says otherwise: then one of the two is wrong, and that is a fault of ours.
    private func agreed(_ contract: ContractVerdict?, _ answer: Answer) -> Answer {
        guard contract?.holds == false else { return withContract(contract, answer) }
        return withContract(contract, Answer(["invalid: the contract refuses"], json: ["valid": false], status: .internalError))
    }

    private func verifyProofs() throws -> Answer {
        let (key, claims) = (try readKey(), try stride(from: 1, to: files.count, by: 2).map(readClaim))
        let contract = try contractVerdict(claims, key)
        do throws(BatchVerificationError) {
            try Verifier(key).verify(claims)
        } catch {
            return withContract(contract, refusal(error, of: claims.count))
        }
        return agreed(contract, Answer(["valid: \(claims.count) proofs"], json: ["valid": true, "proofs": .integer(claims.count)]))
    }

    private func refusal(_ error: BatchVerificationError, of count: Int) -> Answer {
        let bad = error.failures.map { failure in
            (signals: files[2 * failure.index + 1], proof: files[2 * failure.index + 2], reason: String(describing: failure.reason))
        }
        let list = bad.map { ["public": .string($0.signals), "proof": .string($0.proof), "reason": .string($0.reason)] as JSON }
        return Answer(
            bad.map { "invalid: \($0.proof) with \($0.signals): \($0.reason)" } + ["\(bad.count) of \(count) proofs invalid"],
            json: ["valid": false, "proofs": .integer(count), "invalid": .array(list)], status: .invalid)
    }

    private func readKey() throws -> VerifyingKey<BN254> {
        let key = try Files.read(files[0], as: .verifyingKey) { try VerifyingKey<BN254>(json: $0) }
        try unsafeKeys.check(key, file: files[0])
        return key
    }

    /// The public signals in the file of this number, and the proof in the next.
    private func readClaim(_ number: Int) throws -> Claim<BN254> { try ContractInput.claim(files[number], files[number + 1]) }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCompiler
internal import AssayConstraints
internal import AssayCrypto
internal import AssayData
internal import AssayExchange
internal import AssayFormats
internal import AssayGroth16
internal import AssayVerifier

/// From data to a receipt, with both sides of the trade played by the sandbox: commit, agree, sign with two fresh keys, prove, check.
struct ProveWork {
    private let program: OrderedProgram
    private let order: WorkOrder.ProofOrder
    private let threads: Int
    private let progress: WorkerProgress

    init(_ order: WorkOrder, _ proof: WorkOrder.ProofOrder, _ output: WorkerOutput) throws {
        program = try OrderedProgram(order)
        self.order = proof
        threads = order.limits.threads
        progress = WorkerProgress(output)
    }

    func perform() throws -> Worker.WorkAnswer {
        progress.report(stage: "compile", completed: 0, total: 1)
        let checked = try program.usable()
        let parameters = try program.parameters(order.parameters)
        let dataSets = try program.dataSets()
        if let refusal = try checked.run(dataSets: dataSets, parameters: parameters).refusal {
            throw refusal.problem()
        }
        let circuit = try program.compiled()
        let prover = try KeyFolder(path: order.keys).prover(for: circuit, threads: threads, progress: progress)
        progress.report(stage: "commit", completed: 0, total: 1)
        let trial = try Trial(circuit.interface, dataSets, prover.key.verifyingKey, order)
        let statement = try prove(trial, circuit, dataSets, parameters, prover)
        return try answer(trial, circuit.interface, prover.key.verifyingKey, statement)
    }

    private func prove(
        _ trial: borrowing Trial, _ circuit: CompiledCircuit<BN254.Fr>, _ dataSets: [DataSet], _ parameters: [Int], _ prover: Prover<BN254>
    ) throws -> ProvenStatement<BN254> {
        progress.report(stage: "witness", completed: 0, total: 1)
        var salts = trial.saltElements
        defer { wipe(&salts) }
        var inputs = try WitnessInputs<BN254.Fr>(
            interface: circuit.interface, parameters: parameters, agreement: trial.signed.agreement.element, dataSets: dataSets,
            salts: salts)
        defer { wipe(&inputs.values) }
        var witness = try circuit.witness(inputs)
        defer { wipe(&witness) }
        return try prover.prove(witness, progress: progress)
    }

    private func answer(
        _ trial: borrowing Trial, _ interface: CircuitInterface, _ key: VerifyingKey<BN254>, _ statement: ProvenStatement<BN254>
    ) throws -> Worker.WorkAnswer {
        progress.report(stage: "check", completed: 0, total: 1)
        guard let now = Timestamp(secondsSince1970: order.now) else { throw WorkProblem(.failure, "the order has no time") }
        let receipt = try Receipt(
            signedAgreement: trial.signed, interface: interface, attestations: [], verifyingKey: VerifyingKeyDocument(key),
            publicSignals: statement.publicInputs, proof: statement.proof)
        let report = ReceiptReport(ReceiptCheck.run(receipt, now: now, singlePartyKeys: .warn))
        guard report.holds else {
            throw WorkProblem(
                .receipt, "No receipt was made: \(report.failures.joined(separator: "; "))", ["checks": report.json])
        }
        return .init(
            json: [
                "outputs": receipt.outputsJSON, "checks": report.json, "constraints": .integer(interface.constraintCount),
                "circuitDigest": .string(interface.circuitDigest.hexadecimal), "title": .string(interface.algorithm),
                "singlePartyKey": .bool(key.isUnsafeSingleParty), "bits": .string(interface.disclosure.total.description),
                "commitments": .array(trial.signed.agreement.inputs.map { .string($0.commitment.value.description) }),
            ],
            attachments: trial.openingFiles.merging(["receipt": receipt.fileBytes]) { $1 })
    }
}

/// What both sides have before the proof: commitments with their openings, and the agreement that both signed.
private struct Trial: ~Copyable {
    let signed: SignedAgreement<BN254>
    /// By the names of the data sets; secret.
    let openingFiles: [String: [UInt8]]
    let saltElements: [BN254.Fr]

    init(
        _ interface: CircuitInterface, _ dataSets: [DataSet], _ key: VerifyingKey<BN254>, _ order: WorkOrder.ProofOrder
    ) throws {
        var files: [String: [UInt8]] = [:]
        var salts: [BN254.Fr] = []
        var commitments: [CommitmentFile<BN254>] = []
        for (input, data) in zip(interface.dataSets, dataSets) {
            let opening = Opening<BN254>(dataSet: data)
            files["opening/\(input.name)"] = opening.fileBytes()
            salts.append(opening.salt.element())
            commitments.append(opening.commitmentFile())
        }
        openingFiles = files
        saltElements = salts
        signed = try Self.agreement(interface, VerifyingKeyDocument(key), commitments, order)
    }

    private static func agreement(
        _ interface: CircuitInterface, _ key: VerifyingKeyDocument<BN254>, _ commitments: [CommitmentFile<BN254>],
        _ order: WorkOrder.ProofOrder
    ) throws -> SignedAgreement<BN254> {
        guard let expires = Timestamp(secondsSince1970: order.expires) else { throw WorkProblem(.failure, "the order has no end") }
        let buyer = Ed25519.SigningKey()
        let seller = Ed25519.SigningKey()
        let terms = AgreementTerms(
            parameters: order.parameters,
            expectation: order.expectation.flatMap { $0.count == 2 ? .init(output: $0[0], atLeast: $0[1]) : nil }, text: order.terms,
            buyer: buyer.publicKey, seller: seller.publicKey, expires: expires)
        do {
            var signed = SignedAgreement(try Agreement(on: interface, key: key, commitments: commitments, terms: terms))
            try signed.sign(with: buyer)
            try signed.sign(with: seller)
            return signed
        } catch {
            throw WorkProblem(.parameters, "The agreement cannot be made: \(error).")
        }
    }
}

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

/// From committed data and an agreement that both signed to a receipt, checked as the buyer will check it.
struct Delivery {
    let circuit: CompiledCircuit<BN254.Fr>
    let prover: CircuitProver
    let signed: SignedAgreement<BN254>
    let attestations: [Attestation<BN254>]
    /// Seconds since 1970.
    let now: Int
    let progress: WorkerProgress

    /// The receipt with what it says, or why there is none.
    func perform(_ data: CommittedData, _ parameters: [Int]) throws -> Worker.WorkAnswer {
        let statement = try prove(data, parameters)
        progress.report(stage: "check", completed: 0, total: 1)
        guard let now = Timestamp(secondsSince1970: now) else { throw WorkProblem(.failure, "the order has no time") }
        let receipt = try Receipt(
            signedAgreement: signed, interface: circuit.interface, attestations: attestations,
            verifyingKey: VerifyingKeyDocument(prover.verifyingKey), publicSignals: statement.publicInputs, proof: statement.proof)
        let report = ReceiptReport(ReceiptCheck.run(receipt, now: now, singlePartyKeys: .warn))
        guard report.holds else {
            throw WorkProblem(
                .receipt, "No receipt was made: \(report.failures.joined(separator: "; "))", ["checks": report.json])
        }
        return .init(json: facts(receipt, report), attachments: ["receipt": receipt.fileBytes])
    }

    private func prove(_ data: CommittedData, _ parameters: [Int]) throws -> ProvenStatement<BN254> {
        progress.report(stage: "witness", completed: 0, total: 1)
        var inputs = try WitnessInputs<BN254.Fr>(
            interface: circuit.interface, parameters: parameters, agreement: signed.agreement.element, dataSets: data.dataSets,
            salts: data.salts)
        defer { wipe(&inputs.values) }
        var witness = try circuit.witness(inputs)
        defer { wipe(&witness) }
        return try prover.prove(witness, progress: progress)
    }

    private func facts(_ receipt: Receipt<BN254>, _ report: ReceiptReport) -> JSON {
        let interface = circuit.interface
        return [
            "outputs": receipt.outputsJSON, "checks": report.json, "constraints": .integer(interface.constraintCount),
            "circuitDigest": .string(interface.circuitDigest.hexadecimal), "title": .string(interface.algorithm),
            "singlePartyKey": .bool(prover.verifyingKey.isUnsafeSingleParty),
            "bits": .string(interface.disclosure.total.description),
            "commitments": .array(signed.agreement.inputs.map { .string($0.commitment.value.description) }),
        ]
    }
}

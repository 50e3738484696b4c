// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCompiler
internal import AssayCrypto
internal import AssayData
internal import AssayExchange

/// The buyer's step: an agreement on what the seller published, with the buyer's signature. It gets nothing else of the seller.
struct DraftWork {
    private let step: AgreementStep
    private var files: TradeFiles { step.files }

    init(_ order: WorkOrder, _ draft: WorkOrder.ProofOrder, _ output: WorkerOutput) throws {
        step = try AgreementStep(order, draft, output)
    }

    func perform() throws -> Worker.WorkAnswer {
        let checked = try step.program.usable()
        let source = try files.publicKey("source")
        let commitments = try checked.dataSets.map { input in
            let commitment: CommitmentFile<BN254> = try files.read("commitment/\(input.name)")
            try check(files.read("attestation/\(input.name)"), of: commitment, for: input.name, by: source)
            return commitment
        }
        let circuit = try step.program.compiled()
        let verifyingKey = try step.verifyingKey(of: circuit)
        let key = try files.signingKey()
        let parties = TradeParties(buyer: key.publicKey, seller: try files.publicKey("seller"), sources: [source])
        var signed = try step.terms.agreement(on: circuit.interface, key: verifyingKey, commitments: commitments, parties)
        try signed.sign(with: key)
        return step.answer(signed)
    }

    /// Throws unless the source stands by this commitment now.
    private func check(
        _ attestation: Attestation<BN254>, of commitment: CommitmentFile<BN254>, for name: String, by source: Ed25519.PublicKey
    ) throws {
        let now = step.terms.now
        let isThis = attestation.commitment == commitment.commitment && attestation.schemaDigest == commitment.schema.digest
        let isNow = attestation.notBefore.secondsSince1970 <= now && now <= attestation.notAfter.secondsSince1970
        guard isThis, isNow, attestation.source == source, (try? attestation.verifySignature()) != nil else {
            throw WorkProblem(.agreement, "The attestation for \(name) is not the word of this source on this commitment for now.")
        }
    }
}

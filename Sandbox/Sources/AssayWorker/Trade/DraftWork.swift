// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCompiler
internal import AssayCrypto
internal import AssayData
internal import AssayExchange
internal import AssayFormats
internal import AssayGroth16

/// The buyer's step: an agreement on what the seller published, with the buyer's signature. It gets nothing else of the seller.
struct DraftWork {
    private let program: OrderedProgram
    private let files: TradeFiles
    private let order: WorkOrder.ProofOrder
    private let threads: Int
    private let progress: WorkerProgress

    init(_ order: WorkOrder, _ draft: WorkOrder.ProofOrder, _ output: WorkerOutput) throws {
        program = try OrderedProgram(order)
        files = TradeFiles(order)
        self.order = draft
        threads = order.limits.threads
        progress = WorkerProgress(output)
    }

    func perform() throws -> Worker.WorkAnswer {
        progress.report(stage: "compile", completed: 0, total: 1)
        let checked = try program.usable()
        let source = try files.publicKey("source")
        let commitments = try checked.dataSets.map { input in
            let commitment: CommitmentFile<BN254> = try files.read("commitment/\(input.name)")
            try check(files.read("attestation/\(input.name)"), of: commitment, for: input.name, by: source)
            return commitment
        }
        let circuit = try program.compiled()
        let prover = try KeyFolder(path: order.keys).prover(for: circuit, threads: threads, progress: progress)
        progress.report(stage: "sign", completed: 0, total: 1)
        let key = try files.signingKey()
        let parties = TradeParties(buyer: key.publicKey, seller: try files.publicKey("seller"), sources: [source])
        var signed = try order.agreement(on: circuit.interface, key: prover.key.verifyingKey, commitments: commitments, parties)
        try signed.sign(with: key)
        return .init(json: signed.facts, attachments: ["agreement": signed.fileBytes])
    }

    /// Throws unless the source stands by this commitment now.
    private func check(
        _ attestation: Attestation<BN254>, of commitment: CommitmentFile<BN254>, for name: String, by source: Ed25519.PublicKey
    ) throws {
        let now = order.now
        let isThis = attestation.commitment == commitment.commitment && attestation.schemaDigest == commitment.schema.digest
        let isNow = attestation.notBefore.secondsSince1970 <= now && now <= attestation.notAfter.secondsSince1970
        guard isThis, isNow, attestation.source == source, (try? attestation.verifySignature()) != nil else {
            throw WorkProblem(.agreement, "The attestation for \(name) is not the word of this source on this commitment for now.")
        }
    }
}

extension SignedAgreement {
    /// What whoever signs is shown.
    var facts: JSON { ["agreementDigest": .string(agreement.digest.hexadecimal), "bits": .string(agreement.disclosure.total.description)] }
}

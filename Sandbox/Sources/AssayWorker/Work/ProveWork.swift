// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCompiler
internal import AssayCrypto
internal import AssayData
internal import AssayExchange
internal import AssayGroth16

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
        var openings: [String: [UInt8]] = [:]
        var data = CommittedData(freshlyTo: dataSets, of: checked) { openings["opening/\($0)"] = $1 }
        defer { wipe(&data.salts) }
        let signed = try signedByBoth(circuit.interface, prover.verifyingKey, data.commitments)
        let delivery = Delivery(circuit: circuit, prover: prover, signed: signed, attestations: [], now: order.now, progress: progress)
        var answer = try delivery.perform(data, parameters)
        answer.attachments.merge(openings) { $1 }
        return answer
    }

    private func signedByBoth(
        _ interface: CircuitInterface, _ key: VerifyingKey<BN254>, _ commitments: [CommitmentFile<BN254>]
    ) throws -> SignedAgreement<BN254> {
        let buyer = Ed25519.SigningKey()
        let seller = Ed25519.SigningKey()
        let parties = TradeParties(buyer: buyer.publicKey, seller: seller.publicKey, sources: [])
        var signed = try order.agreement(on: interface, key: key, commitments: commitments, parties)
        try signed.sign(with: buyer)
        try signed.sign(with: seller)
        return signed
    }
}

/// Whose keys an agreement names.
struct TradeParties {
    let buyer: Ed25519.PublicKey
    let seller: Ed25519.PublicKey
    let sources: [Ed25519.PublicKey]
}

extension WorkOrder.ProofOrder {
    /// The agreement on a circuit and committed data by the terms of this order; nobody has signed it.
    func agreement(
        on interface: CircuitInterface, key: VerifyingKey<BN254>, commitments: [CommitmentFile<BN254>], _ parties: TradeParties
    ) throws -> SignedAgreement<BN254> {
        guard let expires = Timestamp(secondsSince1970: expires) else { throw WorkProblem(.failure, "the order has no end") }
        let terms = AgreementTerms(
            parameters: parameters, expectation: ExpectedQuality(expectation), text: terms, buyer: parties.buyer, seller: parties.seller,
            sources: parties.sources, expires: expires)
        do {
            return SignedAgreement(
                try Agreement(on: interface, key: VerifyingKeyDocument(key), commitments: commitments, terms: terms))
        } catch {
            throw WorkProblem(.parameters, "The agreement cannot be made: \(error).")
        }
    }
}

extension ExpectedQuality {
    /// Of an output and its least value.
    init?(_ pair: [String]?) {
        guard let pair, pair.count == 2 else { return nil }
        self.init(output: pair[0], atLeast: pair[1])
    }
}

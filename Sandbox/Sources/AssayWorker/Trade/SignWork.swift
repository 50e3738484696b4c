// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCompiler
internal import AssayCrypto
internal import AssayData
internal import AssayExchange
internal import AssayFormats
internal import AssayGroth16

/// The seller's step: compiles the program again, holds the buyer's agreement against it and against the offer, and signs.
struct SignWork {
    private let program: OrderedProgram
    private let files: TradeFiles
    private let order: WorkOrder.ProofOrder
    private let threads: Int
    private let progress: WorkerProgress

    init(_ order: WorkOrder, _ terms: WorkOrder.ProofOrder, _ output: WorkerOutput) throws {
        program = try OrderedProgram(order)
        files = TradeFiles(order)
        self.order = terms
        threads = order.limits.threads
        progress = WorkerProgress(output)
    }

    func perform() throws -> Worker.WorkAnswer {
        progress.report(stage: "compile", completed: 0, total: 1)
        var signed: SignedAgreement<BN254> = try files.read("agreement")
        try signed.requireSignature(of: .buyer)
        let circuit = try program.compiled()
        try signed.agreement.require(circuit.interface)
        try checkTerms(signed.agreement, circuit.interface)
        try checkCommitments(signed.agreement)
        let prover = try KeyFolder(path: order.keys).prover(for: circuit, threads: threads, progress: progress)
        try signed.agreement.require(prover.key.verifyingKey)
        progress.report(stage: "sign", completed: 0, total: 1)
        let key = try files.signingKey()
        guard signed.agreement.seller == key.publicKey else { throw TradeFiles.refusal("it names another seller") }
        try signed.sign(with: key)
        return .init(json: signed.facts, attachments: ["agreement": signed.fileBytes])
    }

    /// What the buyer offered is what the agreement says.
    private func checkTerms(_ agreement: Agreement<BN254>, _ interface: CircuitInterface) throws {
        guard try agreement.rawParameters(for: interface) == program.parameters(order.parameters), agreement.terms == order.terms,
            try agreement.expectation == ExpectedQuality(order.expectation)?.spelled(among: interface.outputs)
        else { throw TradeFiles.refusal("its terms are not those of the offer") }
    }

    private func checkCommitments(_ agreement: Agreement<BN254>) throws {
        for input in agreement.inputs {
            let own: CommitmentFile<BN254> = try files.read("commitment/\(input.name)")
            guard own.commitment == input.commitment else { throw TradeFiles.refusal("it is about other data than was committed to") }
        }
    }
}

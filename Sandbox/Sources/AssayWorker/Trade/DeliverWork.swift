// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCompiler
internal import AssayCrypto
internal import AssayData
internal import AssayExchange
internal import AssayGroth16

/// The seller's last step: proves the score of the committed data for the agreement that both signed.
struct DeliverWork {
    private let work: WorkOrder
    private let program: OrderedProgram
    private let files: TradeFiles
    private let order: WorkOrder.Delivery
    private let progress: WorkerProgress

    init(_ order: WorkOrder, _ delivery: WorkOrder.Delivery, _ output: WorkerOutput) throws {
        work = order
        program = try OrderedProgram(order)
        files = TradeFiles(order)
        self.order = delivery
        progress = WorkerProgress(output)
    }

    func perform() throws -> Worker.WorkAnswer {
        progress.report(stage: "compile", completed: 0, total: 1)
        let signed: SignedAgreement<BN254> = try files.read("agreement")
        for party in AgreementParty.allCases { try signed.requireSignature(of: party) }
        let checked = try program.usable()
        let circuit = try program.compiled()
        try signed.agreement.require(circuit.interface)
        let parameters = try signed.agreement.rawParameters(for: circuit.interface)
        var data = try CommittedData(openingsOf: work, for: checked)
        defer { wipe(&data.salts) }
        if let refusal = try checked.run(dataSets: data.dataSets, parameters: parameters).refusal { throw refusal.problem() }
        let prover = try KeyFolder(path: order.keys).prover(for: circuit, threads: work.limits.threads, progress: progress)
        try signed.agreement.require(prover.verifyingKey)
        let attestations = try checked.dataSets.map { try files.read("attestation/\($0.name)", as: Attestation<BN254>.self) }
        let delivery = Delivery(
            circuit: circuit, prover: prover, signed: signed, attestations: attestations, now: order.now, progress: progress)
        return try delivery.perform(data, parameters)
    }
}

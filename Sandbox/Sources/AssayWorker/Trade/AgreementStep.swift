// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCompiler
internal import AssayCrypto
internal import AssayData
internal import AssayExchange
internal import AssayFormats
internal import AssayGroth16

/// What both sides do when they sign an agreement: each compiles the program for itself, has the key of the circuit, and signs last.
struct AgreementStep {
    let program: OrderedProgram
    let files: TradeFiles
    let terms: WorkOrder.ProofOrder
    private let threads: Int
    private let progress: WorkerProgress

    init(_ order: WorkOrder, _ terms: WorkOrder.ProofOrder, _ output: WorkerOutput) throws {
        program = try OrderedProgram(order)
        files = TradeFiles(order)
        self.terms = terms
        threads = order.limits.threads
        progress = WorkerProgress(output)
        progress.report(stage: "compile", completed: 0, total: 1)
    }

    /// The key that the sandbox has for the circuit; what is signed comes next.
    func verifyingKey(of circuit: CompiledCircuit<BN254.Fr>) throws -> VerifyingKey<BN254> {
        let prover = try KeyFolder(path: terms.keys).prover(for: circuit, threads: threads, progress: progress)
        progress.report(stage: "sign", completed: 0, total: 1)
        return prover.verifyingKey
    }

    func answer(_ signed: SignedAgreement<BN254>) -> Worker.WorkAnswer {
        .init(
            json: [
                "agreementDigest": .string(signed.agreement.digest.hexadecimal),
                "bits": .string(signed.agreement.disclosure.total.description),
            ], attachments: ["agreement": signed.fileBytes])
    }
}

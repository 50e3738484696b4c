// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCompiler
internal import AssayCrypto
internal import AssayData
internal import AssayExchange

/// The seller's step: compiles the program again, holds the buyer's agreement against it and against the offer, and signs.
struct SignWork {
    private let step: AgreementStep
    private var files: TradeFiles { step.files }

    init(_ order: WorkOrder, _ terms: WorkOrder.ProofOrder, _ output: WorkerOutput) throws {
        step = try AgreementStep(order, terms, output)
    }

    func perform() throws -> Worker.WorkAnswer {
        var signed: SignedAgreement<BN254> = try files.read("agreement")
        try signed.requireSignature(of: .buyer)
        let circuit = try step.program.compiled()
        try signed.agreement.require(circuit.interface)
        try checkTerms(signed.agreement, circuit.interface)
        try checkCommitments(signed.agreement)
        try signed.agreement.require(step.verifyingKey(of: circuit))
        let key = try files.signingKey()
        guard signed.agreement.seller == key.publicKey else { throw TradeFiles.refusal("it names another seller") }
        try signed.sign(with: key)
        return step.answer(signed)
    }

    /// What the buyer offered is what the agreement says.
    private func checkTerms(_ agreement: Agreement<BN254>, _ interface: CircuitInterface) throws {
        guard try agreement.rawParameters(for: interface) == step.program.parameters(step.terms.parameters),
            agreement.terms == step.terms.terms,
            try agreement.expectation == ExpectedQuality(step.terms.expectation)?.spelled(among: interface.outputs)
        else { throw TradeFiles.refusal("its terms are not those of the offer") }
    }

    private func checkCommitments(_ agreement: Agreement<BN254>) throws {
        for input in agreement.inputs {
            let own: CommitmentFile<BN254> = try files.read("commitment/\(input.name)")
            guard own.commitment == input.commitment else { throw TradeFiles.refusal("it is about other data than was committed to") }
        }
    }
}

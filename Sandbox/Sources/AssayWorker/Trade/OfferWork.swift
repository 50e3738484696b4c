// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCompiler
internal import AssayExchange
internal import AssayFormats

/// Whether what a buyer offers is possible: a program that reads data, parameters that it takes, and an expectation that it can meet.
struct OfferWork {
    private let program: OrderedProgram
    private let offer: WorkOrder.ProofOrder

    init(_ order: WorkOrder, _ offer: WorkOrder.ProofOrder) throws {
        program = try OrderedProgram(order)
        self.offer = offer
    }

    func perform() throws -> Worker.WorkAnswer {
        let checked = try program.usable()
        guard !checked.dataSets.isEmpty else {
            throw WorkProblem(.parameters, "The program reads no data, so there is nothing that a seller could commit to.")
        }
        guard offer.terms.utf8.count <= Agreement<BN254>.maximumTermsByteCount else {
            throw WorkProblem(.parameters, "\(AgreementError.termsTooLong).")
        }
        _ = try program.parameters(offer.parameters)
        do {
            _ = try ExpectedQuality(offer.expectation)?.spelled(among: checked.outputs)
        } catch {
            throw WorkProblem(.parameters, "Nobody can meet this expectation: \(error).")
        }
        return .init(json: ["program": checked.facts])
    }
}

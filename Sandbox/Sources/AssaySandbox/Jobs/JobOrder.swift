// SPDX-License-Identifier: Apache-2.0
internal import AssayWorker
internal import Foundation

/// A job as an order for a worker: with the data that it names, opened.
struct JobOrder: Sendable {
    let work: WorkOrder
    private let request: JobRequest

    init(_ job: JobRecord, _ store: Store, _ settings: SandboxSettings) throws {
        request = try JSONDecoder().decode(JobRequest.self, from: Data(job.request.utf8))
        let tables = try store.tables(request.dataSets) { WorkProblem(.table, "The data chosen for \($0) was erased.") }
        work = WorkOrder(
            Self.task(job, request, keys: store.keys), limits: settings.limits,
            attachments: WorkOrder.attachments(program: request.source, tables: tables))
    }

    private static func task(_ job: JobRecord, _ request: JobRequest, keys: String) -> WorkOrder.Task {
        switch job.kind {
        case .run: .run(parameters: request.parameters)
        case .prove:
            .prove(
                .init(
                    parameters: request.parameters, expectation: request.expectation, terms: request.terms, now: Store.now,
                    expires: Store.now + request.days * 86400, keys: keys))
        }
    }

    /// The receipt and the openings in an answer; `nil` where there is no receipt.
    func proof(_ answer: WorkerProcess.Answer) -> ProofResult? {
        guard let document = answer.attachments["receipt"] else { return nil }
        let openings = request.dataSets.compactMap { name, id in
            answer.attachments["opening/\(name)"].map { (dataSetID: id, document: $0) }
        }
        return ProofResult(document: document, facts: answer.json, openings: openings)
    }
}

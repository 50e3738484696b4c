// SPDX-License-Identifier: Apache-2.0
internal import AssayCrypto
internal import AssayFormats
internal import AssayWorker
internal import Foundation

/// A job as an order for a worker: with the data that it names, opened.
struct JobOrder: Sendable {
    let work: WorkOrder
    private let request: JobRequest

    init(_ job: JobRecord, _ store: Store, _ settings: SandboxSettings) throws {
        request = try JSONDecoder().decode(JobRequest.self, from: Data(job.request.utf8))
        var attachments = ["program": Array(request.source.utf8)]
        for (name, id) in request.dataSets {
            guard let table = try store.table(of: id), let facts = try store.dataSet(id)?.facts else {
                throw WorkProblem(.table, "The data chosen for \(name) was erased.")
            }
            attachments["table/\(name)"] = table
            attachments["columns/\(name)"] = facts.columns.map { Array($0.utf8) }
        }
        work = WorkOrder(Self.task(job, request, keys: store.keys), limits: settings.limits, attachments: attachments)
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

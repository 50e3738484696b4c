// SPDX-License-Identifier: Apache-2.0
internal import AssayWorker
internal import Foundation

/// A job as an order for a worker: with the data that it names, opened.
struct JobOrder: Sendable {
    let work: WorkOrder
    private let request: JobRequest
    private let trade: TradeJob?

    init(_ job: JobRecord, _ store: Store, _ settings: SandboxSettings) throws {
        request = try JSONDecoder().decode(JobRequest.self, from: Data(job.request.utf8))
        trade = try TradeJob(job.kind, request)
        let attachments: [String: [UInt8]]
        if let trade {
            attachments = try trade.attachments(store)
        } else {
            let tables = try store.tables(request.dataSets) { WorkProblem(.table, "The data chosen for \($0) was erased.") }
            attachments = WorkOrder.attachments(program: request.source, tables: tables)
        }
        work = WorkOrder(Self.task(job, request, keys: store.keys), limits: settings.limits, attachments: attachments)
    }

    private static func task(_ job: JobRecord, _ request: JobRequest, keys: String) -> WorkOrder.Task {
        let proof = request.offer.order(keys: keys)
        return switch job.kind {
        case .run: .run(parameters: request.parameters)
        case .prove: .prove(proof)
        case .draft: .draft(proof)
        case .sign: .sign(proof)
        case .deliver: .deliver(.init(now: proof.now, keys: keys))
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

    /// The step of a trade that an answer makes; `nil` where the job is none.
    func publication(_ answer: WorkerProcess.Answer) throws -> TradePublication? { try trade?.publication(answer) }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayCrypto
internal import AssayWorker
internal import Hummingbird
internal import Logging

/// The sandbox over HTTP, version 1. The page uses nothing else.
struct SandboxAPI: Sendable {
    typealias Context = BasicRequestContext

    let store: Store
    let queue: JobQueue
    let worker: WorkerProcess
    let settings: SandboxSettings
    let turns: Turns
    /// Exports are long, so they do not stand in the way of questions.
    let imports: Turns
    /// Keys are long and lie on the disk before they are looked at, so that few come in at a time and none waits.
    let keyUploads: Turns

    /// Where this version lies.
    static let root = "/api/v1"

    /// Adds the routes to the group of ``root``.
    func addRoutes(to group: RouterGroup<Context>) {
        addDescription(to: group)
        addQuestions(to: group)
        addDataSets(to: group)
        addAlgorithms(to: group)
        addKeys(to: group)
        addJobs(to: group)
        addReceipts(to: group)
        addTrades(to: group)
    }

    /// Has a worker answer at once. So many questions are answered at a time as the operator allows; the others wait.
    func ask(_ task: WorkOrder.Task, _ attachments: [String: [UInt8]]) async throws -> WorkerProcess.Answer {
        try await ask(WorkOrder(task, limits: settings.questionLimits, attachments: attachments), turns)
    }

    /// The same under other limits and with other turns.
    func ask(_ order: WorkOrder, _ turns: Turns) async throws -> WorkerProcess.Answer {
        try await turns.take { try await ask(order) }
    }

    /// The same at once.
    func ask(_ order: WorkOrder) async throws -> WorkerProcess.Answer {
        do {
            return try await worker.perform(order) { _ in }
        } catch let problem as WorkProblem {
            throw Problem(problem)
        }
    }

    /// The identifier in a path.
    static func id(_ context: Context) throws -> String {
        let id = try context.parameters.require("id")
        guard Hexadecimal.bytes(id)?.count == Store.idByteCount else { throw Problem.notFound("thing") }
        return id
    }
}

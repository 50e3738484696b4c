// SPDX-License-Identifier: Apache-2.0
internal import AssayCrypto
internal import AssayFormats
internal import AssayWorker
internal import Foundation
internal import Logging

/// Runs the jobs of the store, a few at a time, so that nobody waits for another's: of those who have jobs waiting, it is the turn of whoever
/// has the fewest running and was served the longest ago.
///
/// Jobs are rows of the store. Each step is written there before anybody is told of it, so that nothing is lost or done twice when the
/// server is killed.
actor JobQueue {
    private let store: Store
    private let worker: WorkerProcess
    private let settings: SandboxSettings
    private let logger: Logger
    private var events = JobEvents()
    private var running: [String: (owner: String, task: Task<Void, Never>)] = [:]
    private var served = ServedOwners()
    private var isStopping = false

    init(_ store: Store, _ worker: WorkerProcess, _ settings: SandboxSettings, _ logger: Logger) {
        self.store = store
        self.worker = worker
        self.settings = settings
        self.logger = logger
    }

    /// Takes up what an earlier server left.
    func start() throws {
        try store.recover { job in
            let problem = WorkProblem(
                .failure, "The server ended \(job.attempt) times while it worked on this, so it is not tried again.")
            return problem.json.canonicalBytes
        }
        fill()
    }

    /// Lets nothing new begin, and ends what runs; it waits in the store for the next server.
    func stop() async {
        isStopping = true
        let tasks = running.values.map(\.task)
        tasks.forEach { $0.cancel() }
        for task in tasks { await task.value }
    }

    func submit(_ job: NewJob) throws -> Submission {
        let submission = try store.submit(job, within: settings.queue)
        if case .new(let record) = submission {
            events.tell(record.id, JobEvent(state: .queued))
            fill()
        }
        return submission
    }

    /// Ends a job; `nil` where there is none.
    func cancel(_ id: String) throws -> JobRecord? {
        guard let job = try store.cancel(id) else { return nil }
        if job.state == .cancelled {
            running[id]?.task.cancel()
            events.tell(id, JobEvent(state: .cancelled))
        }
        return job
    }

    /// What is known of a job beyond its row.
    func current(_ id: String) -> JobEvent? { events.current(id) }

    /// The events of a job until it ends, first what is known now; `nil` where there is no such job.
    func watch(_ id: String) throws -> AsyncStream<JobEvent>? {
        if events.current(id) == nil {
            guard let state = try store.job(id)?.state else { return nil }
            guard !state.isFinal else { return Self.only(JobEvent(state: state)) }
            events.tell(id, JobEvent(state: state))
        }
        return events.watch(id) { [weak self] watcher in Task { await self?.leave(id, watcher) } }
    }

    private func leave(_ id: String, _ watcher: Int) { events.leave(id, watcher) }

    private static func only(_ event: JobEvent) -> AsyncStream<JobEvent> {
        AsyncStream { continuation in
            continuation.yield(event)
            continuation.finish()
        }
    }

    // MARK: Running

    private func fill() {
        while !isStopping, running.count < settings.workers, let id = nextJob() {
            do {
                guard let job = try store.begin(id) else { continue }
                served.serve(job.owner)
                events.tell(id, JobEvent(state: .running))
                running[id] = (job.owner, Task { await self.perform(job) })
            } catch {
                // The store is full or broken: the job waits, and the next one that ends or comes tries again.
                logger.error("a job could not be begun", metadata: ["error": "\(error)"])
                return
            }
        }
    }

    private func nextJob() -> String? {
        let busy = Dictionary(running.values.map { ($0.owner, 1) }, uniquingKeysWith: +)
        let heads = (try? store.heads()) ?? []
        return heads.min { a, b in
            (busy[a.owner, default: 0], served[a.owner], a.number)
                < (busy[b.owner, default: 0], served[b.owner], b.number)
        }?.id
    }

    private func perform(_ job: JobRecord) async {
        let state = await outcome(of: job)
        running[job.id] = nil
        if let state { events.tell(job.id, JobEvent(state: state)) }
        fill()
    }

    /// The state in which a job ended; `nil` where it did not, or somebody else ended it.
    private func outcome(of job: JobRecord) async -> JobRecord.State? {
        do {
            let order = try JobOrder(job, store, settings)
            let answer = try await worker.perform(order.work) { [weak self] in await self?.tell(job.id, $0) }
            let (proof, publication) = (order.proof(answer), try order.publication(answer))
            return try store.end(job, .done, answer: answer.json, proof: proof, publication: publication) ? .done : nil
        } catch let problem as WorkProblem {
            return fail(job, problem)
        } catch is TradeConflict {
            return fail(job, WorkProblem(.agreement, "The trade went on or was ended while this was under way."))
        } catch is CancellationError {
            return nil
        } catch {
            // Nothing of the job is in such an error: those of the store name tables, those of the vault nothing at all.
            logger.error("a job failed", metadata: ["error": "\(error)"])
            return fail(job, WorkProblem(.failure, "The server could not do this; its log says why."))
        }
    }

    private func fail(_ job: JobRecord, _ problem: WorkProblem) -> JobRecord.State? {
        (try? store.end(job, .failed, answer: problem.json.canonicalBytes)) == true ? .failed : nil
    }

    private func tell(_ id: String, _ progress: WorkerProcess.Progress) {
        guard running[id] != nil, events.current(id)?.state == .running else { return }
        events.tell(id, JobEvent(state: .running, progress: progress))
    }
}

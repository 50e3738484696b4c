// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import AssayWorker
internal import Foundation
internal import HTTPTypes
internal import Hummingbird

extension SandboxAPI {
    func addJobs(to group: RouterGroup<Context>) {
        group.get("jobs") { request, _ in try await listJobs(request) }
        group.post("jobs") { request, _ in try await submit(request) }
        group.get("jobs/:id") { _, context in
            guard let job = try store.job(Self.id(context)) else { throw Problem.notFound("job") }
            return Response.json(try await json(of: job, withAnswer: true))
        }
        group.get("jobs/:id/events") { _, context in try await events(Self.id(context)) }
        group.post("jobs/:id/cancel") { _, context in
            guard let job = try await queue.cancel(Self.id(context)) else { throw Problem.notFound("job") }
            guard job.state == .cancelled else {
                throw Problem(.conflict, "job-ended", "The job has ended already: \(job.state.rawValue).")
            }
            return Response.json(try await json(of: job, withAnswer: false))
        }
    }

    /// The newest jobs, fifty at a time: `?before=` takes the number of the last one seen.
    private func listJobs(_ request: Request) async throws -> Response {
        let text = request.uri.queryParameters["before"]
        let before = text.flatMap { Int($0) }
        guard text == nil || before != nil else {
            throw Problem(.badRequest, "malformed", "before has to be a whole number.", ["place": "before"])
        }
        var jobs: [JSON] = []
        for job in try store.jobs(before: before, limit: 50) { jobs.append(try await json(of: job, withAnswer: false)) }
        let counts = try store.jobCounts().map { ($0.key.rawValue, JSON.integer($0.value)) }
        return .json(["jobs": .array(jobs), "counts": .object(Dictionary(uniqueKeysWithValues: counts))])
    }

    // MARK: Asking for a job

    private func submit(_ request: Request) async throws -> Response {
        let (kind, work) = try await request.json(atMost: 2 * Self.largestProgram, within: settings.bodySeconds) { try jobRequest(&$0) }
        let key = try Self.shortHeader(.idempotencyKey, of: request)
        let new = NewJob(owner: try Self.owner(request), kind: kind, request: work, idempotencyKey: key)
        let (job, isNew) = try await submit(new)
        let json = try await json(of: job, withAnswer: false)
        return isNew ? .created(json, at: "\(Self.root)/jobs/\(job.id)") : .json(json)
    }

    /// Whose turn a job takes.
    static func owner(_ request: Request) throws -> String { try shortHeader(.client, of: request) ?? "local" }

    private static func shortHeader(_ name: HTTPField.Name, of request: Request) throws -> String? {
        let text = request.headers[name]
        guard text?.utf8.count ?? 0 <= 100 else {
            throw Problem(.badRequest, "malformed", "The header \(name) has at most 100 characters.", ["place": .string("\(name)")])
        }
        return text
    }

    /// Queues a job, or finds the one that was asked for before.
    func submit(_ new: NewJob) async throws -> (job: JobRecord, isNew: Bool) {
        switch try await queue.submit(new) {
        case .new(let job): return (job, true)
        case .known(let job): return (job, false)
        case .otherRequest:
            throw Problem(.unprocessableContent, "idempotency-key", "Another request was made under this Idempotency-Key.")
        case .full(let waiting): throw Problem.queueFull(waiting: waiting, retryAfter: 5)
        case .noDataSet(let id): throw Problem(.notFound, "not-found", "There is no data set \(id).")
        }
    }

    private func jobRequest(_ reader: inout JSONReader) throws -> (JobRecord.Kind, JobRequest) {
        let name = try reader.string("kind")
        // The others are steps of a trade, which are asked for there.
        let kinds: [JobRecord.Kind] = [.run, .prove]
        guard let kind = kinds.first(where: { $0.rawValue == name }) else {
            throw reader.fault("kind", "one of \(kinds.map(\.rawValue).joined(separator: ", ")) is expected")
        }
        let source = try source(&reader)
        let dataSets = try reader.optionalTexts("dataSets")
        return (kind, JobRequest(source: source, dataSets: dataSets, offer: try offer(&reader)))
    }

    /// What the buyer wants, beside the program.
    func offer(_ reader: inout JSONReader) throws -> TradeOffer {
        let offer = TradeOffer(
            parameters: try reader.optionalTexts("parameters"), expectation: try expectation(&reader),
            terms: reader.contains("terms") ? try reader.string("terms") : Self.trialTerms,
            days: reader.contains("days") ? try reader.integer("days") : 30)
        guard (1...3650).contains(offer.days) else { throw reader.fault("days", "1 to 3650 days are possible") }
        return offer
    }

    /// A program that is kept, or the text of one.
    func source(_ reader: inout JSONReader) throws -> String {
        guard reader.contains("algorithm") else { return try reader.string("source") }
        guard let algorithm = try store.algorithm(reader.string("algorithm")) else { throw Problem.notFound("algorithm") }
        return algorithm.source
    }

    private func expectation(_ reader: inout JSONReader) throws -> [String]? {
        guard reader.contains("expectation") else { return nil }
        var expected = try JSONReader(reader.value("expectation"), at: reader.place("expectation"))
        let pair = [try expected.string("output"), try expected.string("atLeast")]
        try expected.finish()
        return pair
    }

    private static let trialTerms = "A trial in the sandbox, between the two sides that the sandbox plays itself."

    // MARK: Telling of a job

    private func json(of job: JobRecord, withAnswer: Bool) async throws -> JSON {
        var members: [String: JSON] = [
            "id": .string(job.id), "number": .integer(job.number), "kind": .string(job.kind.rawValue), "state": .string(job.state.rawValue),
            "attempt": .integer(job.attempt), "createdAt": timeText(job.createdAt), "startedAt": job.startedAt.map(timeText) ?? .null,
            "finishedAt": job.finishedAt.map(timeText) ?? .null,
        ]
        if let progress = await queue.current(job.id)?.progress { members["progress"] = progress.json }
        if withAnswer { try members.merge(answer(of: job)) { $1 } }
        return .object(members)
    }

    /// What came of it, or why nothing did.
    private func answer(of job: JobRecord) throws -> [String: JSON] {
        let request = try JSON(parsing: Array(job.request.utf8), limits: .init(byteCount: 16 << 20))
        var members: [String: JSON] = ["request": request]
        if let bytes = try store.answer(of: job) {
            members[job.state == .done ? "answer" : "problem"] = try JSON(ofWorker: bytes)
        } else if job.state == .done || job.state == .failed {
            members["erased"] = true
        }
        if let receipt = try store.receiptID(of: job.id) { members["receipt"] = .string(receipt) }
        return members
    }

    // MARK: Events

    /// Server-sent events: `state` as the job changes, `progress` while it runs. A comment every ten seconds keeps the line open.
    private func events(_ id: String) async throws -> Response {
        guard let events = try await queue.watch(id) else { throw Problem.notFound("job") }
        let body = ResponseBody { writer in
            for await event in EventStream.withHeartbeat(events) { try await writer.write(ByteBuffer(string: event)) }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: [.contentType: "text/event-stream"], body: body)
    }
}

extension WorkerProcess.Progress {
    var json: JSON { ["stage": .string(stage), "completed": .integer(completed), "total": .integer(total)] }
}

/// Server-sent events as the HTML standard has them.
enum EventStream {
    static func text(_ event: JobEvent) -> String {
        var members: [String: JSON] = ["state": .string(event.state.rawValue)]
        if let progress = event.progress { members["progress"] = progress.json }
        let name = event.progress == nil ? "state" : "progress"
        return "event: \(name)\ndata: \(String(decoding: JSON.object(members).canonicalBytes, as: UTF8.self))\n\n"
    }

    /// The events as text, with a comment where nothing happens for ten seconds.
    static func withHeartbeat(_ events: AsyncStream<JobEvent>) -> AsyncStream<String> {
        AsyncStream { continuation in
            let telling = Task {
                for await event in events { continuation.yield(text(event)) }
                continuation.finish()
            }
            let beating = Task {
                while !Task.isCancelled {
                    try? await Task.sleep(for: .seconds(10))
                    continuation.yield(": still here\n\n")
                }
            }
            continuation.onTermination = { _ in
                telling.cancel()
                beating.cancel()
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayCrypto
internal import AssayExchange
internal import AssayFormats
internal import AssayWorker
internal import Foundation
internal import HTTPTypes
internal import Hummingbird

extension SandboxAPI {
    func addDataSets(to group: RouterGroup<Context>) {
        group.get("data-sets") { _, _ in
            Response.json(["dataSets": .array(try store.dataSets().map(\.json))])
        }
        group.post("data-sets") { request, _ in try await addDataSet(request) }
        group.get("data-sets/:id") { _, context in
            guard let dataSet = try store.dataSet(Self.id(context)) else { throw Problem.notFound("data set") }
            return Response.json(dataSet.json)
        }
        group.get("data-sets/:id/table") { _, context in try document(Self.id(context)) }
        group.get("data-sets/:id/contents") { _, context in
            guard let table = try store.table(of: Self.id(context)) else { throw Problem.notFound("data set") }
            return Response.document(try await ask(.contents, table.attachments(for: "data")).json)
        }
        group.put("data-sets/:id/columns") { request, context in try await setColumns(request, Self.id(context)) }
        group.delete("data-sets/:id") { _, context in try await erase(Self.id(context)) }
    }

    /// The body is the data, as it is; the name goes into the query.
    private func addDataSet(_ request: Request) async throws -> Response {
        let given = request.uri.queryParameters["name"].map(String.init) ?? "data"
        guard (1...200).contains(given.count) else {
            throw Problem(.badRequest, "malformed", "The name of a data set has 1 to 200 characters.", ["place": "name"])
        }
        let name = PrintableText.of(given, limit: 200)
        let added =
            switch try await Upload(named: name, folder: store.spool, settings).receive(request) {
            case .bytes(let bytes, let kind): try await keep(bytes, kind, named: name)
            case .export(let spool, let byteCount): try await keepExcerpt(of: spool, byteCount, named: name)
            }
        return .created(added.json, at: "\(Self.root)/data-sets/\(added.id)")
    }

    /// Keeps data as it came. What is in records is asked of a worker; a table may be whatever its reader makes of it.
    private func keep(_ bytes: [UInt8], _ kind: DataKind, named name: String) async throws -> StoredDataSet {
        var bytes = bytes
        defer { wipe(&bytes) }
        guard !bytes.isEmpty else { throw Problem(.badRequest, "malformed", "The body is empty; it has to be the data.") }
        var facts = DataSetFacts(name: name, byteCount: bytes.count)
        if case .records = kind { facts.format = try await format(of: bytes) }
        return try store.addDataSet(facts, bytes)
    }

    /// The format of health records, some of which may be wrong: then nothing reads them, and whoever tries is told why.
    private func format(of bytes: [UInt8]) async throws -> String? {
        do {
            return try JSON(ofWorker: await ask(.contents, ["table/data": bytes]).json)["format"]?.text
        } catch let problem as Problem {
            guard let format = problem.members["format"]?.text else { throw problem }
            return format
        }
    }

    /// Keeps what is read in an export of Apple Health.
    private func keepExcerpt(of spool: SpoolFile, _ byteCount: Int, named name: String) async throws -> StoredDataSet {
        let task = WorkOrder.Task.excerpt(
            .init(name: name, path: spool.path, byteCount: byteCount), limit: settings.largestTable)
        let key = spool.key.withBytes { bytes in bytes.indices.map { bytes[$0] } }
        let answer = try await ask(WorkOrder(task, limits: settings.limits, attachments: ["key": key]), imports)
        guard var excerpt = answer.attachments["excerpt"] else { throw Problem(WorkProblem(.failure, "There is no excerpt.")) }
        defer { wipe(&excerpt) }
        return try store.addDataSet(
            DataSetFacts(
                name: name, byteCount: excerpt.count, format: DataSetFacts.appleHealth, uploadedByteCount: byteCount,
                leftOut: String(decoding: answer.json, as: UTF8.self)),
            excerpt)
    }

    /// What is kept, as it is.
    private func document(_ id: String) throws -> Response {
        guard let dataSet = try store.dataSet(id), let table = try store.table(of: id) else { throw Problem.notFound("data set") }
        let (type, ending) =
            switch dataSet.facts.format {
            case nil: ("text/csv; charset=utf-8", "csv")
            case DataSetFacts.appleHealth: ("application/xml", "xml")
            // One document or one a line, which are of different types.
            default: ("application/octet-stream", "json")
            }
        return .document(table.bytes, type: type, headers: [.contentDisposition: "attachment; filename=data.\(ending)"])
    }

    private func setColumns(_ request: Request, _ id: String) async throws -> Response {
        let bytes = try await request.bytes(atMost: 1 << 20, within: settings.bodySeconds)
        do {
            _ = try ColumnMap(parsing: bytes)
        } catch {
            throw Problem.malformed(error)
        }
        guard try store.setColumns(of: id, to: String(decoding: bytes, as: UTF8.self)) else { throw Problem.notFound("data set") }
        return Response(status: .noContent)
    }

    /// Ends all work on a data set before it goes.
    private func erase(_ id: String) async throws -> Response {
        for job in try store.jobs(reading: id) where !job.state.isFinal { _ = try await queue.cancel(job.id) }
        let trades = try store.trades(on: id)
        guard let erasure = try store.erase(id) else { throw Problem.notFound("data set") }
        for trade in trades { try await endJobs(of: trade) }
        return .json([
            "erased": .string(id), "openings": .integer(erasure.openings), "answers": .integer(erasure.answers),
            "trades": .integer(erasure.trades), "words": .string(erasure.words),
        ])
    }
}

extension StoredDataSet {
    var json: JSON {
        [
            "id": .string(id), "name": .string(facts.name), "byteCount": .integer(facts.byteCount), "createdAt": timeText(createdAt),
            "format": .string(facts.format ?? "table"), "uploadedBytes": .integer(facts.uploadedByteCount ?? facts.byteCount),
            "columns": facts.columns.flatMap { try? JSON(parsing: Array($0.utf8)) } ?? .null,
        ]
    }
}

extension Erasure {
    /// What was done, for whoever asked for it.
    var words: String {
        """
        The table, the key that it was encrypted with, \(openings) openings of commitments, \(answers) results and the \
        seller's keys of \(trades) trades were deleted and overwritten. Receipts stay: they hold what was disclosed already. \
        Copies of this folder made earlier hold the data set in encrypted form, and with it its key, which only the key of this \
        sandbox opens.
        """
    }
}

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
        group.get("data-sets/:id/table") { _, context in
            guard let table = try store.table(of: Self.id(context)) else { throw Problem.notFound("data set") }
            return Response.document(
                table.bytes, type: "text/csv; charset=utf-8", headers: [.contentDisposition: "attachment; filename=data.csv"])
        }
        group.put("data-sets/:id/columns") { request, context in try await setColumns(request, Self.id(context)) }
        group.delete("data-sets/:id") { _, context in try await erase(Self.id(context)) }
    }

    /// The body is the table, as it is; the name goes into the query.
    private func addDataSet(_ request: Request) async throws -> Response {
        let name = request.uri.queryParameters["name"].map(String.init) ?? "data"
        guard (1...200).contains(name.count) else {
            throw Problem(.badRequest, "malformed", "The name of a data set has 1 to 200 characters.", ["place": "name"])
        }
        var table = try await request.bytes(atMost: settings.largestTable, within: settings.bodySeconds)
        defer { wipe(&table) }
        guard !table.isEmpty else { throw Problem(.badRequest, "malformed", "The body is empty; it has to be the table.") }
        let added = try store.addDataSet(named: PrintableText.of(name, limit: 200), table: table)
        return .created(added.json, at: "\(Self.root)/data-sets/\(added.id)")
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
            "columns": facts.columns.flatMap { try? JSON(parsing: Array($0.utf8)) } ?? .null,
        ]
    }
}

extension Erasure {
    /// What was done, for whoever asked for it.
    var words: String {
        """
        The table, the key that it was encrypted with, \(openings) openings of commitments, \(answers) results and the \
        seller's keys of \(trades) trades were deleted and overwritten. Receipts stay: they hold what was disclosed already. Copies of this folder made earlier hold the data set in encrypted \
        form, and with it its key, which only the key of this sandbox opens.
        """
    }
}

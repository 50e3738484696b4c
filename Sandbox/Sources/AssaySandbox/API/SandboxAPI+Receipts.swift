// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import AssayWorker
internal import HTTPTypes
internal import Hummingbird

extension SandboxAPI {
    func addReceipts(to group: RouterGroup<Context>) {
        group.get("receipts") { _, _ in
            Response.json(["receipts": .array(try store.receipts().map { try $0.json })])
        }
        group.get("receipts/:id") { _, context in
            Response.document(
                try document(Self.id(context)), headers: [.contentDisposition: "attachment; filename=receipt.json"])
        }
        group.delete("receipts/:id") { _, context in
            guard try store.deleteReceipt(Self.id(context)) else { throw Problem.notFound("receipt") }
            return Response(status: .noContent)
        }
        group.get("receipts/:id/checks") { _, context in
            Response.document(try await ask(.verify(now: Store.now), ["receipt": document(Self.id(context))]).json)
        }
        group.get("receipts/:id/calldata") { request, context in
            guard let asks = Bool(request.uri.queryParameters["ask"].map(String.init) ?? "false") else {
                throw Problem(.badRequest, "malformed", "ask: true or false is expected.", ["place": "ask"])
            }
            return Response.document(try await ask(.calldata(asks: asks), ["receipt": document(Self.id(context))]).json)
        }
    }

    private func document(_ id: String) throws -> [UInt8] {
        guard let document = try store.receiptDocument(id) else { throw Problem.notFound("receipt") }
        return document
    }
}

extension StoredReceipt {
    var json: JSON {
        get throws {
            let facts = try JSON(parsing: facts, limits: .init(byteCount: 16 << 20)).members
            return .object(
                facts.merging(["id": .string(id), "job": .string(jobID), "createdAt": timeText(createdAt)]) { $1 })
        }
    }
}

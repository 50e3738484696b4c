// SPDX-License-Identifier: Apache-2.0
internal import AssayExchange
internal import AssayFormats
internal import AssayWorker
internal import HTTPTypes
internal import Hummingbird

extension SandboxAPI {
    /// What is answered at once and kept nowhere.
    func addQuestions(to group: RouterGroup<Context>) {
        group.post("check") { request, _ in try await answer(.check, program(request)) }
        group.post("explain") { request, _ in try await answer(.explain, program(request)) }
        group.post("preview") { request, _ in try await preview(request) }
        group.post("verify") { request, _ in
            let receipt = try await request.bytes(atMost: ReceiptDocument.maximumByteCount, within: settings.bodySeconds)
            guard !receipt.isEmpty else { throw Problem(.badRequest, "malformed", "The body is empty; it has to be the receipt.") }
            return try await answer(.verify(now: Store.now), ["receipt": receipt])
        }
    }

    private func answer(_ task: WorkOrder.Task, _ attachments: [String: [UInt8]]) async throws -> Response {
        .document(try await ask(task, attachments).json)
    }

    private func program(_ request: Request) async throws -> [String: [UInt8]] {
        let source = try await request.json(atMost: 2 * Self.largestProgram, within: settings.bodySeconds) { try $0.string("source") }
        return WorkOrder.attachments(program: source)
    }

    /// Data sets as a program reads them.
    private func preview(_ request: Request) async throws -> Response {
        let (source, dataSets) = try await request.json(atMost: 2 * Self.largestProgram, within: settings.bodySeconds) { reader in
            (try reader.string("source"), try reader.optionalTexts("dataSets"))
        }
        let tables = try store.tables(dataSets) { _ in Problem.notFound("data set") }
        return try await answer(.preview, WorkOrder.attachments(program: source, tables: tables))
    }
}

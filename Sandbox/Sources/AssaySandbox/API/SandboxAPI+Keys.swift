// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import AssayWorker
internal import HTTPTypes
internal import Hummingbird

extension SandboxAPI {
    func addKeys(to group: RouterGroup<Context>) {
        group.get("keys") { _, _ in try await keys() }
        group.put("algorithms/:id/key") { request, context in try await takeKey(request, Self.id(context)) }
        group.delete("keys/:circuit") { _, context in try removeKey(context.parameters.require("circuit")) }
    }

    private func keys() async throws -> Response {
        let order = WorkOrder(.keys(folder: store.keys), limits: settings.limits, attachments: [:])
        let keys = try JSON(ofWorker: await ask(order, turns).json).elements
        let titles = try store.circuitTitles()
        return .json(["keys": .array(keys.map { key in titled(key, key["circuitDigest"]?.text.flatMap { titles[$0] }) })])
    }

    /// A key with the title of its algorithm, where that is known.
    private func titled(_ key: JSON, _ title: String?) -> JSON {
        .object(key.members.merging(["title": title.map(JSON.string) ?? .null]) { $1 })
    }

    /// The body is the key, as it is; a worker looks at it before anything uses it.
    private func takeKey(_ request: Request, _ id: String) async throws -> Response {
        guard let algorithm = try store.algorithm(id) else { throw Problem.notFound("algorithm") }
        let taken = try await keyUploads.takeNow {
            let file = try IncomingFile(in: store.keys, prefix: KeyFolder.incomingPrefix)
            try await request.receive(into: file, atMost: settings.largestKey, within: settings.limits.seconds)
            let order = WorkOrder(
                .takeKey(file: file.path, keys: store.keys), limits: settings.limits,
                attachments: WorkOrder.attachments(program: algorithm.source))
            // The file is there for the worker, which knows its path alone.
            defer { withExtendedLifetime(file) {} }
            return try JSON(ofWorker: await ask(order).json)
        }
        guard let key = taken else { throw Problem.tooMany("Other keys come in just now.", retryAfter: 10) }
        if let circuit = key["circuitDigest"]?.text { try store.setCircuit(of: id, to: circuit) }
        return .json(titled(key, algorithm.title))
    }

    private func removeKey(_ circuit: String) throws -> Response {
        do {
            guard try KeyFolder(path: store.keys).remove(circuit) else { throw Problem.notFound("key") }
        } catch is KeyFolder.InUse {
            throw Problem(.conflict, "under-way", "A job makes or takes this key just now. Try again when it has ended.")
        }
        return Response(status: .noContent)
    }
}

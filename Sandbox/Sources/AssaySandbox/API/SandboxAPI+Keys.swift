// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import AssayWorker
internal import HTTPTypes
internal import Hummingbird

extension SandboxAPI {
    func addKeys(to group: RouterGroup<Context>) {
        group.get("keys") { _, _ in try await keys() }
        group.put("algorithms/:id/key") { request, context in try await takeKey(request, Self.id(context)) }
        group.delete("keys/:circuit") { _, context in
            let circuit = try context.parameters.require("circuit")
            guard KeyFolder(path: store.keys).remove(circuit) else { throw Problem.notFound("key") }
            return Response(status: .noContent)
        }
    }

    private func keys() async throws -> Response {
        let keys = try JSON(ofWorker: await ask(.keys(folder: store.keys), [:]).json).elements
        let titles = try store.circuitTitles()
        return .json(["keys": .array(keys.map { titled($0, titles) })])
    }

    /// A key with the title of its algorithm, where that is known.
    private func titled(_ key: JSON, _ titles: [String: String]) -> JSON {
        let title = key["circuitDigest"]?.text.flatMap { titles[$0] }
        return .object(key.members.merging(["title": title.map(JSON.string) ?? .null]) { $1 })
    }

    /// The body is the key, as it is; a worker looks at it before anything uses it.
    private func takeKey(_ request: Request, _ id: String) async throws -> Response {
        guard let algorithm = try store.algorithm(id) else { throw Problem.notFound("algorithm") }
        let file = try IncomingFile(in: store.spool)
        try await request.receive(into: file, atMost: settings.largestKey, within: settings.limits.seconds)
        let order = WorkOrder(
            .takeKey(file: file.path, keys: store.keys), limits: settings.limits,
            attachments: WorkOrder.attachments(program: algorithm.source))
        let key = try JSON(ofWorker: await ask(order, imports).json)
        // The worker has read it by its path.
        withExtendedLifetime(file) {}
        if let circuit = key["circuitDigest"]?.text { try store.setCircuit(of: id, to: circuit) }
        return .json(titled(key, try store.circuitTitles()))
    }
}

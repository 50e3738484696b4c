// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import AssayWorker
internal import HTTPTypes
internal import Hummingbird

extension SandboxAPI {
    /// Bytes of a program: those that the compiler takes.
    static let largestProgram = 1 << 20

    func addAlgorithms(to group: RouterGroup<Context>) {
        group.get("algorithms") { _, _ in
            Response.json(["algorithms": .array(try store.algorithms().map { $0.json(withSource: false) })])
        }
        group.post("algorithms") { request, _ in try await addAlgorithm(request) }
        group.get("algorithms/:id") { _, context in
            guard let algorithm = try store.algorithm(Self.id(context)) else { throw Problem.notFound("algorithm") }
            return Response.json(algorithm.json(withSource: true))
        }
        group.delete("algorithms/:id") { _, context in
            guard try store.deleteAlgorithm(Self.id(context)) else { throw Problem.notFound("algorithm") }
            return Response(status: .noContent)
        }
    }

    private func addAlgorithm(_ request: Request) async throws -> Response {
        let source = try await request.json(atMost: 2 * Self.largestProgram, within: settings.bodySeconds) { try $0.string("source") }
        let answer = try await ask(.check, WorkOrder.attachments(program: source))
        let json = try JSON(ofWorker: answer.json)
        guard let title = json["program"]?["title"]?.text else {
            throw Problem(.unprocessableContent, "program", "The program has errors.", json.members)
        }
        let (kept, isNew) = try store.addAlgorithm(titled: title, source: source)
        let facts = kept.json(withSource: false)
        return isNew ? .created(facts, at: "\(Self.root)/algorithms/\(kept.id)") : .json(facts)
    }
}

extension AlgorithmRecord {
    func json(withSource: Bool) -> JSON {
        var members: [String: JSON] = ["id": .string(id), "title": .string(title), "createdAt": timeText(createdAt)]
        if withSource { members["source"] = .string(source) }
        return .object(members)
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayCrypto
internal import AssayExchange
internal import AssayFormats
internal import AssayWorker
internal import HTTPTypes
internal import Hummingbird

/// What a trade looks like: to everybody, and to one side.
///
/// A view is put together, never cut down: from what was handed across, and from the rows of that side. Nothing here reads the rows of another.
extension SandboxAPI {
    /// What crossed.
    func published(_ id: String) throws -> [String: JSON] {
        guard let trade = try store.trade(id) else { throw Problem.notFound("trade") }
        let files = try store.tradeFiles(id)
        let keys = TradeParty.allCases.compactMap { party in publicKey(of: party, in: files).map { (party.rawValue, JSON.string($0)) } }
        return trade.members.merging([
            "files": .array(files.map(\.json)), "keys": .object(Dictionary(uniqueKeysWithValues: keys)),
        ]) { $1 }
    }

    private func publicKey(of party: TradeParty, in files: [TradeFile]) -> String? {
        let file = files.first { $0.name == TradeFileName.publicKey(party) }
        return file.flatMap { try? KeyFile.publicKey(in: $0.document) }.map { Hexadecimal.string($0.bytes) }
    }

    /// A side's view: what crossed, and what that side has for itself.
    func json(of id: String, as party: TradeParty) async throws -> JSON {
        .object(try published(id).merging(["own": try await own(try store.tradeSide(party, of: id))]) { $1 })
    }

    func view(_ id: String, as party: TradeParty, status: HTTPResponse.Status = .ok) async throws -> Response {
        .json(try await json(of: id, as: party), status: status)
    }

    private func own(_ side: TradeSide) async throws -> JSON {
        var members: [String: JSON] = [
            "party": .string(side.party.rawValue), "keeps": .array(side.secrets.map { .string($0.name) }),
            "job": try await side.jobID.flatMap { try store.job($0) }.asyncMap { try await stepJSON(of: $0) } ?? .null,
        ]
        switch side.party {
        case .buyer: members["checks"] = try side.checks.map { try checksJSON($0.json, at: $0.at) } ?? .null
        case .seller: members["dataSets"] = try dataSets(of: side)
        case .source: break
        }
        return .object(members)
    }

    /// How far a step is that is a job: less than its owner sees elsewhere, such as how many jobs there were.
    private func stepJSON(of job: JobRecord) async throws -> JSON {
        var members: [String: JSON] = ["id": .string(job.id), "kind": .string(job.kind.rawValue), "state": .string(job.state.rawValue)]
        if let progress = await queue.current(job.id)?.progress { members["progress"] = progress.json }
        if job.state == .failed, let bytes = try store.answer(of: job) {
            members["problem"] = try JSON(ofWorker: bytes)
        }
        return .object(members)
    }

    private func checksJSON(_ bytes: [UInt8], at moment: Int) throws -> JSON {
        let checks = try JSON(ofWorker: bytes)
        return .object(checks.members.merging(["at": timeText(moment)]) { $1 })
    }

    /// The tables that the seller chose, by the names of the program.
    private func dataSets(of side: TradeSide) throws -> JSON {
        var members: [String: JSON] = [:]
        for (name, id) in side.dataSets {
            members[name] = ["id": .string(id), "name": .string(try store.dataSet(id)?.facts.name ?? "")]
        }
        return .object(members)
    }

    /// A file that crossed, as it is.
    func tradeFile(_ name: String, of id: String) throws -> Response {
        guard let file = try store.tradeFiles(id).first(where: { $0.name == name }) else { throw Problem.notFound("file") }
        let type = name.hasSuffix(".json") ? "application/json" : "text/plain; charset=utf-8"
        return .document(file.document, type: type, headers: [.contentDisposition: "attachment; filename=\(file.name)"])
    }
}

extension TradeRecord {
    /// What lists show: nothing that one side alone knows.
    var members: [String: JSON] {
        [
            "id": .string(id), "title": .string(title), "createdAt": timeText(createdAt), "step": .string(step.rawValue),
            "turn": endedBy == nil ? step.turn.map { .string($0.rawValue) } ?? .null : .null,
            "endedBy": endedBy.map { .string($0.rawValue) } ?? .null,
        ]
    }
}

extension TradeFile {
    fileprivate var json: JSON {
        [
            "name": .string(name), "step": .string(step.rawValue), "from": .string(step.party.rawValue), "createdAt": timeText(createdAt),
            "byteCount": .integer(document.count), "digest": .string(Hexadecimal.string(SHA256.digest(document))),
        ]
    }
}

extension Optional where Wrapped: Sendable {
    fileprivate func asyncMap<T>(_ transform: (Wrapped) async throws -> T) async rethrows -> T? {
        if let value = self { try await transform(value) } else { nil }
    }
}

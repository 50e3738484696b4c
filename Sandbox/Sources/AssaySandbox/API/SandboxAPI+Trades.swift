// SPDX-License-Identifier: Apache-2.0
internal import AssayCrypto
internal import AssayExchange
internal import AssayFormats
internal import AssayWorker
internal import HTTPTypes
internal import Hummingbird

/// A trade, step by step. Each side is a resource of its own, which shows what crossed and what that side has; a step is asked for below the
/// side that makes it.
extension SandboxAPI {
    func addTrades(to group: RouterGroup<Context>) {
        group.get("trades") { _, _ in
            Response.json(["trades": .array(try store.trades().map { .object($0.members) })])
        }
        group.post("trades") { request, _ in try await offer(request) }
        group.get("trades/:id") { _, context in Response.json(.object(try published(Self.id(context)))) }
        group.get("trades/:id/files/:name") { _, context in
            try tradeFile(context.parameters.require("name"), of: Self.id(context))
        }
        group.delete("trades/:id") { _, context in try await deleteTrade(Self.id(context)) }
        for party in TradeParty.allCases {
            group.get("trades/:id/\(party.rawValue)") { _, context in try await view(Self.id(context), as: party) }
        }
        addSteps(to: group)
    }

    private func addSteps(to group: RouterGroup<Context>) {
        group.post("trades/:id/seller/commitment") { request, context in try await commit(request, Self.id(context)) }
        group.post("trades/:id/source/attestation") { _, context in try await attest(Self.id(context)) }
        group.post("trades/:id/buyer/agreement") { request, context in try await begin(.draft, Self.id(context), request) }
        group.post("trades/:id/seller/agreement") { request, context in try await begin(.sign, Self.id(context), request) }
        group.post("trades/:id/seller/receipt") { request, context in try await begin(.deliver, Self.id(context), request) }
        group.post("trades/:id/buyer/checks") { _, context in try await checkReceipt(Self.id(context)) }
        for party in [TradeParty.buyer, .seller] {
            group.post("trades/:id/\(party.rawValue)/withdrawal") { _, context in try await withdraw(Self.id(context), party) }
        }
    }

    // MARK: Steps that are made at once

    private func offer(_ request: Request) async throws -> Response {
        let (program, offer) = try await request.json(atMost: 2 * Self.largestProgram, within: settings.bodySeconds) { reader in
            (try self.source(&reader), try self.offer(&reader))
        }
        let answer = try await ask(.offer(offer.order(keys: store.keys)), WorkOrder.attachments(program: program))
        let title = try JSON(ofWorker: answer.json)["program"]?["title"]?.text ?? ""
        var keys = TradeKeys()
        defer { wipe(&keys.secretFile) }
        let files = [
            (TradeFileName.program, Array(program.utf8)), (TradeFileName.offer, offer.json.prettyBytes),
            (TradeFileName.publicKey(.buyer), keys.publicFile),
        ]
        let trade = try store.addTrade(titled: title, files: files, buyerKey: keys.secretFile)
        let view = try await self.json(of: trade.id, as: .buyer)
        return .created(view, at: "\(Self.root)/trades/\(trade.id)")
    }

    private func commit(_ request: Request, _ id: String) async throws -> Response {
        let dataSets = try await request.json(atMost: 1 << 16, within: settings.bodySeconds) { try $0.texts("dataSets") }
        return try await step(.committed, of: id, as: .seller) { files in
            let tables = try store.tables(dataSets) { _ in Problem.notFound("data set") }
            let program = String(decoding: files[TradeFileName.program] ?? [], as: UTF8.self)
            let answer = try await ask(.commit, WorkOrder.attachments(program: program, tables: tables))
            let keys = TradeKeys()
            let openings = dataSets.keys.sorted().compactMap { name in
                answer.attachments["opening/\(name)"].map { (TradeFileName.opening(name), dataSets[name], $0) }
            }
            return TradePublication(
                tradeID: id, step: .committed,
                files: answer.files("commitment/", TradeFileName.commitment) + [(TradeFileName.publicKey(.seller), keys.publicFile)],
                secrets: openings + [(TradeFileName.secretKey(.seller), openings.first?.1, keys.secretFile)])
        }
    }

    private func attest(_ id: String) async throws -> Response {
        try await step(.attested, of: id, as: .source) { files in
            let keys = TradeKeys()
            var attachments = ["key": keys.secretFile]
            for name in TradeJob.dataSets(files.keys) { attachments["commitment/\(name)"] = files[TradeFileName.commitment(name)] }
            let period = WorkOrder.Period(notBefore: Store.now, notAfter: Store.now + Self.attestedDays * 86400)
            let answer = try await ask(.attest(period), attachments)
            return TradePublication(
                tradeID: id, step: .attested,
                files: answer.files("attestation/", TradeFileName.attestation) + [(TradeFileName.publicKey(.source), keys.publicFile)],
                secrets: [(TradeFileName.secretKey(.source), nil, keys.secretFile)])
        }
    }

    /// As long as an agreement may hold.
    private static let attestedDays = 3650

    /// Makes a step from the files that crossed so far, and shows the side that made it where it is now.
    private func step(
        _ step: TradeStep, of id: String, as party: TradeParty, _ make: ([String: [UInt8]]) async throws -> TradePublication
    ) async throws -> Response {
        try store.requireTurn(of: step, in: id)
        var publication = try await make(store.tradeDocuments(id))
        defer { publication.wipeSecrets() }
        try store.publish(publication)
        return try await view(id, as: party)
    }

    // MARK: Steps that are jobs

    private func begin(_ kind: JobRecord.Kind, _ id: String, _ request: Request) async throws -> Response {
        guard let step = TradeJob.step(of: kind) else { throw Problem.notFound("step") }
        try store.requireTurn(of: step, in: id)
        _ = try await submit(NewJob(owner: Self.owner(request), kind: kind, request: jobRequest(step, id)))
        return try await view(id, as: step.party, status: .accepted)
    }

    /// The work by what the buyer offered; only the seller's is about data.
    private func jobRequest(_ step: TradeStep, _ id: String) throws -> JobRequest {
        let files = try store.tradeDocuments(id)
        var reader = try JSONReader(JSON(parsing: files[TradeFileName.offer] ?? []))
        let offer = try self.offer(&reader)
        let program = String(decoding: files[TradeFileName.program] ?? [], as: UTF8.self)
        let dataSets = try store.tradeSide(step.party, of: id).dataSets
        return JobRequest(source: program, dataSets: dataSets, offer: offer, trade: id)
    }

    // MARK: The buyer's check, and the end

    /// The buyer's own: nothing of it crosses, so it can be repeated.
    private func checkReceipt(_ id: String) async throws -> Response {
        guard let trade = try store.trade(id) else { throw Problem.notFound("trade") }
        let files = try store.tradeDocuments(id)
        guard let receipt = files[TradeFileName.receipt], let agreement = files[TradeFileName.draft] else {
            throw trade.endedBy.map { TradeConflict.ended($0) } ?? TradeConflict.outOfTurn(last: trade.step)
        }
        let answer = try await ask(.verify(now: Store.now), ["receipt": receipt, "agreement": agreement])
        try store.setChecks(answer.json, of: id)
        return try await view(id, as: .buyer)
    }

    private func withdraw(_ id: String, _ party: TradeParty) async throws -> Response {
        _ = try store.endTrade(id, by: party)
        try await endJobs(of: id)
        return try await view(id, as: party)
    }

    private func deleteTrade(_ id: String) async throws -> Response {
        try await endJobs(of: id)
        guard try store.deleteTrade(id) else { throw Problem.notFound("trade") }
        return Response(status: .noContent)
    }

    /// Ends what the sides of a trade are at.
    func endJobs(of trade: String) async throws {
        for job in try store.tradeJobs(trade) { _ = try await queue.cancel(job) }
    }
}

/// A fresh pair of keys for one side of one trade, as files.
private struct TradeKeys {
    var secretFile: [UInt8]
    let publicFile: [UInt8]

    init() {
        let key = Ed25519.SigningKey()
        secretFile = KeyFile.secretBytes(of: key)
        publicFile = KeyFile.publicBytes(of: key.publicKey)
    }
}

extension TradeOffer {
    /// As the API takes it, too.
    fileprivate var json: JSON {
        var members: [String: JSON] = [
            "parameters": .object(parameters.mapValues { .string($0) }), "terms": .string(terms), "days": .integer(days),
        ]
        if let expectation, expectation.count == 2 {
            members["expectation"] = ["output": .string(expectation[0]), "atLeast": .string(expectation[1])]
        }
        return .object(members)
    }
}

extension WorkerProcess.Answer {
    /// The attachments whose names begin so, by the names of data sets, as files.
    fileprivate func files(_ prefix: String, _ name: (String) -> String) -> [(name: String, document: [UInt8])] {
        attachments.filter { $0.key.hasPrefix(prefix) }.sorted { $0.key < $1.key }.map {
            (name(String($0.key.dropFirst(prefix.count))), $0.value)
        }
    }
}

extension Problem {
    /// Why a step of a trade is not made.
    init(_ conflict: TradeConflict) {
        switch conflict {
        case .noTrade: self = .notFound("trade")
        case .noDataSet(let id): self.init(.notFound, "not-found", "There is no data set \(id).")
        case .ended(let party):
            self.init(
                .conflict, "trade-ended", "The \(party.rawValue) has ended this trade; begin another one.",
                ["endedBy": .string(party.rawValue)])
        case .outOfTurn(let last):
            let next = last.turn.map { "it is the turn of the \($0.rawValue)" } ?? "nothing more is handed across"
            self.init(
                .conflict, "out-of-turn", "This is not the next step: the trade is \(last.rawValue), and \(next).",
                ["step": .string(last.rawValue), "turn": last.turn.map { .string($0.rawValue) } ?? .null])
        case .underWay: self.init(.conflict, "under-way", "This step is under way already.")
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayWorker

/// A step of a trade that takes long enough to be a job: it compiles, makes a key or proves.
struct TradeJob: Sendable {
    let trade: String
    let step: TradeStep
    private let kind: JobRecord.Kind

    /// `nil` for a job that belongs to no trade.
    init?(_ kind: JobRecord.Kind, _ request: JobRequest) throws {
        guard let step = Self.step(of: kind) else { return nil }
        guard let trade = request.trade else { throw WorkProblem(.failure, "the job names no trade") }
        self.trade = trade
        self.step = step
        self.kind = kind
    }

    /// The step that a kind of job makes.
    static func step(of kind: JobRecord.Kind) -> TradeStep? {
        switch kind {
        case .run, .prove: nil
        case .draft: .drafted
        case .sign: .agreed
        case .deliver: .delivered
        }
    }

    /// What the side whose step it is hands to its worker: files that came across, and secrets of its own.
    func attachments(_ store: Store) throws -> [String: [UInt8]] {
        let files = try store.tradeDocuments(trade)
        var attachments: [String: [UInt8]] = [:]
        for (attachment, name) in published(files.keys) { attachments[attachment] = files[name] }
        for (attachment, name) in own(files.keys) {
            guard let secret = try store.tradeSecret(name, of: step.party, in: trade) else {
                throw WorkProblem(.table, "The data of this trade was erased, and with it what only its owner had.")
            }
            attachments[attachment] = secret
        }
        return attachments
    }

    /// By the names of attachments, those of files.
    private func published(_ names: some Sequence<String>) -> [(String, String)] {
        let sets = Self.dataSets(names)
        let commitments = sets.map { ("commitment/\($0)", TradeFileName.commitment($0)) }
        let attestations = sets.map { ("attestation/\($0)", TradeFileName.attestation($0)) }
        let program = [("program", TradeFileName.program)]
        switch kind {
        case .run, .prove: return []
        case .draft:
            let keys = [("seller", TradeFileName.publicKey(.seller)), ("source", TradeFileName.publicKey(.source))]
            return program + keys + commitments + attestations
        case .sign: return program + commitments + [("agreement", TradeFileName.draft)]
        case .deliver: return program + attestations + [("agreement", TradeFileName.agreement)]
        }
    }

    private func own(_ names: some Sequence<String>) -> [(String, String)] {
        switch kind {
        case .run, .prove: []
        case .draft, .sign: [("key", TradeFileName.secretKey(step.party))]
        case .deliver: Self.dataSets(names).map { ("opening/\($0)", TradeFileName.opening($0)) }
        }
    }

    /// The data sets that a trade has commitments to.
    static func dataSets(_ files: some Sequence<String>) -> [String] {
        files.compactMap { name in
            let parts = name.split(separator: ".")
            return parts.count == 3 && parts[0] == "commitment" ? String(parts[1]) : nil
        }
    }

    /// What the answer of the worker hands across.
    func publication(_ answer: WorkerProcess.Answer) throws -> TradePublication {
        let (attachment, name) =
            switch step {
            case .drafted: ("agreement", TradeFileName.draft)
            case .agreed: ("agreement", TradeFileName.agreement)
            default: ("receipt", TradeFileName.receipt)
            }
        guard let document = answer.attachments[attachment] else { throw WorkProblem(.failure, "the worker gave no \(attachment)") }
        return TradePublication(tradeID: trade, step: step, files: [(name, document)])
    }
}

extension NewJob {
    /// The trade and the step of it that the job is to make; `nil` where it is none.
    var tradeStep: (trade: String, step: TradeStep)? {
        guard let trade = request.trade, let step = TradeJob.step(of: kind) else { return nil }
        return (trade, step)
    }
}

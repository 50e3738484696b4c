// SPDX-License-Identifier: Apache-2.0
internal import AssayCrypto
internal import Foundation
internal import GRDB

/// A job that is to be queued.
struct NewJob: Sendable {
    var owner: String
    var kind: JobRecord.Kind
    var request: JobRequest
    var idempotencyKey: String?
}

/// How many jobs may wait.
struct QueueBounds: Hashable, Sendable {
    var total: Int
    var perOwner: Int
}

/// What became of a job that was to be queued.
enum Submission: Sendable {
    case new(JobRecord)
    /// The client asked before, under the same name.
    case known(JobRecord)
    /// The client asked for something else under the same name.
    case otherRequest
    /// So many wait already.
    case full(waiting: Int)
    case noDataSet(String)
}

/// What a proof leaves behind, beside its answer.
struct ProofResult: Sendable {
    var document: [UInt8]
    /// What lists show, as JSON.
    var facts: [UInt8]
    /// By the identifiers of the data sets.
    var openings: [(dataSetID: String, document: [UInt8])]
}

extension Store {
    /// How often a job is begun before it counts as one that the server does not survive.
    static let attemptLimit = 3

    /// Puts a job at the end of the queue, if there is room.
    func submit(_ new: NewJob, within bounds: QueueBounds) throws -> Submission {
        let text = try Self.encode(new.request)
        return try database.write { database in
            if let key = new.idempotencyKey, let known = try Self.job(database, owner: new.owner, key) {
                return known.request == text && known.kind == new.kind ? .known(known) : .otherRequest
            }
            for id in new.request.dataSets.values where try !DataSetRecord.exists(database, key: id) { return .noDataSet(id) }
            let total = try Self.waiting(database)
            let own = try Self.waiting(database, owner: new.owner)
            guard total < bounds.total, own < bounds.perOwner else { return .full(waiting: total) }
            let number = try Int.fetchOne(database, sql: "SELECT COALESCE(MAX(number), 0) + 1 FROM job") ?? 1
            let job = JobRecord(
                id: Self.newID(), number: number, owner: new.owner, kind: new.kind, state: .queued, attempt: 0, createdAt: Self.now,
                request: text, idempotencyKey: new.idempotencyKey)
            try job.insert(database)
            if let (trade, step) = new.tradeStep { try begin(step, of: trade, with: job.id, database) }
            for id in Set(new.request.dataSets.values) { try JobDataSetRecord(jobID: job.id, dataSetID: id).insert(database) }
            return .new(job)
        }
    }

    private static func encode(_ request: JobRequest) throws -> String {
        let encoder = JSONEncoder()
        // The same request has to have the same text, to be known again.
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(request), as: UTF8.self)
    }

    private static func job(_ database: Database, owner: String, _ key: String) throws -> JobRecord? {
        try JobRecord.filter(Column("owner") == owner && Column("idempotencyKey") == key).fetchOne(database)
    }

    private static func waiting(_ database: Database, owner: String? = nil) throws -> Int {
        let queued = JobRecord.filter(Column("state") == JobRecord.State.queued.rawValue)
        return try (owner.map { queued.filter(Column("owner") == $0) } ?? queued).fetchCount(database)
    }

    /// The first job of each owner who has one waiting.
    func heads() throws -> [(owner: String, id: String, number: Int)] {
        try database.read { database in
            try Row.fetchAll(
                database, sql: "SELECT owner, id, MIN(number) AS number FROM job WHERE state = 'queued' GROUP BY owner"
            ).map { ($0["owner"], $0["id"], $0["number"]) }
        }
    }

    /// Begins a job that waits; `nil` where it does not any more.
    func begin(_ id: String) throws -> JobRecord? {
        try database.write { database in
            guard var job = try JobRecord.fetchOne(database, key: id), job.state == .queued else { return nil }
            job.state = .running
            job.attempt += 1
            job.startedAt = Self.now
            try job.update(database)
            return job
        }
    }

    /// Ends a job that runs in this attempt, with all that came of it or nothing; `false` where it does not run any more, such as one that was
    /// cancelled: then nothing is kept.
    ///
    /// - Throws: ``TradeConflict`` where it was to make a step of a trade that cannot be made any more.
    @discardableResult
    func end(
        _ job: JobRecord, _ state: JobRecord.State, answer: [UInt8]?, proof: ProofResult? = nil, publication: TradePublication? = nil
    ) throws -> Bool {
        try database.write { database in
            guard var current = try JobRecord.fetchOne(database, key: job.id), current.state == .running, current.attempt == job.attempt
            else { return false }
            current.state = state
            current.finishedAt = Self.now
            current.answer = try isAboutErasedData(job, database) ? nil : answer.map { Data(vault.seal($0, in: "answer \(job.id)")) }
            try current.update(database)
            if let proof { try insert(proof, of: job, database) }
            if let publication { try publish(publication, database) }
            return true
        }
    }

    private func isAboutErasedData(_ job: JobRecord, _ database: Database) throws -> Bool {
        try Bool.fetchOne(
            database,
            sql: "SELECT EXISTS (SELECT 1 FROM jobDataSet WHERE jobID = ? AND dataSetID NOT IN (SELECT id FROM dataSet))",
            arguments: [job.id]) ?? false
    }

    private func insert(_ proof: ProofResult, of job: JobRecord, _ database: Database) throws {
        let receipt = ReceiptRecord(
            id: Self.newID(), jobID: job.id, createdAt: Self.now,
            document: Data(vault.seal(proof.document, in: "receipt of \(job.id)")),
            facts: Data(vault.seal(proof.facts, in: "receipt facts of \(job.id)")))
        try receipt.insert(database)
        for opening in proof.openings {
            guard let record = try DataSetRecord.fetchOne(database, key: opening.dataSetID) else { continue }
            let sealed = Data(SecretStream.seal(opening.document, with: try dataKey(record.id, record.key), in: "opening"))
            try OpeningRecord(id: Self.newID(), dataSetID: record.id, receiptID: receipt.id, document: sealed).insert(database)
        }
    }

    /// Ends a job that waits or runs; `nil` where there is none, and the job as it is where it had ended.
    func cancel(_ id: String) throws -> JobRecord? {
        try database.write { database in
            guard var job = try JobRecord.fetchOne(database, key: id) else { return nil }
            guard !job.state.isFinal else { return job }
            job.state = .cancelled
            job.finishedAt = Self.now
            try job.update(database)
            return job
        }
    }

    /// After a start: what ran when the server ended waits again, at its old place; what did so too often has failed.
    func recover(failure: (JobRecord) -> [UInt8]) throws {
        try database.write { database in
            for var job in try JobRecord.filter(Column("state") == JobRecord.State.running.rawValue).fetchAll(database) {
                if job.attempt < Self.attemptLimit {
                    job.state = .queued
                } else {
                    job.state = .failed
                    job.finishedAt = Self.now
                    job.answer = Data(vault.seal(failure(job), in: "answer \(job.id)"))
                }
                try job.update(database)
            }
        }
    }

    // MARK: Reading

    func job(_ id: String) throws -> JobRecord? { try database.read { try JobRecord.fetchOne($0, key: id) } }

    /// The newest jobs first, below a number, at most `limit` of them.
    func jobs(before number: Int?, limit: Int) throws -> [JobRecord] {
        try database.read { database in
            try JobRecord.filter(Column("number") < number ?? Int.max).order(Column("number").desc).limit(limit).fetchAll(database)
        }
    }

    /// What came of a job, or why nothing did, as JSON; `nil` while there is nothing, and after it was erased.
    func answer(of job: JobRecord) throws -> [UInt8]? {
        try job.answer.map { try vault.open(Array($0), in: "answer \(job.id)") }
    }

    /// The data sets that a job reads.
    func jobs(reading dataSetID: String) throws -> [JobRecord] {
        try database.read { database in
            try JobRecord.fetchAll(
                database, sql: "SELECT job.* FROM job JOIN jobDataSet ON jobID = job.id WHERE dataSetID = ?", arguments: [dataSetID])
        }
    }

    /// How many jobs there are in each state.
    func jobCounts() throws -> [JobRecord.State: Int] {
        try database.read { database in
            let rows = try Row.fetchAll(database, sql: "SELECT state, COUNT(*) AS count FROM job GROUP BY state")
            return Dictionary(
                uniqueKeysWithValues: rows.compactMap { row in JobRecord.State(rawValue: row["state"]).map { ($0, row["count"]) } })
        }
    }
}

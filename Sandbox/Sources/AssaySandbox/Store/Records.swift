// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import GRDB

/// A row of the store; where it has an `id`, that is 32 hexadecimal digits.
typealias StoredRecord = Codable & FetchableRecord & PersistableRecord & Sendable

/// A table of readings. What it is called and what stands in it is sealed under a key of its own.
struct DataSetRecord: StoredRecord {
    static let databaseTableName = "dataSet"

    var id: String
    var createdAt: Int
    /// The key of this data set, sealed by the vault.
    var key: Data
    /// A ``DataSetFacts`` as JSON, sealed.
    var facts: Data
    /// The table, sealed.
    var table: Data
}

/// A program; programs are no secrets.
struct AlgorithmRecord: StoredRecord {
    static let databaseTableName = "algorithm"

    var id: String
    var createdAt: Int
    var title: String
    var source: String
    /// The digest of its circuit, once a key was brought for it.
    var circuit: String?
}

/// A piece of work and how it went.
struct JobRecord: StoredRecord {
    static let databaseTableName = "job"

    enum Kind: String, Codable, CaseIterable {
        case run, prove
        /// Steps of a trade: see ``TradeJob``.
        case draft, sign, deliver
    }
    enum State: String, Codable, CaseIterable {
        case queued, running, done, failed, cancelled

        var isFinal: Bool { self != .queued && self != .running }
    }

    var id: String
    /// The order in which jobs came.
    var number: Int
    var owner: String
    var kind: Kind
    var state: State
    /// How often it was begun: a server that is killed leaves a job running, which the next one begins again.
    var attempt: Int
    var createdAt: Int
    var startedAt: Int?
    var finishedAt: Int?
    /// A ``JobRequest`` as JSON. It names data and program and holds the parameters, which are public.
    var request: String
    /// What came of it or why nothing did, as JSON, sealed by the vault: it tells of the data.
    var answer: Data?
    /// The client's own name for the request, so that asking twice makes one job.
    var idempotencyKey: String?
}

/// Which data sets a job reads.
struct JobDataSetRecord: StoredRecord {
    static let databaseTableName = "jobDataSet"

    var jobID: String
    var dataSetID: String
}

/// A receipt: the result of one job, never of two.
struct ReceiptRecord: StoredRecord {
    static let databaseTableName = "receipt"

    var id: String
    var jobID: String
    var createdAt: Int
    /// The document, sealed by the vault: it states the score.
    var document: Data
    /// What lists show, as JSON, sealed.
    var facts: Data
}

/// What opens a commitment; sealed under the key of its data set, and gone with it.
struct OpeningRecord: StoredRecord {
    static let databaseTableName = "opening"

    var id: String
    var dataSetID: String
    var receiptID: String
    var document: Data
}

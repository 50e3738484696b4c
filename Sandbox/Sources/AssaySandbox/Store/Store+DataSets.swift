// SPDX-License-Identifier: Apache-2.0
internal import AssayCrypto
internal import AssayWorker
internal import Foundation
internal import GRDB

/// What is known about a data set before it is read; sealed in the store, since names of files tell things.
struct DataSetFacts: Codable, Hashable, Sendable {
    var name: String
    var byteCount: Int
    /// How its columns become fields, as the JSON of a column map; `nil` where they bear the names of the fields.
    var columns: String?
    /// What it is where it is no table: `fhir`, `openMHealth` or ``appleHealth``.
    var format: String?
    static let appleHealth = "appleHealth"
    /// Of an excerpt: bytes of what was handed in, and how many records it leaves out, by reason, as JSON.
    var uploadedByteCount: Int?
    var leftOut: String?
}

/// A data set as lists show it.
struct StoredDataSet: Sendable {
    let id: String
    let createdAt: Int
    let facts: DataSetFacts
}

/// What went with a data set that was erased.
struct Erasure: Hashable, Sendable {
    /// Openings of commitments to it.
    var openings = 0
    /// Answers of jobs that had read it.
    var answers = 0
    /// Trades whose seller's keys went.
    var trades = 0
}

extension Store {
    /// Keeps a table under a fresh key.
    func addDataSet(named name: String, table: [UInt8]) throws -> StoredDataSet {
        try addDataSet(DataSetFacts(name: name, byteCount: table.count), table)
    }

    /// Keeps data of any format under a fresh key.
    func addDataSet(_ facts: DataSetFacts, _ table: [UInt8]) throws -> StoredDataSet {
        let id = Self.newID()
        let sealedKey = Data(vault.newKey(in: "data set \(id)"))
        let key = try dataKey(id, sealedKey)
        let record = DataSetRecord(
            id: id, createdAt: Self.now, key: sealedKey, facts: try Self.seal(facts, with: key),
            table: Data(SecretStream.seal(table, with: key, in: "table")))
        try database.write { try record.insert($0) }
        return StoredDataSet(id: id, createdAt: record.createdAt, facts: facts)
    }

    /// All data sets, the newest first.
    func dataSets() throws -> [StoredDataSet] {
        // The tables stay where they are: lists do not need them.
        let rows = try database.read {
            try Row.fetchAll($0, sql: "SELECT id, createdAt, key, facts FROM dataSet ORDER BY createdAt DESC, rowid DESC")
        }
        return try rows.map { row in
            let key = try dataKey(row["id"], row["key"])
            return StoredDataSet(id: row["id"], createdAt: row["createdAt"], facts: try Self.open(row["facts"], with: key))
        }
    }

    /// The data set of a name; `nil` where there is none.
    func dataSet(_ id: String) throws -> StoredDataSet? {
        guard let record = try database.read({ try DataSetRecord.fetchOne($0, key: id) }) else { return nil }
        let key = try dataKey(id, record.key)
        return StoredDataSet(id: id, createdAt: record.createdAt, facts: try Self.open(record.facts, with: key))
    }

    /// The table of a data set with its columns; `wipe` it after use.
    func table(of id: String) throws -> WorkOrder.Table? {
        guard let record = try database.read({ try DataSetRecord.fetchOne($0, key: id) }) else { return nil }
        let key = try dataKey(id, record.key)
        let facts: DataSetFacts = try Self.open(record.facts, with: key)
        return WorkOrder.Table(
            bytes: try SecretStream.open(Array(record.table), with: key, in: "table"), columns: facts.columns.map { Array($0.utf8) },
            leftOut: facts.leftOut.map { Array($0.utf8) })
    }

    /// The tables of several data sets by the names that a program has for them; `absent` says what to throw where one is not there.
    func tables(_ dataSets: [String: String], absent: (String) -> any Error) throws -> [String: WorkOrder.Table] {
        var tables: [String: WorkOrder.Table] = [:]
        for (name, id) in dataSets {
            guard let table = try table(of: id) else { throw absent(name) }
            tables[name] = table
        }
        return tables
    }

    /// Says anew how the columns become fields; `false` where there is no such data set.
    func setColumns(of id: String, to columns: String?) throws -> Bool {
        try database.write { database in
            guard var record = try DataSetRecord.fetchOne(database, key: id) else { return false }
            let key = try dataKey(id, record.key)
            var facts: DataSetFacts = try Self.open(record.facts, with: key)
            facts.columns = columns
            record.facts = try Self.seal(facts, with: key)
            try record.update(database)
            return true
        }
    }

    /// Removes a data set with its key, the openings of its commitments and all answers about it, and overwrites where they stood; `nil`
    /// where there is no such data set. Receipts stay: they hold what was disclosed, and nothing else.
    func erase(_ id: String) throws -> Erasure? {
        let erasure: Erasure? = try database.write { database in
            guard try DataSetRecord.exists(database, key: id) else { return nil }
            let openings = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM opening WHERE dataSetID = ?", arguments: [id]) ?? 0
            try database.execute(
                sql: "UPDATE job SET answer = NULL WHERE answer IS NOT NULL AND id IN (SELECT jobID FROM jobDataSet WHERE dataSetID = ?)",
                arguments: [id])
            let answers = database.changesCount
            let forgotten = try Self.forgetTrades(on: id, database)
            try DataSetRecord.deleteOne(database, key: id)
            return Erasure(openings: openings + forgotten.openings, answers: answers, trades: forgotten.trades)
        }
        if erasure != nil { try overwriteWhatIsFree() }
        return erasure
    }

    /// Writes the file anew without what was deleted, and cuts off the journal, in which older pages stand.
    private func overwriteWhatIsFree() throws {
        try database.vacuum()
        try database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    }

    // MARK: Keys

    func dataKey(_ id: String, _ sealed: Data) throws -> SecretBytes { try vault.openKey(Array(sealed), in: "data set \(id)") }

    static func seal(_ value: some Encodable, with key: borrowing SecretBytes) throws -> Data {
        Data(SecretStream.seal(Array(try JSONEncoder().encode(value)), with: key, in: "facts"))
    }

    static func open<T: Decodable>(_ sealed: Data, as type: T.Type = T.self, with key: borrowing SecretBytes) throws -> T {
        try JSONDecoder().decode(T.self, from: Data(SecretStream.open(Array(sealed), with: key, in: "facts")))
    }
}

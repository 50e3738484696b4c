// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import GRDB

/// A receipt as lists show it.
struct StoredReceipt: Sendable {
    let id: String
    let jobID: String
    let createdAt: Int
    /// As JSON.
    let facts: [UInt8]
}

extension Store {
    /// All receipts, the newest first.
    func receipts() throws -> [StoredReceipt] {
        let rows = try database.read {
            try Row.fetchAll($0, sql: "SELECT id, jobID, createdAt, facts FROM receipt ORDER BY createdAt DESC, rowid DESC")
        }
        return try rows.map { row in
            let (jobID, facts): (String, Data) = (row["jobID"], row["facts"])
            return StoredReceipt(
                id: row["id"], jobID: jobID, createdAt: row["createdAt"],
                facts: try vault.open(Array(facts), in: "receipt facts of \(jobID)"))
        }
    }

    /// The document of a receipt; `nil` where there is none.
    func receiptDocument(_ id: String) throws -> [UInt8]? {
        guard let record = try database.read({ try ReceiptRecord.fetchOne($0, key: id) }) else { return nil }
        return try vault.open(Array(record.document), in: "receipt of \(record.jobID)")
    }

    /// The receipt that a job made; `nil` where there is none.
    func receiptID(of jobID: String) throws -> String? {
        try database.read { try ReceiptRecord.filter(Column("jobID") == jobID).fetchOne($0)?.id }
    }

    /// Removes a receipt with the openings that belong to it; `false` where there is none.
    func deleteReceipt(_ id: String) throws -> Bool {
        try database.write { database in
            try OpeningRecord.filter(Column("receiptID") == id).deleteAll(database)
            return try ReceiptRecord.deleteOne(database, key: id)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import GRDB

extension Store {
    /// Keeps a program.
    func addAlgorithm(titled title: String, source: String) throws -> AlgorithmRecord {
        let record = AlgorithmRecord(id: Self.newID(), createdAt: Self.now, title: title, source: source)
        try database.write { try record.insert($0) }
        return record
    }

    /// All programs, the newest first.
    func algorithms() throws -> [AlgorithmRecord] {
        try database.read { try AlgorithmRecord.order(Column("createdAt").desc).fetchAll($0) }
    }

    func algorithm(_ id: String) throws -> AlgorithmRecord? { try database.read { try AlgorithmRecord.fetchOne($0, key: id) } }

    /// `false` where there is none.
    func deleteAlgorithm(_ id: String) throws -> Bool { try database.write { try AlgorithmRecord.deleteOne($0, key: id) } }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import GRDB

extension Store {
    /// Keeps a program. One whose text is kept already stays as it is, and is not new.
    func addAlgorithm(titled title: String, source: String) throws -> (record: AlgorithmRecord, isNew: Bool) {
        try database.write { database in
            if let kept = try AlgorithmRecord.filter(Column("source") == source).fetchOne(database) { return (kept, false) }
            let record = AlgorithmRecord(id: Self.newID(), createdAt: Self.now, title: title, source: source)
            try record.insert(database)
            return (record, true)
        }
    }

    /// All programs, the newest first.
    func algorithms() throws -> [AlgorithmRecord] {
        try database.read { try AlgorithmRecord.order(Column("createdAt").desc).fetchAll($0) }
    }

    func algorithm(_ id: String) throws -> AlgorithmRecord? { try database.read { try AlgorithmRecord.fetchOne($0, key: id) } }

    /// `false` where there is none.
    func deleteAlgorithm(_ id: String) throws -> Bool { try database.write { try AlgorithmRecord.deleteOne($0, key: id) } }

    /// Remembers which circuit an algorithm has.
    func setCircuit(of id: String, to circuit: String) throws {
        try database.write { database in
            try database.execute(sql: "UPDATE algorithm SET circuit = ? WHERE id = ?", arguments: [circuit, id])
        }
    }

    /// The titles of the algorithms, by the digests of their circuits, as far as a receipt or a key for them is here.
    func circuitTitles() throws -> [String: String] {
        let kept = try database.read { try Row.fetchAll($0, sql: "SELECT circuit, title FROM algorithm WHERE circuit IS NOT NULL") }
        let proved = try receipts().compactMap { receipt -> (String, String)? in
            let facts = try? JSON(parsing: receipt.facts, limits: .init(byteCount: 16 << 20))
            guard let circuit = facts?["circuitDigest"]?.text, let title = facts?["title"]?.text else { return nil }
            return (circuit, title)
        }
        return Dictionary(kept.map { ($0["circuit"], $0["title"]) } + proved) { first, _ in first }
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayCrypto
internal import Foundation
internal import GRDB

/// A step that is to be made: what it hands across, and what it leaves with the side that makes it.
struct TradePublication: Sendable {
    var tradeID: String
    var step: TradeStep
    var files: [(name: String, document: [UInt8])]
    var secrets: [(name: String, dataSetID: String?, document: [UInt8])] = []

    /// Once they are sealed, or will not be.
    mutating func wipeSecrets() {
        for i in secrets.indices { wipe(&secrets[i].document) }
    }
}

/// A file as all sides have it.
struct TradeFile: Sendable {
    let name: String
    let step: TradeStep
    let createdAt: Int
    let document: [UInt8]
}

/// What one side has for itself.
struct TradeSide: Sendable {
    let party: TradeParty
    /// The names of its secret files, with their data sets where they are about one.
    let secrets: [(name: String, dataSetID: String?)]
    let jobID: String?
    /// The checks of the receipt, as JSON, and when they were made.
    let checks: (json: [UInt8], at: Int)?

    /// The data sets whose openings it has, by the names of the program.
    var dataSets: [String: String] {
        let openings = secrets.compactMap { secret -> (String, String)? in
            let parts = secret.name.split(separator: ".")
            guard let id = secret.dataSetID, parts.count == 3, parts[0] == "opening" else { return nil }
            return (String(parts[1]), id)
        }
        return Dictionary(uniqueKeysWithValues: openings)
    }
}

extension Store {
    /// Begins a trade with the buyer's offer.
    func addTrade(titled title: String, files: [(name: String, document: [UInt8])], buyerKey: [UInt8]) throws -> TradeRecord {
        try database.write { database in
            let number = try Int.fetchOne(database, sql: "SELECT COALESCE(MAX(number), 0) + 1 FROM trade") ?? 1
            let trade = TradeRecord(
                id: Self.newID(), number: number, createdAt: Self.now, title: title, step: .offered)
            try trade.insert(database)
            let key = (name: TradeFileName.secretKey(.buyer), dataSetID: String?.none, document: buyerKey)
            try keep(TradePublication(tradeID: trade.id, step: .offered, files: files, secrets: [key]), database)
            return trade
        }
    }

    /// Makes a step, wholly or not at all.
    ///
    /// - Throws: ``TradeConflict`` where it is not the turn of this step any more.
    @discardableResult
    func publish(_ publication: TradePublication) throws -> TradeRecord {
        try database.write { try publish(publication, $0) }
    }

    /// The same as part of a transaction.
    @discardableResult
    func publish(_ publication: TradePublication, _ database: Database) throws -> TradeRecord {
        var trade = try Self.trade(publication.tradeID, before: publication.step, database)
        trade.step = publication.step
        try trade.update(database)
        try keep(publication, database)
        return trade
    }

    /// A trade in which this step is the next one.
    static func trade(_ id: String, before step: TradeStep, _ database: Database) throws -> TradeRecord {
        guard let trade = try TradeRecord.fetchOne(database, key: id) else { throw TradeConflict.noTrade }
        if let party = trade.endedBy { throw TradeConflict.ended(party) }
        guard trade.step == step.before else { throw TradeConflict.outOfTurn(last: trade.step) }
        return trade
    }

    /// Throws unless this step is the next one.
    func requireTurn(of step: TradeStep, in id: String) throws { _ = try database.read { try Self.trade(id, before: step, $0) } }

    private func keep(_ publication: TradePublication, _ database: Database) throws {
        let id = publication.tradeID
        let count = try TradeFileRecord.filter(Column("tradeID") == id).fetchCount(database)
        for (offset, file) in publication.files.enumerated() {
            let sealed = Data(vault.seal(file.document, in: "file \(file.name) of trade \(id)"))
            try TradeFileRecord(
                tradeID: id, name: file.name, number: count + offset, step: publication.step, createdAt: Self.now, document: sealed
            ).insert(database)
        }
        for secret in publication.secrets {
            try TradeSecretRecord(
                tradeID: id, party: publication.step.party, name: secret.name, dataSetID: secret.dataSetID,
                document: try seal(secret, of: id, database)
            ).insert(database)
        }
    }

    private func seal(
        _ secret: (name: String, dataSetID: String?, document: [UInt8]), of trade: String, _ database: Database
    ) throws -> Data {
        let place = "secret \(secret.name) of trade \(trade)"
        guard let id = secret.dataSetID else { return Data(vault.seal(secret.document, in: place)) }
        guard let record = try DataSetRecord.fetchOne(database, key: id) else { throw TradeConflict.noDataSet(id) }
        return Data(SecretStream.seal(secret.document, with: try dataKey(id, record.key), in: place))
    }

    // MARK: What everybody has

    /// All trades, the newest first.
    func trades() throws -> [TradeRecord] { try database.read { try TradeRecord.order(Column("number").desc).fetchAll($0) } }

    func trade(_ id: String) throws -> TradeRecord? { try database.read { try TradeRecord.fetchOne($0, key: id) } }

    /// The files of a trade in the order in which they were handed across.
    func tradeFiles(_ id: String) throws -> [TradeFile] {
        let records = try database.read {
            try TradeFileRecord.filter(Column("tradeID") == id).order(Column("number")).fetchAll($0)
        }
        return try records.map { record in
            TradeFile(
                name: record.name, step: record.step, createdAt: record.createdAt,
                document: try vault.open(Array(record.document), in: "file \(record.name) of trade \(id)"))
        }
    }

    /// The same by their names.
    func tradeDocuments(_ id: String) throws -> [String: [UInt8]] {
        Dictionary(uniqueKeysWithValues: try tradeFiles(id).map { ($0.name, $0.document) })
    }

    // MARK: What a side has

    /// What one side has for itself, from the rows of that side and no others.
    func tradeSide(_ party: TradeParty, of id: String) throws -> TradeSide {
        try database.read { database in
            let secrets = try Row.fetchAll(
                database, sql: "SELECT name, dataSetID FROM tradeSecret WHERE tradeID = ? AND party = ? ORDER BY name",
                arguments: [id, party.rawValue])
            let side = try Self.side(party, of: id, database)
            let checks = try side?.checks.map { try vault.open(Array($0), in: "checks of trade \(id)") }
            return TradeSide(
                party: party, secrets: secrets.map { ($0["name"], $0["dataSetID"]) }, jobID: side?.jobID,
                checks: checks.map { ($0, side?.checkedAt ?? 0) })
        }
    }

    private static func side(_ party: TradeParty, of id: String, _ database: Database) throws -> TradeSideRecord? {
        try TradeSideRecord.filter(Column("tradeID") == id && Column("party") == party.rawValue).fetchOne(database)
    }

    /// A secret file of one side; `nil` where there is none, or it was erased. `wipe` it after use.
    func tradeSecret(_ name: String, of party: TradeParty, in id: String) throws -> [UInt8]? {
        try database.read { database in
            let found = TradeSecretRecord.filter(
                Column("tradeID") == id && Column("party") == party.rawValue && Column("name") == name)
            guard let secret = try found.fetchOne(database) else { return nil }
            let place = "secret \(name) of trade \(id)"
            guard let dataSetID = secret.dataSetID else { return try vault.open(Array(secret.document), in: place) }
            guard let record = try DataSetRecord.fetchOne(database, key: dataSetID) else { return nil }
            return try SecretStream.open(Array(secret.document), with: try dataKey(dataSetID, record.key), in: place)
        }
    }

    /// Keeps what the buyer found when checking the receipt.
    func setChecks(_ checks: [UInt8], of id: String) throws {
        try database.write { database in
            guard try TradeRecord.exists(database, key: id) else { throw TradeConflict.noTrade }
            var side = try Self.side(.buyer, of: id, database) ?? TradeSideRecord(tradeID: id, party: .buyer)
            side.checks = Data(vault.seal(checks, in: "checks of trade \(id)"))
            side.checkedAt = Self.now
            try side.save(database)
        }
    }

    /// Writes down that a job makes the next step, where it is the turn of that step and nobody is at it.
    func begin(_ step: TradeStep, of id: String, with jobID: String, _ database: Database) throws {
        _ = try Self.trade(id, before: step, database)
        var side = try Self.side(step.party, of: id, database) ?? TradeSideRecord(tradeID: id, party: step.party)
        if let earlier = try side.jobID.flatMap({ try JobRecord.fetchOne(database, key: $0) }), !earlier.state.isFinal {
            throw TradeConflict.underWay
        }
        side.jobID = jobID
        try side.save(database)
    }

    // MARK: The end

    /// Ends a trade that has no receipt yet.
    func endTrade(_ id: String, by party: TradeParty) throws -> TradeRecord {
        try database.write { database in
            guard var trade = try TradeRecord.fetchOne(database, key: id) else { throw TradeConflict.noTrade }
            if let party = trade.endedBy { throw TradeConflict.ended(party) }
            guard trade.step != .delivered else { throw TradeConflict.outOfTurn(last: trade.step) }
            trade.endedBy = party
            try trade.update(database)
            return trade
        }
    }

    /// Removes a trade with all its files and keys; `false` where there is none. Its receipt stays among the receipts.
    func deleteTrade(_ id: String) throws -> Bool { try database.write { try TradeRecord.deleteOne($0, key: id) } }

    /// The jobs that the sides of a trade began last.
    func tradeJobs(_ id: String) throws -> [String] {
        try database.read {
            try String.fetchAll($0, sql: "SELECT jobID FROM tradeSide WHERE tradeID = ? AND jobID IS NOT NULL", arguments: [id])
        }
    }

    /// The trades in which a data set was committed to.
    func trades(on dataSetID: String) throws -> [String] { try database.read { try Self.trades(on: dataSetID, $0) } }

    private static func trades(on dataSetID: String, _ database: Database) throws -> [String] {
        try String.fetchAll(database, sql: "SELECT DISTINCT tradeID FROM tradeSecret WHERE dataSetID = ?", arguments: [dataSetID])
    }

    /// Takes from the seller of each trade on a data set everything that is secret, also what is about other data sets of the same trade, and
    /// ends those trades that have no receipt. Gives the number of trades and of openings.
    static func forgetTrades(on dataSetID: String, _ database: Database) throws -> (trades: Int, openings: Int) {
        var openings = 0
        let ids = try trades(on: dataSetID, database)
        for id in ids {
            let secrets = TradeSecretRecord.filter(Column("tradeID") == id && Column("party") == TradeParty.seller.rawValue)
            // One of them is the key.
            openings += try secrets.deleteAll(database) - 1
            try database.execute(
                sql: "UPDATE trade SET endedBy = ? WHERE id = ? AND endedBy IS NULL AND step <> ?",
                arguments: [TradeParty.seller.rawValue, id, TradeStep.delivered.rawValue])
        }
        return (ids.count, openings)
    }
}

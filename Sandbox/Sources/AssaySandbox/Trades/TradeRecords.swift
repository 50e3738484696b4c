// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import GRDB

/// A trade between a buyer and a seller, both played here. The row holds what both know.
struct TradeRecord: StoredRecord {
    static let databaseTableName = "trade"

    var id: String
    /// The order in which trades came.
    var number: Int
    var createdAt: Int
    /// Of the program.
    var title: String
    /// The last step that was made.
    var step: TradeStep
    /// Who ended it before there was a receipt.
    var endedBy: TradeParty?
}

/// A file that was handed across: what one side made and all of them have.
struct TradeFileRecord: StoredRecord {
    static let databaseTableName = "tradeFile"

    var tradeID: String
    var name: String
    var number: Int
    /// The step with which it was handed across.
    var step: TradeStep
    var createdAt: Int
    /// Sealed by the vault: it tells who trades on what, and receipts state scores.
    var document: Data
}

/// A file that stays with one side: its secret key, or what opens a commitment.
struct TradeSecretRecord: StoredRecord {
    static let databaseTableName = "tradeSecret"

    var tradeID: String
    var party: TradeParty
    var name: String
    /// Those of the seller are sealed under the key of a data set, and gone with it; the others by the vault.
    var dataSetID: String?
    var document: Data
}

/// What a side is doing, and what it found out for itself.
struct TradeSideRecord: StoredRecord {
    static let databaseTableName = "tradeSide"

    var tradeID: String
    var party: TradeParty
    /// The job that it had begun last.
    var jobID: String?
    /// Of the buyer: the checks of the receipt as JSON, sealed by the vault.
    var checks: Data?
    var checkedAt: Int?
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayWorker

/// Who takes part in a trade.
enum TradeParty: String, Codable, CaseIterable {
    case buyer, seller
    /// Whoever collected the data and says so.
    case source
}

/// How far a trade is: what was handed across last. The steps come in this order, each once.
enum TradeStep: String, Codable, CaseIterable {
    /// The buyer: program, parameters, terms, expectation.
    case offered
    /// The seller: a commitment to each data set.
    case committed
    /// The source: an attestation to each commitment.
    case attested
    /// The buyer: an agreement, signed.
    case drafted
    /// The seller: the same, signed by both.
    case agreed
    /// The seller: a receipt.
    case delivered

    /// Whose turn it is after this step; `nil` where nothing more crosses.
    var turn: TradeParty? {
        switch self {
        case .offered, .drafted, .agreed: .seller
        case .committed: .source
        case .attested: .buyer
        case .delivered: nil
        }
    }

    /// Who makes this step.
    var party: TradeParty {
        switch self {
        case .offered, .drafted: .buyer
        case .committed, .agreed, .delivered: .seller
        case .attested: .source
        }
    }

    /// The step that has to be the last one when this one is made; `nil` for the first.
    var before: TradeStep? { Self.allCases.last { $0 < self } }
}

extension TradeStep: Comparable {
    static func < (a: Self, b: Self) -> Bool { (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0) }
}

/// What a buyer wants, beside the program.
struct TradeOffer: Hashable, Sendable {
    var parameters: [String: String]
    /// The output and the least value that it has to have.
    var expectation: [String]?
    var terms: String
    /// How many days the agreement is to hold.
    var days: Int

    /// For a worker that begins now; `keys` is the folder of the proving keys.
    func order(keys: String) -> WorkOrder.ProofOrder {
        let now = Store.now
        return WorkOrder.ProofOrder(
            parameters: parameters, expectation: expectation, terms: terms, now: now, expires: now + days * 86400, keys: keys)
    }
}

/// The names of the files of a trade. Programs for the command line read all but the offer.
enum TradeFileName {
    static let program = "algorithm.assay"
    static let offer = "offer.json"
    static let draft = "agreement.buyer.json"
    static let agreement = "agreement.json"
    static let receipt = "receipt.json"

    static func commitment(_ dataSet: String) -> String { "commitment.\(dataSet).json" }
    static func attestation(_ dataSet: String) -> String { "attestation.\(dataSet).json" }
    static func opening(_ dataSet: String) -> String { "opening.\(dataSet).json" }
    static func publicKey(_ party: TradeParty) -> String { "\(party.rawValue).pub" }
    static func secretKey(_ party: TradeParty) -> String { "\(party.rawValue).key" }
}

/// Why a step cannot be made.
enum TradeConflict: Error, Hashable, Sendable {
    case noTrade
    case noDataSet(String)
    /// It was ended by one side.
    case ended(TradeParty)
    /// Another step is next, or none.
    case outOfTurn(last: TradeStep)
    /// The side is at it already.
    case underWay
}

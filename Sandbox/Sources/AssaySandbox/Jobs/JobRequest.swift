// SPDX-License-Identifier: Apache-2.0

/// What a job is to do. It holds no data, only its names; program and parameters are public.
struct JobRequest: Codable, Hashable, Sendable {
    /// The text of the program, as it was when the job was asked for.
    var source: String
    /// The data set for each that the program declares.
    var dataSets: [String: String]
    var parameters: [String: String]
    /// Of a proof: the output and the least value that the buyer expects.
    var expectation: [String]?
    /// Of a proof: what data and score may be used for.
    var terms: String
    /// Of a proof: how many days the agreement holds.
    var days: Int
    /// Of a step of a trade: which one it belongs to.
    var trade: String?
}

extension JobRequest {
    var offer: TradeOffer { TradeOffer(parameters: parameters, expectation: expectation, terms: terms, days: days) }

    init(source: String, dataSets: [String: String], offer: TradeOffer, trade: String? = nil) {
        self.init(
            source: source, dataSets: dataSets, parameters: offer.parameters, expectation: offer.expectation, terms: offer.terms,
            days: offer.days, trade: trade)
    }
}

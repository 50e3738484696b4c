// SPDX-License-Identifier: Apache-2.0
import AssayFormats
import Foundation
import Testing

@testable import AssaySandbox

extension Client {
    /// Begins a trade; its identifier.
    func offerDiary(_ members: [String: JSON] = [:]) async throws -> String {
        let offer: [String: JSON] = ["source": .string(try Shipped.diaryProgram), "parameters": ["expected": "75"]]
        let answer = try await api("POST", "trades", json: .object(offer.merging(members) { $1 }))
        try #require(answer.status == 201, "\(answer.words)")
        return answer.id
    }

    func commit(_ trade: String, _ dataSets: [String: String]) async throws -> Answer {
        try await api("POST", "trades/\(trade)/seller/commitment", json: ["dataSets": .object(dataSets.mapValues { .string($0) })])
    }

    func attest(_ trade: String) async throws -> Answer { try await api("POST", "trades/\(trade)/source/attestation") }

    /// Asks for a step that is a job, and waits until it has ended; the state of the job.
    func work(_ trade: String, _ path: String) async throws -> String? {
        let begun = try await api("POST", "trades/\(trade)/\(path)")
        try #require(begun.status == 202, "\(begun.words)")
        guard case .string(let job)? = begun["own", "job", "id"] else { return nil }
        return try await waitFor(job).text("state")
    }

    /// All steps up to one.
    func tradeDiary(_ dataSet: String, upTo last: TradeStep, _ offer: [String: JSON] = [:]) async throws -> String {
        let trade = try await offerDiary(offer)
        for step in TradeStep.allCases where step <= last {
            switch step {
            case .offered: break
            case .committed: try #require(try await commit(trade, ["readings": dataSet]).status == 200)
            case .attested: try #require(try await attest(trade).status == 200)
            case .drafted: try #require(try await work(trade, "buyer/agreement") == "done")
            case .agreed: try #require(try await work(trade, "seller/agreement") == "done")
            case .delivered: try #require(try await work(trade, "seller/receipt") == "done")
            }
        }
        return trade
    }
}

extension Client.Answer {
    var words: String { String(decoding: bytes, as: UTF8.self) }

    /// The names of the files that crossed.
    var fileNames: [String] { self["files"]?.elements.compactMap { $0.members["name"]?.text } ?? [] }
}

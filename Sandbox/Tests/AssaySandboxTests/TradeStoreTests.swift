// SPDX-License-Identifier: Apache-2.0
import AssayFormats
import Foundation
import GRDB
import Testing

@testable import AssaySandbox

/// What is left of a trade when the server is killed, and when its data is erased.
@Suite struct TradeStoreTests {
    private let scratch = Scratch()

    @Test func aTradeOutlivesServersThatAreKilled() async throws {
        var server = try await ServedProgram(scratch)
        let data = try await server.client.addDiary()
        let trade = try await server.client.offerDiary()
        // After each step, and in the middle of those that are jobs.
        for step in TradeStep.allCases.dropFirst() {
            let client = server.client
            switch step {
            case .committed: #expect(try await client.commit(trade, ["readings": data]).status == 200)
            case .attested: #expect(try await client.attest(trade).status == 200)
            default:
                let path = step == .drafted ? "buyer/agreement" : step == .agreed ? "seller/agreement" : "seller/receipt"
                let begun = try await client.api("POST", "trades/\(trade)/\(path)")
                guard begun.status == 202, case .string(let job)? = begun["own", "job", "id"] else { throw Store.SampleError() }
                while try await client.api("GET", "jobs/\(job)").text("state") == "queued" {}
                try await server.kill()
                server = try await ServedProgram(scratch)
                #expect(try await server.client.waitFor(job).text("state") == "done")
            }
            try await server.kill()
            server = try await ServedProgram(scratch)
            #expect(try await server.client.api("GET", "trades/\(trade)").text("step") == step.rawValue)
        }
        let checked = try await server.client.api("POST", "trades/\(trade)/buyer/checks")
        #expect(checked["own", "checks", "holds"] == true)
        #expect(Set(checked.fileNames).count == checked.fileNames.count && checked.fileNames.count == 10)
        #expect(try await server.client.api("GET", "receipts")["receipts"]?.elements.count == 1)
        try await server.kill()
        #expect(try scratch.storeOnceFree().isIntact())
    }

    @Test func erasingTheDataTakesTheSellersSecretsAndEndsTheTrade() async throws {
        let scratch = scratch
        let (trade, other) = try await withServer(scratch) { client in
            let (data, kept) = (try await client.addDiary(), try await client.addDiary())
            let trade = try await client.tradeDiary(data, upTo: .agreed)
            let other = try await client.tradeDiary(kept, upTo: .committed)
            let before = try await client.api("GET", "trades/\(trade)/buyer").json.members
            let erased = try await client.api("DELETE", "data-sets/\(data)")
            #expect(erased["openings"] == 1 && erased["trades"] == 1, "\(erased.words)")
            let buyer = try await client.api("GET", "trades/\(trade)/buyer").json
            #expect(buyer == .object(before.merging(["endedBy": "seller", "turn": .null]) { $1 }))
            let seller = try await client.api("GET", "trades/\(trade)/seller")
            #expect(seller["own", "keeps"] == [] && seller["own", "dataSets"] == [:])
            let late = try await client.api("POST", "trades/\(trade)/seller/receipt")
            #expect(late.status == 409 && late.text("type") == "/problems/trade-ended")
            #expect(try await client.commit(client.offerDiary(), ["readings": data]).status == 404)
            return (trade, other)
        }
        let store = try scratch.storeOnceFree()
        #expect(try store.tradeSide(.seller, of: trade).secrets.isEmpty && !store.tradeSide(.seller, of: other).secrets.isEmpty)
        #expect(try store.tradeSecret("seller.key", of: .seller, in: trade) == nil)
        #expect(try store.tradeSecret("seller.key", of: .seller, in: other) != nil)
    }

    /// The work ends, and what the buyer has already stays.
    @Test func erasingWhileTheScoreIsProvedAndAfterIt() async throws {
        try await withServer { client in
            let data = try await client.addDiary()
            let done = try await client.tradeDiary(data, upTo: .delivered)
            let trade = try await client.tradeDiary(data, upTo: .agreed)
            let begun = try await client.api("POST", "trades/\(trade)/seller/receipt")
            guard case .string(let job)? = begun["own", "job", "id"] else { throw Store.SampleError() }
            let before = try await client.api("GET", "trades/\(done)/buyer").bytes
            #expect(try await client.api("DELETE", "data-sets/\(data)")["trades"] == 2)
            #expect(try await client.waitFor(job).text("state") == "cancelled")
            #expect(try await client.api("GET", "trades/\(trade)").text("endedBy") == "seller")
            #expect(try await client.api("GET", "trades/\(done)/buyer").bytes == before)
            #expect(try await client.api("POST", "trades/\(done)/buyer/checks")["own", "checks", "holds"] == true)
        }
    }

    // MARK: The store by itself

    private func offered(_ store: Store) throws -> String {
        try store.addTrade(titled: "a program", files: [("offer.json", Array("an offer".utf8))], buyerKey: Array("buyer secret".utf8)).id
    }

    private func commitment(_ trade: String, _ data: String?) -> TradePublication {
        TradePublication(
            tradeID: trade, step: .committed, files: [("commitment.d.json", [1])],
            secrets: [("opening.d.json", data, Array("the rows".utf8)), ("seller.key", data, Array("seller secret".utf8))])
    }

    @Test func aStepIsMadeOnceAndWholly() throws {
        let store = try scratch.store()
        let data = try store.addDataSet(named: "d", table: [1]).id
        let trade = try offered(store)
        #expect(throws: TradeConflict.noTrade) { try store.publish(commitment(Store.newID(), data)) }
        #expect(throws: TradeConflict.noDataSet("gone")) { try store.publish(commitment(trade, "gone")) }
        #expect(try store.trade(trade)?.step == .offered && store.tradeFiles(trade).count == 1, "nothing of a step that failed is kept")
        #expect(try store.publish(commitment(trade, data)).step == .committed)
        #expect(throws: TradeConflict.outOfTurn(last: .committed)) { try store.publish(commitment(trade, data)) }
        #expect(try store.tradeFiles(trade).map(\.name) == ["offer.json", "commitment.d.json"])
        #expect(try store.tradeSecret("opening.d.json", of: .seller, in: trade) == Array("the rows".utf8))
        #expect(try store.tradeSecret("opening.d.json", of: .buyer, in: trade) == nil)
    }

    /// Also where a job found that out, and it was a step of a trade that ended in the meantime.
    @Test func aJobCannotMakeAStepOfATradeThatEnded() throws {
        let store = try scratch.store()
        let data = try store.addDataSet(named: "d", table: [1]).id
        let trade = try offered(store)
        try store.publish(commitment(trade, data))
        try store.publish(TradePublication(tradeID: trade, step: .attested, files: []))
        let request = JobRequest(
            source: "", dataSets: [:], parameters: [:], expectation: nil, terms: "", days: 1, trade: trade)
        let new = NewJob(owner: "a", kind: .draft, request: request, idempotencyKey: nil)
        let bounds = QueueBounds(total: 9, perOwner: 9)
        guard case .new(let queued) = try store.submit(new, within: bounds) else { throw Store.SampleError() }
        #expect(throws: TradeConflict.underWay) { try store.submit(new, within: bounds) }
        let job = try #require(try store.begin(queued.id))
        _ = try store.endTrade(trade, by: .seller)
        let draft = TradePublication(tradeID: trade, step: .drafted, files: [("agreement.buyer.json", [1])])
        #expect(throws: TradeConflict.ended(.seller)) { try store.end(job, .done, answer: [1], publication: draft) }
        #expect(try store.job(job.id)?.state == .running && store.trade(trade)?.step == .attested)
        #expect(throws: TradeConflict.ended(.seller)) { try store.submit(new, within: bounds) }
        #expect(throws: TradeConflict.ended(.seller)) { try store.endTrade(trade, by: .buyer) }
    }

    @Test func keysAreSealedAndThoseOfTheSellerGoWithTheData() throws {
        let store = try scratch.store()
        let data = try store.addDataSet(named: "d", table: [1]).id
        let trade = try offered(store)
        try store.publish(commitment(trade, data))
        for text in ["buyer secret", "seller secret", "the rows", "an offer"] {
            #expect(try !scratch.storedBytes().holds(text), "\(text)")
        }
        let sealed = try store.database.read { try TradeSecretRecord.filter(Column("party") == "seller").fetchAll($0) }.map(\.document)
        #expect(sealed.count == 2)
        for document in sealed { #expect(try scratch.storedBytes().holds(Array(document))) }
        #expect(try store.erase(data) == Erasure(openings: 1, answers: 0, trades: 1))
        for document in sealed { #expect(try !scratch.storedBytes().holds(Array(document))) }
        #expect(try store.tradeSecret("buyer.key", of: .buyer, in: trade) == Array("buyer secret".utf8))
        #expect(try store.trade(trade)?.endedBy == .seller && store.isIntact())
    }

    /// A trade on two tables loses its seller's key with either.
    @Test func erasingOneOfTwoTablesIsEnough() throws {
        let store = try scratch.store()
        let (a, b) = (try store.addDataSet(named: "a", table: [1]).id, try store.addDataSet(named: "b", table: [1]).id)
        let trade = try offered(store)
        let secrets: [(name: String, dataSetID: String?, document: [UInt8])] = [
            ("opening.a.json", a, [1]), ("opening.b.json", b, [2]), ("seller.key", a, [3]),
        ]
        try store.publish(TradePublication(tradeID: trade, step: .committed, files: [], secrets: secrets))
        #expect(try store.tradeSide(.seller, of: trade).dataSets == ["a": a, "b": b])
        #expect(try store.erase(b) == Erasure(openings: 2, answers: 0, trades: 1))
        #expect(try store.tradeSide(.seller, of: trade).secrets.isEmpty)
    }
}

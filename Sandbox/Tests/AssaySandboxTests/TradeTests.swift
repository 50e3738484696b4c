// SPDX-License-Identifier: Apache-2.0
import AssayFormats
import Foundation
import Testing

@testable import AssaySandbox

/// Trades as both sides see them.
@Suite struct TradeTests {
    @Test func fromAnOfferToAReceiptThatTheBuyerChecked() async throws {
        try await withServer { client in
            let data = try await client.addDiary()
            let trade = try await client.tradeDiary(data, upTo: .delivered)
            let checked = try await client.api("POST", "trades/\(trade)/buyer/checks")
            #expect(
                checked.status == 200 && checked["own", "checks", "holds"] == true && checked["own", "checks", "isForAgreement"] == true)
            #expect(checked["turn"] == .null && checked.text("step") == "delivered")
            #expect(
                checked.fileNames == [
                    "algorithm.assay", "offer.json", "buyer.pub", "commitment.readings.json", "seller.pub", "attestation.readings.json",
                    "source.pub", "agreement.buyer.json", "agreement.json", "receipt.json",
                ])
            let names = checked["own", "checks", "checks"]?.elements.filter { $0.members["warning"] == true }.compactMap {
                $0.members["name"]?.text
            }
            #expect(names == ["key mark"], "the source vouches for the data, so that only the key is a matter of trust")
            // The receipt is one among the others, and stays when the trade goes.
            let receipt = try await client.api("GET", "trades/\(trade)/files/receipt.json")
            #expect(receipt.headers["content-disposition"] == "attachment; filename=receipt.json")
            #expect(try await client.api("POST", "verify", bytes: receipt.bytes)["holds"] == true)
            let receipts = try await client.api("GET", "receipts")["receipts"]?.elements ?? []
            #expect(receipts.count == 1)
            #expect(try await client.api("DELETE", "trades/\(trade)").status == 204)
            #expect(try await client.api("DELETE", "trades/\(trade)").status == 404)
            #expect(try await client.api("GET", "trades/\(trade)/files/receipt.json").status == 404)
            #expect(try await client.api("GET", "receipts")["receipts"]?.elements.count == 1)
        }
    }

    @Test func stepsOutOfTurnAreRefusedInWords() async throws {
        try await withServer { client in
            let data = try await client.addDiary()
            let trade = try await client.offerDiary()
            let steps = [
                "seller/commitment", "source/attestation", "buyer/agreement", "seller/agreement", "seller/receipt", "buyer/checks",
            ]
            for (index, next) in steps.enumerated() {
                for path in steps where path != next {
                    // The check can be repeated, and needs nothing but a receipt.
                    if path == "buyer/checks", index == steps.count - 1 { continue }
                    let body: JSON? = path == "seller/commitment" ? ["dataSets": ["readings": .string(data)]] : nil
                    let answer = try await client.api("POST", "trades/\(trade)/\(path)", json: body)
                    #expect(
                        answer.status == 409 && answer.text("type") == "/problems/out-of-turn", "\(path) before \(next): \(answer.words)")
                    #expect(answer["step"] != nil && answer["turn"] != nil && answer.headers["content-type"] == "application/problem+json")
                }
                switch next {
                case "seller/commitment": #expect(try await client.commit(trade, ["readings": data]).status == 200)
                case "source/attestation": #expect(try await client.attest(trade).status == 200)
                case "buyer/checks": break
                default: #expect(try await client.work(trade, next) == "done")
                }
            }
            for _ in 0..<2 { #expect(try await client.api("POST", "trades/\(trade)/buyer/checks").status == 200) }
            let late = try await client.api("POST", "trades/\(trade)/buyer/withdrawal")
            #expect(late.status == 409 && late.text("type") == "/problems/out-of-turn")
        }
    }

    @Test func anOfferHasToBePossible() async throws {
        try await withServer { client in
            let source = JSON.string(try Shipped.diaryProgram)
            for (members, kind) in [
                (["source": "nonsense"], "program"), (["source": source], "parameters"),
                (
                    ["source": "assay 1\nalgorithm \"None\"\nparam a: 0 .. 9\npublish b = a as 0 .. 9\n", "parameters": ["a": "1"]],
                    "parameters"
                ),
                (["source": source, "parameters": ["expected": "101"]], "parameters"),
                (["source": source, "parameters": ["expected": "75"], "expectation": ["output": "x", "atLeast": "1"]], "parameters"),
                (["source": source, "parameters": ["expected": "75"], "expectation": ["output": "score", "atLeast": "x"]], "parameters"),
                (
                    ["source": source, "parameters": ["expected": "75"], "terms": .string(String(repeating: "a", count: 65537))],
                    "parameters"
                ),
            ] as [([String: JSON], String)] {
                let answer = try await client.api("POST", "trades", json: .object(members))
                #expect(answer.status == 422 && answer.text("type") == "/problems/\(kind)", "\(answer.words.prefix(300))")
            }
            for members in [[:], ["source": source, "days": 0], ["source": source, "other": 1]] as [[String: JSON]] {
                #expect(try await client.api("POST", "trades", json: .object(members)).status == 400)
            }
            #expect(try await client.api("GET", "trades")["trades"] == [])
        }
    }

    @Test func aCommitmentNeedsDataThatTheProgramReads() async throws {
        try await withServer { client in
            let trade = try await client.offerDiary()
            let faulty = try await client.api(
                "POST", "data-sets?name=faulty", bytes: Array(Shipped.text("circuits/bp-diary/out-of-range.synthetic.csv").utf8))
            for (dataSets, status) in [
                (["readings": faulty.id], 422), (["other": faulty.id], 422), ([:], 422), (["readings": Store.newID()], 404),
            ] {
                let answer = try await client.commit(trade, dataSets)
                #expect(answer.status == status, "\(answer.words.prefix(300))")
            }
            #expect(try await client.api("GET", "trades/\(trade)").text("step") == "offered")
            #expect(try await client.commit(trade, ["readings": client.addDiary()]).status == 200)
        }
    }

    /// The seller learns why there is no receipt; the buyer's view is, byte for byte, what it was.
    @Test func whatTheSellerCannotDeliverTheBuyerDoesNotLearn() async throws {
        try await withServer { client in
            let data = try await client.addDiary()
            let trade = try await client.tradeDiary(data, upTo: .agreed, ["expectation": ["output": "score", "atLeast": "99.57"]])
            let before = try await client.api("GET", "trades/\(trade)/buyer")
            for _ in 0..<2 { #expect(try await client.work(trade, "seller/receipt") == "failed") }
            let seller = try await client.api("GET", "trades/\(trade)/seller")
            guard case .string(let reason)? = seller["own", "job", "problem", "detail"] else { throw Store.SampleError() }
            #expect(reason.contains("expected quality") && reason.contains("99.56"))
            let after = try await client.api("GET", "trades/\(trade)/buyer")
            #expect(after.bytes == before.bytes)
            #expect(try await client.api("GET", "receipts")["receipts"] == [])
            // When the seller gives up, the buyer learns that and nothing else.
            #expect(try await client.api("POST", "trades/\(trade)/seller/withdrawal").status == 200)
            var expected = try before.json.members
            expected.merge(["endedBy": "seller", "turn": .null]) { $1 }
            #expect(try await client.api("GET", "trades/\(trade)/buyer").json == .object(expected))
        }
    }

    @Test(arguments: ["buyer", "seller"]) func aTradeThatWasEndedGoesNoFurther(party: String) async throws {
        try await withServer { client in
            let data = try await client.addDiary()
            for (last, next) in [
                (TradeStep.offered, "seller/commitment"), (.committed, "source/attestation"), (.attested, "buyer/agreement"),
            ] {
                let trade = try await client.tradeDiary(data, upTo: last)
                #expect(try await client.api("POST", "trades/\(trade)/\(party)/withdrawal").status == 200)
                let body: JSON? = last == .offered ? ["dataSets": ["readings": .string(data)]] : nil
                for path in [next, "\(party)/withdrawal", "buyer/checks"] {
                    let answer = try await client.api("POST", "trades/\(trade)/\(path)", json: path == next ? body : nil)
                    #expect(answer.status == 409 && answer.text("type") == "/problems/trade-ended", "\(path): \(answer.words)")
                    #expect(answer.text("endedBy") == party)
                }
            }
        }
    }

    @Test func aStepThatIsUnderWayIsNotBegunTwiceAndCanBeCancelled() async throws {
        try await withServer { client in
            let data = try await client.addDiary()
            let slow = try Shipped.diaryProgram.replacingOccurrences(of: "at most 168", with: "at most 3000")
            for end in ["cancel", "withdraw", "delete"] {
                let trade = try await client.tradeDiary(data, upTo: .attested, ["source": .string(slow)])
                let begun = try await client.api("POST", "trades/\(trade)/buyer/agreement")
                guard begun.status == 202, case .string(let job)? = begun["own", "job", "id"] else { throw Store.SampleError() }
                let again = try await client.api("POST", "trades/\(trade)/buyer/agreement")
                #expect(again.status == 409 && again.text("type") == "/problems/under-way")
                let (method, path, status) =
                    switch end {
                    case "cancel": ("POST", "jobs/\(job)/cancel", 200)
                    case "withdraw": ("POST", "trades/\(trade)/seller/withdrawal", 200)
                    default: ("DELETE", "trades/\(trade)", 204)
                    }
                #expect(try await client.api(method, path).status == status)
                #expect(try await client.waitFor(job).text("state") == "cancelled")
                #expect(try await client.api("GET", "trades/\(trade)").text("step") == (end == "delete" ? nil : "attested"))
            }
        }
    }

    /// Two trades on one table have nothing in common that could show that it is one.
    @Test func twoTradesOnOneTableCannotBeLinked() async throws {
        try await withServer { client in
            let data = try await client.addDiary()
            let source: [String: JSON] = ["terms": "other terms"]
            let trades = [
                try await client.tradeDiary(data, upTo: .delivered), try await client.tradeDiary(data, upTo: .delivered, source),
            ]
            var keys: [String] = []
            var commitments: [String] = []
            for trade in trades {
                let view = try await client.api("GET", "trades/\(trade)")
                keys += view["keys"]?.members.values.compactMap(\.text) ?? []
                commitments.append(try await client.api("GET", "trades/\(trade)/files/commitment.readings.json").text("commitment") ?? "")
            }
            #expect(Set(keys).count == 6 && Set(commitments).count == 2)
        }
    }
}

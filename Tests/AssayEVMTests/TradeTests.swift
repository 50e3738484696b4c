// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCrypto
import AssayGroth16
import AssayTestSupport
import Testing

@testable import AssayEVM

/// The contract for trades in Vyper, compiled and run in revm with the assembled verifier.
@Suite struct TradeTests {
    struct Step: Encodable {
        var from: Int
        var contract = 1
        var data: String
        var value = 0
        var time = 1_000
    }

    struct Told: Decodable {
        var end: String
        var output: String
        var balances: [Int]

        /// The text of a plain reason, or the name of an error of the verifier.
        var reason: String? {
            guard end == "revert", let bytes = Hexadecimal.bytes(output), bytes.count >= 4 else { return nil }
            if let error = ContractErrors.all(.single).first(where: { $0.selector == Array(bytes.prefix(4)) }) { return error.name }
            guard bytes.count >= 68, let length = Word(bigEndian: bytes[36...]).integer else { return nil }
            return String(decoding: bytes.dropFirst(68).prefix(length), as: UTF8.self)
        }
    }

    private struct Question: Encodable {
        struct Contract: Encodable {
            var code: String?
            var vyper: String?
            var addressOf: Int?
        }

        var contracts: [Contract]
        var steps: [Step]
    }

    private struct Answer: Decodable {
        var steps: [Told]
    }

    /// Outputs score and expectation, one parameter, one commitment, the agreement: buyer 0, seller 1, two others.
    let trapdoor: TrapdoorKey
    let agreement = Fr(77)
    let digest = Word(77) | Word.one.shiftedLeft(by: 255)

    init() throws {
        var generator = SeededGenerator(seed: 9)
        trapdoor = try TrapdoorKey(signals: 5, using: &generator)
    }

    func play(_ steps: [Step], bit: Int? = nil) throws -> [Told] {
        let verifier = Hexadecimal.string(try VerifierContract(trapdoor.key).initCode)
        let trade = try TradeSource(signalCount: 5, outputCount: 2, expectation: 1, bit: bit).text(.vyper)
        let question = Question(contracts: [.init(code: verifier), .init(vyper: trade, addressOf: 0)], steps: steps)
        return try Peer.ask("evm_scenario", question, as: Answer.self).steps
    }

    func open(agreed: [Fr] = [60, 4242], expires: Int = 2_000, price: Int = 1_000_000, from buyer: Int = 0, time: Int = 1_000) -> Step {
        let entry = ABIEntry.function(
            "open", [ABIParameter("digest", .uint256), ABIParameter("agreed", .array(.uint256, 2))])
        // bytes32 and address are words like any other, but for their names in the signature.
        let selector = Keccak256.digest(Array("open(bytes32,uint256[2],address,uint256)".utf8)).prefix(4)
        #expect(entry.name == "open")
        let seller = String(repeating: "0", count: 24) + "<account 1>"
        let data =
            Hexadecimal.string(selector + digest.bytes + agreed.flatMap { Word($0).bytes }) + seller
            + Hexadecimal.string(Word(expires).bytes)
        return Step(from: buyer, data: data, value: price, time: time)
    }

    func deliver(_ signals: [Fr], from sender: Int = 1, to buyer: Int = 0, spoil: Bool = false, seed: UInt64 = 4, time: Int = 1_500) -> Step
    {
        var generator = SeededGenerator(seed: seed)
        var claim = trapdoor.claim(signals, using: &generator)
        if spoil { claim = Claim(proof: Proof(a: -claim.proof.a, b: claim.proof.b, c: claim.proof.c), publicInputs: signals) }
        let selector = Keccak256.digest(
            Array("deliver(address,uint256[2],uint256[2][2],uint256[2],uint256[5])".utf8)
        ).prefix(4)
        let account = String(repeating: "0", count: 24) + "<account \(buyer)>"
        return Step(from: sender, data: Hexadecimal.string(selector) + account + Hexadecimal.string(claim.calldataWords.bytes), time: time)
    }

    func withdraw(from buyer: Int = 0, time: Int) -> Step {
        let selector = Keccak256.digest(Array("withdraw(uint256)".utf8)).prefix(4)
        return Step(from: buyer, data: Hexadecimal.string(selector + Word(agreement).bytes), time: time)
    }

    /// Score, expectation met, parameter, commitment, agreement.
    func signals(score: Fr = 71, meets: Fr = 1, parameter: Fr = 60, commitment: Fr = 4242, agreement: Fr? = nil) -> [Fr] {
        [score, meets, parameter, commitment, agreement ?? self.agreement]
    }

    static let start = 1_000_000_000_000_000_000

    @Test(.needsPeers) func theSellerIsPaidOnce() throws {
        let told = try play([
            open(), deliver(signals(), from: 2), deliver(signals()), deliver(signals(), seed: 5), withdraw(time: 3_000),
        ])
        #expect(told.map(\.end) == ["success", "success", "revert", "revert", "revert"])
        #expect(told[0].balances == [Self.start - 1_000_000, Self.start, Self.start, Self.start])
        #expect(told[1].balances == [Self.start - 1_000_000, Self.start + 1_000_000, Self.start, Self.start])
        // The same proof again, another proof of the same statement, and the price a second time.
        #expect(told.dropFirst(2).map(\.reason) == Array(repeating: "this trade is settled", count: 3))
        #expect(told[4].balances == told[1].balances)
    }

    @Test(.needsPeers) func nothingElseIsPaidFor() throws {
        let refused = [
            (deliver(signals(meets: 0)), "the expectation is not met"),
            (deliver(signals(meets: 2)), "the expectation is not met"),
            (deliver(signals(parameter: 59)), "other parameters or commitments were agreed on"),
            (deliver(signals(commitment: 4243)), "other parameters or commitments were agreed on"),
            (deliver(signals(agreement: 78)), "this agreement has no trade"),
            (deliver(signals(), to: 3), "this agreement has no trade"),
            (deliver(signals(), spoil: true), "ProofInvalid"),
            (deliver(signals(), time: 2_001), "this trade has expired"),
            (withdraw(time: 2_000), "this trade has not expired"),
            (withdraw(from: 2, time: 2_001), "this agreement has no trade"),
            (open(), "this agreement has a trade already"),
        ]
        let told = try play([open()] + refused.map(\.0) + [deliver(signals(), time: 2_000)])
        #expect(told[0].end == "success")
        for (step, (_, reason)) in zip(told.dropFirst(), refused) { #expect(step.reason == reason) }
        #expect(told.last?.end == "success")
        #expect(told.last?.balances[1] == Self.start + 1_000_000)
    }

    @Test(.needsPeers) func theBuyerTakesThePriceBackInTheEnd() throws {
        let told = try play([
            open(), withdraw(time: 2_001), withdraw(time: 2_002), deliver(signals(), time: 2_003), open(expires: 4_000, time: 3_000),
        ])
        #expect(told.map(\.end) == ["success", "success", "revert", "revert", "revert"])
        #expect(told[1].balances == [Self.start, Self.start, Self.start, Self.start])
    }

    /// Somebody else who opens a trade on the same agreement is in nobody's way.
    @Test(.needsPeers) func anotherBuyersTradeIsAnother() throws {
        let told = try play([open(agreed: [1, 2], price: 1, from: 2), open(), deliver(signals())])
        #expect(told.map(\.end) == ["success", "success", "success"])
        #expect(told[2].balances == [Self.start - 1_000_000, Self.start + 1_000_000, Self.start - 1, Self.start])
    }

    @Test(.needsPeers) func tradesThatCanNeverBeAreNotOpened() throws {
        let told = try play([open(expires: 999)])
        #expect(told.map(\.reason) == ["this is over already"])
    }

    /// Where outputs share a signal, one bit of it decides, whatever the others are.
    @Test(.needsPeers) func aBitOfASignalIsTheExpectation() throws {
        let told = try play(
            [open(), deliver(signals(meets: 0b1101_1111)), deliver(signals(meets: 1)), deliver(signals(meets: 0b1_0010_0000))], bit: 5)
        #expect(told.map(\.end) == ["success", "revert", "revert", "success"])
        #expect(told[1...2].map(\.reason) == ["the expectation is not met", "the expectation is not met"])
    }

    @Test func shapesThatAreNoTradeAreRefused() {
        #expect(throws: TradeSourceError.noStatement) { try TradeSource(signalCount: 2, outputCount: 1, expectation: 0) }
        #expect(throws: TradeSourceError.noStatement) { try TradeSource(signalCount: 2, outputCount: 0, expectation: 0) }
        #expect(throws: TradeSourceError.noSuchOutput(2)) { try TradeSource(signalCount: 5, outputCount: 2, expectation: 2) }
        for bit in [-1, 256] {
            #expect(throws: TradeSourceError.noSuchOutput(1)) { try TradeSource(signalCount: 5, outputCount: 2, expectation: 1, bit: bit) }
        }
        #expect(throws: TradeSourceError.noSuchOutput(-1)) { try TradeSource(signalCount: 5, outputCount: 2, expectation: -1) }
    }
}

// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCrypto
import AssayGroth16
import AssayTestSupport
import Testing

@testable import AssayEVM

/// The contract for many proofs, in revm and in our own machine.
@Suite struct BatchTests {
    typealias Case = ContractCase

    static func call(_ claims: [Claim<BN254>], _ function: VerifierCall.Function = .require) throws -> Words {
        Words(try VerifierCall(batch: claims, function: function))
    }

    /// Every case for batches of three.
    static func cases(_ trapdoor: TrapdoorKey, using generator: inout SeededGenerator) throws -> [Case] {
        let claims = (0..<3).map { _ in trapdoor.claim(using: &generator) }
        let (require, verify) = (try call(claims), try call(claims, .verify))
        var cases: [Case] = []
        for count in 1...3 {
            let some = Array(claims.prefix(count))
            cases.append(Case(name: "\(count) valid", call: .init(try call(some).bytes), expected: .stops))
            cases.append(Case(name: "\(count) valid, asked", call: .init(try call(some, .verify).bytes), expected: .answers(true)))
        }
        let twice = [claims[0], claims[0]]
        cases.append(Case(name: "one twice", call: .init(try call(twice).bytes), expected: .stops))
        for (name, words, error, arguments) in refusals(trapdoor, claims, require, using: &generator) {
            var asked = words
            asked.selector = verify.selector
            cases.append(Case(name: name, call: .init(words.bytes), expected: .reverts(error, arguments)))
            cases.append(Case(name: "\(name), asked", call: .init(asked.bytes), expected: .answers(false)))
        }
        return cases + shapes(require) + shapes(verify)
    }

    static func refusals(
        _ trapdoor: TrapdoorKey, _ claims: [Claim<BN254>], _ call: Words, using generator: inout SeededGenerator
    ) -> [(String, Words, ABIEntry, [Int])] {
        var list: [(String, Words, ABIEntry, [Int])] = []
        let size = 8 + claims[0].publicInputs.count
        for proof in claims.indices {
            let first = 2 + proof * size
            for index in claims[proof].publicInputs.indices {
                let place = first + 8 + index
                list.append(
                    (
                        "signal \(index) of \(proof)", call.with(place, Word(claims[proof].publicInputs[index] + 1)),
                        ContractErrors.proofInvalid, []
                    ))
                list.append(
                    (
                        "signal \(index) of \(proof) plus r", call.with(place, call.words[place] &+ Bad.r), ContractErrors.batchSignal,
                        [proof, index]
                    ))
            }
            for word in 0..<8 {
                let place = first + word
                let element = word < 2 ? 0 : word < 6 ? 1 : 2
                list.append(
                    (
                        "word \(word) of \(proof) plus p", call.with(place, call.words[place] &+ Bad.p), ContractErrors.batchCoordinate,
                        [proof, word]
                    ))
                list.append(
                    element == 1
                        ? ("word \(word) of \(proof) plus one", call.with(place, call.words[place] &+ .one), ContractErrors.batchB, [])
                        : (
                            "word \(word) of \(proof) plus one", call.with(place, call.words[place] &+ .one), ContractErrors.batchPoint,
                            [proof, element]
                        ))
            }
            for (element, words) in [0..<2, 2..<6, 6..<8].enumerated() {
                let changes = Dictionary(uniqueKeysWithValues: words.map { (first + $0, Word.zero) })
                list.append(
                    ("element \(element) of \(proof) at infinity", call.with(changes), ContractErrors.batchInfinity, [proof, element]))
            }
            let twist = Dictionary(uniqueKeysWithValues: zip(first + 2..<first + 6, Bad.outsideSubgroup))
            list.append(("B of \(proof) outside the subgroup", call.with(twist), ContractErrors.batchB, []))
        }
        // Errors that cancel when every number is one, or when two are the same.
        let shift = BN254.G1.generator
        let (c0, c1) = ((BN254.G1(claims[0].proof.c) + shift).affine, (BN254.G1(claims[1].proof.c) - shift).affine)
        let cancelling = [(2 + 6, c0), (2 + size + 6, c1)].reduce(into: call) { words, change in
            words = words.with([change.0: Word(change.1.x), change.0 + 1: Word(change.1.y)])
        }
        list.append(("errors that cancel in a plain sum", cancelling, ContractErrors.proofInvalid, []))
        return list
    }

    static func shapes(_ words: Words) -> [Case] {
        let count = words.bytes.count
        let bad: [(String, [UInt8])] = [
            ("selector only", words.selector), ("no list", Array(words.bytes.prefix(36))),
            ("no proofs", words.selector + [Word(32), .zero].bytes),
            ("a byte short", Array(words.bytes.prefix(count - 1))), ("a word long", words.bytes + Word.zero.bytes),
            ("another offset", words.with(0, Word(64)).bytes), ("two said, three there", words.with(1, Word(2)).bytes),
            ("four said, three there", words.with(1, Word(4)).bytes),
            ("very many said", words.with(1, Word.one.shiftedLeft(by: 251) &+ Word(3)).bytes),
        ]
        return bad.map { Case(name: $0.0, call: .init($0.1), expected: .reverts(ContractErrors.batchShape, [])) } + [
            Case(name: "with value", call: .init(words.bytes, value: 1), expected: .reverts(nil, [])),
            Case(name: "another function", call: .init([0, 0, 0, 0] + words.words.bytes), expected: .reverts(nil, [])),
        ]
    }

    @Test(.needsPeers, arguments: [1, 2]) func everyCaseEndsAsItMust(signals: Int) throws {
        var generator = SeededGenerator()
        let trapdoor = try TrapdoorKey(signals: signals, using: &generator)
        let contract = try VerifierContract(trapdoor.key, kind: .batch)
        let cases = try Self.cases(trapdoor, using: &generator)
        try EVMJudge.check(contract, cases, "\(generator)")
    }

    @Test(.needsPeers) func pyEvmAgrees() throws {
        var generator = SeededGenerator()
        let trapdoor = try TrapdoorKey(signals: 1, using: &generator)
        let contract = try VerifierContract(trapdoor.key, kind: .batch)
        let claims = (0..<3).map { _ in trapdoor.claim(using: &generator) }
        let call = try Self.call(claims)
        let calls = [call.bytes, call.with(10, .one).bytes].map { EVMJudge.Call($0) }
        let verdict = try EVMJudge.ask(contract, calls, of: "py-evm")
        #expect(verdict.calls.map(\.end) == ["success", "revert"])
        for (call, result) in zip(calls, verdict.calls) { #expect(EVMJudge.run(contract, call) == result, "\(generator)") }
    }

    /// Too little gas is never an answer.
    @Test func tooLittleGasIsNoAnswer() throws {
        var generator = SeededGenerator()
        let trapdoor = try TrapdoorKey(signals: 1, using: &generator)
        let contract = try VerifierContract(trapdoor.key, kind: .batch)
        let call = try Self.call((0..<2).map { _ in trapdoor.claim(using: &generator) }, .verify)
        for gas in stride(from: 21_000, to: 300_000, by: 211) {
            let outcome = Transaction.run(contract, calldata: call.bytes, gas: gas)
            #expect(!outcome.isSuccess || outcome.output == Word.one.bytes, "\(gas), \(generator)")
        }
    }
}

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

    static func call<C: ContractCurve>(_ claims: [Claim<C>], _ function: VerifierContract.Function = .require) throws -> Words {
        Words(try VerifierCall(batch: claims, function: function))
    }

    /// Every case for batches of three.
    static func cases<C>(_ trapdoor: Trapdoor<C>, using generator: inout SeededGenerator) throws -> [Case] {
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
        var refusals = cancelling(claims, require)
        for proof in claims.indices { refusals += self.refusals(claims, proof, require) }
        for (name, words, error, arguments) in refusals {
            var asked = words
            asked.selector = verify.selector
            cases.append(Case(name: name, call: .init(words.bytes), expected: .reverts(error, arguments)))
            cases.append(Case(name: "\(name), asked", call: .init(asked.bytes), expected: .answers(false)))
        }
        return cases + shapes(require) + shapes(verify)
    }

    typealias Refusal = SingleProofTests.Refusal

    /// Batches in which one proof is spoiled.
    static func refusals<C: ContractCurve>(_ claims: [Claim<C>], _ proof: Int, _ call: Words) -> [Refusal] {
        let places = ProofPlaces(family: C.Fp.contracts)
        let first = 2 + proof * (places.wordCount + claims[0].publicInputs.count)
        var list: [Refusal] = []
        for (index, signal) in claims[proof].publicInputs.enumerated() {
            let place = first + places.wordCount + index
            list.append(("signal \(index)", call.with(place, Word(signal + .one)), ContractErrors.proofInvalid, []))
            list.append(
                ("signal \(index) plus r", call.with(place, call.words[place] &+ Bad<C>.r), ContractErrors.batchSignal, [proof, index]))
        }
        for number in 0..<8 {
            let word = places.number(number)
            let place = first + word.lowerBound..<first + word.upperBound
            for (name, words) in SingleProofTests.notCanonical(C.self, call, place) {
                list.append(("number \(number) \(name)", words, ContractErrors.batchCoordinate, [proof, word.lowerBound]))
            }
            list.append(bad("number \(number) plus one", call.adding(1, at: place), proof, ProofPlaces.element(of: number)))
        }
        for element in 0..<3 {
            let words = places.element(element)
            let nothing = call.with(words.map { _ in Word.zero }, from: first + words.lowerBound)
            list.append(("element \(element) at infinity", nothing, ContractErrors.batchInfinity, [proof, element]))
            for word in C.Fp.contracts.signsOfInfinity[element] where C.Fp.contracts == .eip2537 {
                list.append(bad("word \(word) zero", call.with(first + word, .zero), proof, element))
            }
            if let point = element == 1 ? Bad<C>.outsideG2 : Bad<C>.outsideG1 {
                list.append(
                    bad("element \(element) outside the subgroup", call.with(point, from: first + words.lowerBound), proof, element))
            }
        }
        return list.map { ("proof \(proof), \($0)", $1, $2, $3) }
    }

    /// Whose B is bad is not said.
    private static func bad(_ name: String, _ words: Words, _ proof: Int, _ element: Int) -> Refusal {
        element == 1 ? (name, words, ContractErrors.batchB, []) : (name, words, ContractErrors.batchPoint, [proof, element])
    }

    /// Errors that cancel when every number is one, or when two are the same.
    static func cancelling<C: ContractCurve>(_ claims: [Claim<C>], _ call: Words) -> [Refusal] {
        let places = ProofPlaces(family: C.Fp.contracts)
        let size = places.wordCount + claims[0].publicInputs.count
        let shift = C.G1.generator
        let (c0, c1) = ((C.G1(claims[0].proof.c) + shift).affine, (C.G1(claims[1].proof.c) - shift).affine)
        let first = 2 + places.element(2).lowerBound
        let words = call.with(PointWords(c0).words, from: first).with(PointWords(c1).words, from: first + size)
        return [("errors that cancel in a plain sum", words, ContractErrors.proofInvalid, [])]
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
        try Self.judge(BN254.self, signals, by: "pyrevm")
    }

    @Test(.needsPeers, arguments: [0, 1, 2]) func everyCaseOfTheSecondCurveEndsAsItMust(signals: Int) throws {
        try Self.judge(BLS12381.self, signals, by: "prague-arkworks")
    }

    /// See `SingleProofTests.aChainWithoutPairingsAcceptsNothing`.
    @Test(.needsPeers, arguments: [1, 9]) func aChainWithoutPairingsAcceptsNothing(signals: Int) throws {
        var generator = SeededGenerator()
        let trapdoor = try Trapdoor<BLS12381>(signals: signals, using: &generator)
        let contract = try VerifierContract(trapdoor.key, kind: .batch)
        for count in 1...3 {
            let claims = (0..<count).map { _ in trapdoor.claim([BLS12381.Fr](repeating: .one, count: signals), using: &generator) }
            let verdict = try EVMJudge.ask(contract, [EVMJudge.Call(try VerifierCall(batch: claims).bytes)], of: "pyrevm")
            #expect(verdict.calls[0].end == "revert", "\(verdict.calls[0]), \(generator)")
        }
    }

    static func judge<C: ContractCurve>(_: C.Type, _ signals: Int, by judge: String) throws {
        var generator = SeededGenerator()
        let trapdoor = try Trapdoor<C>(signals: signals, using: &generator)
        let contract = try VerifierContract(trapdoor.key, kind: .batch)
        let verdict = try EVMJudge.check(contract, cases(trapdoor, using: &generator), by: judge, "\(generator)")
        #expect(verdict.deployGas == Transaction.deploymentGas(contract), "\(generator)")
    }

    @Test(.needsPeers) func pyEvmAgrees() throws {
        try Self.askPyEvm(BN254.self, "py-evm")
        try Self.askPyEvm(BLS12381.self, "prague")
    }

    static func askPyEvm<C: ContractCurve>(_: C.Type, _ judge: String) throws {
        var generator = SeededGenerator()
        let trapdoor = try Trapdoor<C>(signals: 1, using: &generator)
        let contract = try VerifierContract(trapdoor.key, kind: .batch)
        let claims = (0..<3).map { _ in trapdoor.claim(using: &generator) }
        let call = try Self.call(claims)
        let calls = [call.bytes, call.with(2 + ProofPlaces(family: C.Fp.contracts).wordCount, .one).bytes].map { EVMJudge.Call($0) }
        let verdict = try EVMJudge.ask(contract, calls, of: judge)
        #expect(verdict.calls.map(\.end) == ["success", "revert"])
        for (call, result) in zip(calls, verdict.calls) { #expect(EVMJudge.run(contract, call) == result, "\(generator)") }
    }

    /// Too little gas is never an answer.
    @Test func tooLittleGasIsNoAnswer() throws {
        try Self.starve(BN254.self)
        try Self.starve(BLS12381.self)
    }

    static func starve<C: ContractCurve>(_: C.Type) throws {
        var generator = SeededGenerator()
        let trapdoor = try Trapdoor<C>(signals: 1, using: &generator)
        let contract = try VerifierContract(trapdoor.key, kind: .batch)
        let call = try Self.call((0..<2).map { _ in trapdoor.claim(using: &generator) }, .verify)
        for gas in stride(from: 21_000, to: 330_000, by: 611) {
            let outcome = Transaction.run(contract, calldata: call.bytes, gas: gas)
            #expect(!outcome.isSuccess || outcome.output == Word.one.bytes, "\(gas), \(generator)")
        }
    }
}

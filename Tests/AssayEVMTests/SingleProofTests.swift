// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCrypto
import AssayGroth16
import AssayTestSupport
import Testing

@testable import AssayEVM

/// The contract for one proof, in revm and py-evm and in our own machine: what it accepts, what it refuses and with which words, and the gas.
@Suite struct SingleProofTests {
    typealias Case = ContractCase

    /// Every case for a key with `signals` public signals, at least one.
    static func cases<C>(_ trapdoor: Trapdoor<C>, using generator: inout SeededGenerator) -> [Case] {
        let claim = trapdoor.claim(using: &generator)
        let require = Words(VerifierCall(claim))
        let verify = Words(VerifierCall(claim, function: .verify))
        let edges = trapdoor.claim(claim.publicInputs.map { _ in -C.Fr.one }, using: &generator)
        let zeros = trapdoor.claim(claim.publicInputs.map { _ in C.Fr.zero }, using: &generator)
        var cases = [
            Case(name: "valid", call: .init(require.bytes), expected: .stops),
            Case(name: "valid, asked", call: .init(verify.bytes), expected: .answers(true)),
            Case(name: "greatest signals", call: .init(VerifierCall(edges).bytes), expected: .stops),
            Case(name: "signals zero", call: .init(VerifierCall(zeros).bytes), expected: .stops),
        ]
        for (name, words, error, arguments) in refusals(trapdoor, claim, require, using: &generator) {
            var asked = words
            asked.selector = verify.selector
            cases.append(Case(name: name, call: .init(words.bytes), expected: .reverts(error, arguments)))
            cases.append(Case(name: "\(name), asked", call: .init(asked.bytes), expected: .answers(false)))
        }
        return cases + useless(require, verify)
    }

    typealias Refusal = (String, Words, ABIEntry, [Int])

    /// Proofs that are refused, with the error and its argument.
    static func refusals<C: ContractCurve>(
        _ trapdoor: Trapdoor<C>, _ claim: Claim<C>, _ call: Words, using generator: inout SeededGenerator
    ) -> [Refusal] {
        let places = ProofPlaces(family: C.Fp.contracts)
        var list: [Refusal] = []
        for index in claim.publicInputs.indices {
            let place = places.wordCount + index
            let another = call.with(place, Word(claim.publicInputs[index] + .one))
            list.append(("signal \(index) another", another, ContractErrors.proofInvalid, []))
            list.append(("signal \(index) plus r", call.with(place, call.words[place] &+ Bad<C>.r), ContractErrors.signal, [index]))
            list.append(("signal \(index) is r", call.with(place, Bad<C>.r), ContractErrors.signal, [index]))
        }
        for number in 0..<8 {
            let word = places.number(number)
            for (name, words) in notCanonical(C.self, call, word) {
                list.append(("coordinate \(number) \(name)", words, ContractErrors.coordinate, [word.lowerBound]))
            }
            let element = ProofPlaces.element(of: number)
            list.append(("coordinate \(number) plus one", call.adding(1, at: word), ContractErrors.point, [element]))
        }
        list += badPoints(C.self, call, places)
        let withoutC = Words(VerifierCall(trapdoor.claimWithoutC(using: &generator)))
        list.append(("the equation holds, C at infinity", withoutC, ContractErrors.infinity, [2]))
        let negated = Claim<C>(proof: Proof(a: claim.proof.a, b: claim.proof.b, c: -claim.proof.c), publicInputs: claim.publicInputs)
        list.append(("C negated", Words(VerifierCall(negated)), ContractErrors.proofInvalid, []))
        return list
    }

    /// A number with values that are not below the modulus.
    static func notCanonical<C: ContractCurve>(_: C.Type, _ call: Words, _ place: Range<Int>) -> [(String, Words)] {
        let first = place.lowerBound
        let greatest = [Word](repeating: ~.zero, count: place.count)
        var list = [
            ("plus p", call.adding(Bad<C>.modulus, at: first)), ("is p", call.with(Bad<C>.modulus, from: first)),
            ("greatest", call.with(greatest, from: first)),
        ]
        // The first 16 of 64 bytes have to be zero.
        if place.count == 2 {
            for bit in [125, 128, 255] {
                let above = call.words[first] | Word.one.shiftedLeft(by: Word(bit))
                list.append(("with bit \(256 + bit)", call.with(first, above)))
            }
            list.append(("with the second word of p", call.with([Bad<C>.modulus[0], ~.zero], from: first)))
        }
        return list
    }

    /// Elements that are no points, or not such points.
    static func badPoints<C: ContractCurve>(_: C.Type, _ call: Words, _ places: ProofPlaces) -> [Refusal] {
        var list: [Refusal] = []
        for element in 0..<3 {
            let words = places.element(element)
            let nothing = call.with(words.map { _ in Word.zero }, from: words.lowerBound)
            list.append(("element \(element) at infinity", nothing, ContractErrors.infinity, [element]))
            // One zero among the words of y is no infinity.
            let signs = C.Fp.contracts.signsOfInfinity[element]
            for word in signs where signs.count > 1 {
                list.append(("element \(element), word \(word) zero", call.with(word, .zero), ContractErrors.point, [element]))
            }
            if element != 1, let point = Bad<C>.outsideG1 {
                let outside = call.with(point, from: words.lowerBound)
                list.append(("element \(element) outside the subgroup", outside, ContractErrors.point, [element]))
            }
        }
        let b = places.element(1).lowerBound
        list.append(("B outside the subgroup", call.with(Bad<C>.outsideG2, from: b), ContractErrors.point, [1]))
        let exchanged = PointWords<C.G2.Affine>(call.words[places.element(1)]).exchanged
        list.append(("B with its parts exchanged", call.with(exchanged.words, from: b), ContractErrors.point, [1]))
        return list
    }

    /// Calls that are no calls.
    static func useless(_ require: Words, _ verify: Words) -> [Case] {
        let lengths = [4, 36, require.bytes.count - 1, require.bytes.count - 32, require.bytes.count + 1, require.bytes.count + 32]
        var cases = [require, verify].flatMap { words in
            lengths.map { length in
                let bytes = Array((words.bytes + [UInt8](repeating: 0, count: 32)).prefix(length))
                return Case(
                    name: "\(length) bytes", call: .init(bytes),
                    expected: .reverts(ContractErrors.calldataLength, [require.bytes.count, length]))
            }
        }
        for words in [require, verify] {
            cases.append(Case(name: "with value", call: .init(words.bytes, value: 1), expected: .reverts(nil, [])))
        }
        cases.append(Case(name: "no calldata", call: .init([]), expected: .reverts(nil, [])))
        cases.append(Case(name: "another function", call: .init([1, 2, 3, 4] + require.words.bytes), expected: .reverts(nil, [])))
        return cases
    }

    @Test(.needsPeers, arguments: [1, 2, 3, 8]) func everyCaseEndsAsItMust(signals: Int) throws {
        try Self.judge(BN254.self, signals, by: "pyrevm")
    }

    /// By py-evm with the rules of Prague, which takes seconds for a pairing on this curve: so arkworks does the sums.
    @Test(.needsPeers, arguments: [0, 1, 2, 9]) func everyCaseOfTheSecondCurveEndsAsItMust(signals: Int) throws {
        try Self.judge(BLS12381.self, signals, by: "prague-arkworks")
    }

    /// Where a chain has no EIP-2537, a call of its contracts succeeds and writes nothing. Then the answer is no, whatever stands where the
    /// result would: with nine signals the last one does, unless the result has a place behind it.
    @Test(.needsPeers, arguments: [1, 8, 9, 10]) func aChainWithoutPairingsAcceptsNothing(signals: Int) throws {
        var generator = SeededGenerator()
        let trapdoor = try Trapdoor<BLS12381>(signals: signals, using: &generator)
        let claim = trapdoor.claim([BLS12381.Fr](repeating: .one, count: signals), using: &generator)
        let contract = try VerifierContract(trapdoor.key)
        let calls = [VerifierCall(claim), VerifierCall(claim, function: .verify)].map { EVMJudge.Call($0.bytes) }
        let verdict = try EVMJudge.ask(contract, calls, of: "pyrevm")
        #expect(verdict.calls[0].end == "revert", "\(verdict.calls[0]), \(generator)")
        #expect(ContractCase(name: "asked", call: calls[1], expected: .answers(false)).holds(for: verdict.calls[1]), "\(generator)")
    }

    /// A circuit without public signals has no fourth argument.
    @Test(.needsPeers) func noSignalIsNoArgument() throws { try Self.judge(BN254.self, 0, by: "pyrevm") }

    static func judge<C: ContractCurve>(_: C.Type, _ signals: Int, by judge: String) throws {
        var generator = SeededGenerator()
        let trapdoor = try Trapdoor<C>(signals: signals, using: &generator)
        let contract = try VerifierContract(trapdoor.key)
        let verdict = try EVMJudge.check(contract, cases(trapdoor, using: &generator), by: judge, "\(generator)")
        // revm says where code ends by zeros behind it.
        #expect(verdict.runtime.hasPrefix(Hexadecimal.string(contract.runtimeCode)))
        #expect(verdict.deployGas == Transaction.deploymentGas(contract), "\(generator)")
    }

    /// A second judge, in which the pairing is another program.
    @Test(.needsPeers) func pyEvmAgrees() throws {
        var generator = SeededGenerator()
        let trapdoor = try TrapdoorKey(signals: 1, using: &generator)
        let contract = try VerifierContract(trapdoor.key)
        // It takes a second for a pairing.
        let cases = Self.cases(trapdoor, using: &generator).filter { !$0.name.hasSuffix(", asked") }
        try EVMJudge.check(contract, cases, by: "py-evm", "\(generator)")
    }

    /// The same on the second curve with py-evm's own pairing: a few cases, each of some seconds.
    @Test(.needsPeers) func pyEvmAgreesOnTheSecondCurve() throws {
        var generator = SeededGenerator()
        let trapdoor = try TrapdoorKey381(signals: 1, using: &generator)
        let contract = try VerifierContract(trapdoor.key)
        let names = [
            "valid", "valid, asked", "signal 0 another", "coordinate 3 plus p", "coordinate 0 plus one", "B outside the subgroup",
            "element 0 outside the subgroup", "element 2 outside the subgroup", "element 1 at infinity",
        ]
        let cases = Self.cases(trapdoor, using: &generator).filter { names.contains($0.name) }
        #expect(cases.count == names.count)
        try EVMJudge.check(contract, cases, by: "prague", "\(generator)")
    }

    /// What the contract says is what the verifier says.
    @Test func theVerifierGivesTheSameVerdict() throws {
        try Self.compareWithTheVerifier(BN254.self)
        try Self.compareWithTheVerifier(BLS12381.self)
    }

    static func compareWithTheVerifier<C: ContractCurve>(_: C.Type) throws {
        var generator = SeededGenerator()
        let trapdoor = try Trapdoor<C>(signals: 2, using: &generator)
        let contract = try VerifierContract(trapdoor.key)
        for one in cases(trapdoor, using: &generator) {
            guard let call = try? VerifierCall<C>(calldata: one.call.bytes), one.call.value == 0 else { continue }
            let holds = (try? Verifier(trapdoor.key).verify(call.claims[0].proof, publicInputs: call.claims[0].publicInputs)) != nil
            let accepts = [.stops, .answers(true)].contains(one.expected)
            #expect(holds == accepts, "\(one), \(generator)")
            #expect(EVMJudge.run(contract, one.call).end == "success" || !accepts)
        }
    }

    /// Damaged calldata: what our readers and the verifier make of it is what the contract makes of it.
    @Test func damagedCallsGetTheSameVerdict() throws {
        try Self.damage(BN254.self)
        try Self.damage(BLS12381.self)
    }

    static func damage<C: ContractCurve>(_: C.Type) throws {
        var generator = SeededGenerator()
        let trapdoor = try Trapdoor<C>(signals: 2, using: &generator)
        let (single, batch) = (try VerifierContract(trapdoor.key), try VerifierContract(trapdoor.key, kind: .batch))
        let claims = (0..<2).map { _ in trapdoor.claim(using: &generator) }
        let originals = [
            (single, VerifierCall(claims[0], function: .verify).bytes), (batch, try VerifierCall(batch: claims, function: .verify).bytes),
        ]
        for (contract, original) in originals {
            for _ in 0..<200 {
                let bytes = Mutation.mutate(original, using: &generator)
                let call = try? VerifierCall<C>(calldata: bytes)
                let holds = call.map { (try? Verifier(trapdoor.key).verify($0.claims)) != nil && $0.kind == contract.kind } ?? false
                let outcome = Transaction.run(contract, calldata: bytes)
                let accepts = outcome.isSuccess && outcome.output == (call?.function == .require ? [] : Word.one.bytes)
                #expect(holds == accepts, "\(Hexadecimal.string(bytes)), \(generator)")
            }
        }
    }

    /// A wallet looks for the smallest limit with which a transaction goes through; with too little the function reverts, and never says no.
    @Test func theLeastGasCanBeSearchedFor() throws {
        try Self.searchForTheLeastGas(BN254.self, within: 213_000...224_000)
        try Self.searchForTheLeastGas(BLS12381.self, within: 220_000...230_000)
    }

    static func searchForTheLeastGas<C: ContractCurve>(_: C.Type, within range: ClosedRange<Int>) throws {
        var generator = SeededGenerator()
        let trapdoor = try Trapdoor<C>(signals: 2, using: &generator)
        let contract = try VerifierContract(trapdoor.key)
        let claim = trapdoor.claim(using: &generator)
        for function in VerifierContract.Function.allCases {
            let call = VerifierCall(claim, function: function)
            let least = leastGas { Transaction.run(contract, calldata: call.bytes, gas: $0).isSuccess }
            #expect(range.contains(least), "\(function): \(least)")
            let outcome = Transaction.run(contract, calldata: call.bytes, gas: least)
            #expect(outcome.output == (function == .verify ? Word.one.bytes : []), "\(generator)")
        }
        // With less, whatever the amount, no answer is given that could be taken for a verdict.
        let call = VerifierCall(claim, function: .verify)
        for gas in stride(from: 21_000, to: 260_000, by: 193) {
            let outcome = Transaction.run(contract, calldata: call.bytes, gas: gas)
            #expect(!outcome.isSuccess || outcome.output == Word.one.bytes, "\(gas), \(generator)")
        }
    }

    static func leastGas(_ succeeds: (Int) -> Bool) -> Int {
        var (low, high) = (21_000, 1_000_000)
        while low + 1 < high {
            let middle = (low + high) / 2
            if succeeds(middle) { high = middle } else { low = middle }
        }
        return high
    }

    /// The same search in revm, and with the rules of Prague.
    @Test(.needsPeers) func judgesFindTheSameLeastGas() throws {
        try Self.judgeTheLeastGas(BN254.self, by: "pyrevm")
        try Self.judgeTheLeastGas(BLS12381.self, by: "prague-arkworks")
    }

    static func judgeTheLeastGas<C: ContractCurve>(_: C.Type, by judge: String) throws {
        var generator = SeededGenerator()
        let trapdoor = try Trapdoor<C>(signals: 1, using: &generator)
        let contract = try VerifierContract(trapdoor.key)
        let call = VerifierCall(trapdoor.claim(using: &generator)).bytes
        let least = leastGas { Transaction.run(contract, calldata: call, gas: $0).isSuccess }
        let around = [21_000, 30_000, 100_000, 200_000, least - 3000, least - 1, least, least + 1, least + 100_000].map {
            EVMJudge.Call(call, gas: $0)
        }
        let verdict = try EVMJudge.ask(contract, around, of: judge)
        #expect(verdict.calls.map { $0.end == "success" } == around.map { $0.gas >= least }, "\(generator)")
        for (call, result) in zip(around, verdict.calls) { #expect(EVMJudge.run(contract, call) == result, "\(call.gas), \(generator)") }
    }

    /// With too little to find out what is wrong with a point the contract says so, and never names another.
    @Test func aBadPointIsNamedOrNothingIs() throws {
        var generator = SeededGenerator()
        let trapdoor = try TrapdoorKey381(signals: 1, using: &generator)
        let contract = try VerifierContract(trapdoor.key)
        let names = ["element 0 outside the subgroup", "element 2 outside the subgroup", "B outside the subgroup"]
        for one in Self.cases(trapdoor, using: &generator) where names.contains(one.name) {
            let used = EVMJudge.run(contract, one.call).gas
            for gas in stride(from: used - 40_000, to: used + 16_000, by: 487) {
                let result = EVMJudge.run(contract, .init(one.call.bytes, gas: gas))
                let isSilent = result.end == "halt" || result.output == Hexadecimal.string(ContractErrors.insufficientGas.selector)
                #expect(isSilent || one.holds(for: result), "\(one), \(gas) gas: \(result), \(generator)")
            }
            #expect(one.holds(for: EVMJudge.run(contract, .init(one.call.bytes, gas: used + 16_000))), "\(one), \(generator)")
        }
    }
}

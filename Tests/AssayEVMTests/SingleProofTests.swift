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
    static func cases(_ trapdoor: TrapdoorKey, using generator: inout SeededGenerator) -> [Case] {
        let claim = trapdoor.claim(using: &generator)
        let require = Words(VerifierCall(claim))
        let verify = Words(VerifierCall(claim, function: .verify))
        let edges = trapdoor.claim(claim.publicInputs.map { _ in -Fr.one }, using: &generator)
        let zeros = trapdoor.claim(claim.publicInputs.map { _ in Fr.zero }, using: &generator)
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

    /// Proofs that are refused, with the error and its argument.
    static func refusals(
        _ trapdoor: TrapdoorKey, _ claim: Claim<BN254>, _ call: Words, using generator: inout SeededGenerator
    ) -> [(String, Words, ABIEntry, [Int])] {
        var list: [(String, Words, ABIEntry, [Int])] = []
        for index in claim.publicInputs.indices {
            let word = call.words[8 + index]
            list.append(
                ("signal \(index) another", call.with(8 + index, Word(claim.publicInputs[index] + 1)), ContractErrors.proofInvalid, []))
            list.append(("signal \(index) plus r", call.with(8 + index, word &+ Bad.r), ContractErrors.signal, [index]))
            list.append(("signal \(index) is r", call.with(8 + index, Bad.r), ContractErrors.signal, [index]))
        }
        for index in 0..<8 {
            let word = call.words[index]
            list.append(("coordinate \(index) plus p", call.with(index, word &+ Bad.p), ContractErrors.coordinate, [index]))
            list.append(("coordinate \(index) is p", call.with(index, Bad.p), ContractErrors.coordinate, [index]))
            list.append(("coordinate \(index) greatest", call.with(index, Bad.greatest), ContractErrors.coordinate, [index]))
            let element = index < 2 ? 0 : index < 6 ? 1 : 2
            list.append(("coordinate \(index) plus one", call.with(index, word &+ .one), ContractErrors.point, [element]))
        }
        for (element, words) in [0..<2, 2..<6, 6..<8].enumerated() {
            let changes = Dictionary(uniqueKeysWithValues: words.map { ($0, Word.zero) })
            list.append(("element \(element) at infinity", call.with(changes), ContractErrors.infinity, [element]))
        }
        let twist = Dictionary(uniqueKeysWithValues: zip(2..<6, Bad.outsideSubgroup))
        list.append(("B outside the subgroup", call.with(twist), ContractErrors.point, [1]))
        let swapped = call.with([2: call.words[3], 3: call.words[2], 4: call.words[5], 5: call.words[4]])
        list.append(("B with real parts first", swapped, ContractErrors.point, [1]))
        let withoutC = Words(VerifierCall(trapdoor.claimWithoutC(using: &generator)))
        list.append(("the equation holds, C at infinity", withoutC, ContractErrors.infinity, [2]))
        let negated = Claim<BN254>(proof: Proof(a: claim.proof.a, b: claim.proof.b, c: -claim.proof.c), publicInputs: claim.publicInputs)
        list.append(("C negated", Words(VerifierCall(negated)), ContractErrors.proofInvalid, []))
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
        var generator = SeededGenerator()
        let trapdoor = try TrapdoorKey(signals: signals, using: &generator)
        let contract = try VerifierContract(trapdoor.key)
        let cases = Self.cases(trapdoor, using: &generator)
        let verdict = try EVMJudge.check(contract, cases, "\(generator)")
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

    /// A circuit without public signals has no fourth argument.
    @Test(.needsPeers) func noSignalIsNoArgument() throws {
        var generator = SeededGenerator()
        let trapdoor = try TrapdoorKey(signals: 0, using: &generator)
        let contract = try VerifierContract(trapdoor.key)
        let cases = Self.cases(trapdoor, using: &generator)
        try EVMJudge.check(contract, cases, "\(generator)")
    }

    /// What the contract says is what the verifier says.
    @Test func theVerifierGivesTheSameVerdict() throws {
        var generator = SeededGenerator()
        let trapdoor = try TrapdoorKey(signals: 2, using: &generator)
        let contract = try VerifierContract(trapdoor.key)
        for one in Self.cases(trapdoor, using: &generator) {
            guard let call = try? VerifierCall(calldata: one.call.bytes), one.call.value == 0 else { continue }
            let holds = (try? Verifier(trapdoor.key).verify(call.claims[0].proof, publicInputs: call.claims[0].publicInputs)) != nil
            let accepts = [.stops, .answers(true)].contains(one.expected)
            #expect(holds == accepts, "\(one), \(generator)")
            #expect(EVMJudge.run(contract, one.call).end == "success" || !accepts)
        }
    }

    /// Damaged calldata: what our readers and the verifier make of it is what the contract makes of it.
    @Test func damagedCallsGetTheSameVerdict() throws {
        var generator = SeededGenerator()
        let trapdoor = try TrapdoorKey(signals: 2, using: &generator)
        let (single, batch) = (try VerifierContract(trapdoor.key), try VerifierContract(trapdoor.key, kind: .batch))
        let claims = (0..<2).map { _ in trapdoor.claim(using: &generator) }
        let originals = [
            (single, VerifierCall(claims[0], function: .verify).bytes), (batch, try VerifierCall(batch: claims, function: .verify).bytes),
        ]
        for (contract, original) in originals {
            for _ in 0..<200 {
                let bytes = Mutation.mutate(original, using: &generator)
                let call = try? VerifierCall(calldata: bytes)
                let holds = call.map { (try? Verifier(trapdoor.key).verify($0.claims)) != nil && $0.kind == contract.kind } ?? false
                let outcome = Transaction.run(contract, calldata: bytes)
                let accepts = outcome.isSuccess && outcome.output == (call?.function == .require ? [] : Word.one.bytes)
                #expect(holds == accepts, "\(Hexadecimal.string(bytes)), \(generator)")
            }
        }
    }

    /// A wallet looks for the smallest limit with which a transaction goes through; with too little the function reverts, and never says no.
    @Test func theLeastGasCanBeSearchedFor() throws {
        var generator = SeededGenerator()
        let trapdoor = try TrapdoorKey(signals: 2, using: &generator)
        let contract = try VerifierContract(trapdoor.key)
        let claim = trapdoor.claim(using: &generator)
        for function in VerifierCall.Function.allCases {
            let call = VerifierCall(claim, function: function)
            let least = leastGas { Transaction.run(contract, calldata: call.bytes, gas: $0).isSuccess }
            #expect((213_000...224_000).contains(least), "\(function): \(least)")
            let outcome = Transaction.run(contract, calldata: call.bytes, gas: least)
            #expect(outcome.output == (function == .verify ? Word.one.bytes : []), "\(generator)")
        }
        // With less, whatever the amount, no answer is given that could be taken for a verdict.
        let call = VerifierCall(claim, function: .verify)
        for gas in stride(from: 21_000, to: 230_000, by: 97) {
            let outcome = Transaction.run(contract, calldata: call.bytes, gas: gas)
            #expect(!outcome.isSuccess || outcome.output == Word.one.bytes, "\(gas), \(generator)")
        }
    }

    private func leastGas(_ succeeds: (Int) -> Bool) -> Int {
        var (low, high) = (21_000, 1_000_000)
        while low + 1 < high {
            let middle = (low + high) / 2
            if succeeds(middle) { high = middle } else { low = middle }
        }
        return high
    }

    /// The same search in revm.
    @Test(.needsPeers) func revmFindsTheSameLeastGas() throws {
        var generator = SeededGenerator()
        let trapdoor = try TrapdoorKey(signals: 1, using: &generator)
        let contract = try VerifierContract(trapdoor.key)
        let call = VerifierCall(trapdoor.claim(using: &generator)).bytes
        let least = leastGas { Transaction.run(contract, calldata: call, gas: $0).isSuccess }
        let around = [21_000, 100_000, 200_000, least - 3000, least - 1, least, least + 1, least + 100_000].map {
            EVMJudge.Call(call, gas: $0)
        }
        let verdict = try EVMJudge.ask(contract, around)
        #expect(verdict.calls.map { $0.end == "success" } == [false, false, false, false, false, true, true, true], "\(generator)")
        for (call, result) in zip(around, verdict.calls) { #expect(EVMJudge.run(contract, call) == result, "\(call.gas), \(generator)") }
    }
}

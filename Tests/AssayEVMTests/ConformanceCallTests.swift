// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCrypto
import AssayGroth16
import AssayTestSupport
import Testing

@testable import AssayEVM

/// The cases of `vectors/verifier` that are calls of a contract: the contract of each key gives the verdict of the suite.
@Suite struct ConformanceCallTests {
    struct Case {
        let id: String
        let key: String
        let words: String
        let accepts: Bool
    }

    /// The cases of a suite, with the contract of each key.
    struct Suite<C: ContractCurve> {
        let suite: VerifierSuite
        let cases: [Case]

        init(_ name: VerifierSuite.Name) throws {
            let suite = try VerifierSuite.named(name)
            self.suite = suite
            cases =
                suite.cases.compactMap { one in
                    one.call.map { Case(id: one.id, key: $0.key, words: $0.words, accepts: one.accepts) }
                } + suite.calls.map { Case(id: $0.id, key: $0.key, words: $0.words, accepts: $0.verdict == "accept") }
        }

        /// The contracts, by key, with a call of `requireProof` and one of `verifyProof` for each case.
        func contracts(_ cases: [Case]) throws -> [(contract: VerifierContract, cases: [Case], calls: [EVMJudge.Call])] {
            try Dictionary(grouping: cases, by: \.key).sorted { $0.key < $1.key }.map { key, cases in
                let contract = try VerifierContract(VerifyingKey<C>(json: suite.bytes(key)))
                let calls = cases.flatMap { one in
                    [contract.interface.require, contract.interface.verify].map {
                        EVMJudge.Call($0.selector + (Hexadecimal.bytes(one.words) ?? []))
                    }
                }
                return (contract, cases, calls)
            }
        }

        /// The first case of each group and the last: for machines that take seconds for a pairing.
        var few: [Case] {
            let groups = Dictionary(grouping: cases) { $0.id.prefix { $0 != "/" } }
            return groups.values.flatMap { [$0[0], $0[$0.count - 1]] }
        }

        func judge(_ judge: String, _ cases: [Case]) throws {
            let contracts = try contracts(cases)
            let verdicts = try EVMJudge.ask(
                contracts.map { EVMJudge.Contract(code: Hexadecimal.string($0.contract.initCode), calls: $0.calls) }, of: judge)
            for ((contract, cases, calls), verdict) in zip(contracts, verdicts) {
                check(verdict.calls, cases)
                for (call, result) in zip(calls, verdict.calls) { #expect(EVMJudge.run(contract, call) == result) }
            }
        }

        func check(_ results: [EVMJudge.Result], _ cases: [Case]) {
            #expect(results.count == 2 * cases.count)
            for (index, one) in cases.enumerated() {
                let (required, asked) = (results[2 * index], results[2 * index + 1])
                #expect((required.end == "success") == one.accepts, "\(one.id): \(required)")
                let yes = asked.end == "success" && asked.output == Hexadecimal.string(Word(1).bytes)
                #expect(yes == one.accepts, "\(one.id): \(asked)")
            }
        }

        /// All of them by our machine.
        func run() throws {
            #expect(cases.count >= 100)
            for (contract, cases, calls) in try contracts(cases) { check(calls.map { EVMJudge.run(contract, $0) }, cases) }
        }
    }

    @Test func ourMachine() throws {
        try Suite<BN254>(.bn254).run()
        try Suite<BLS12381>(.bls12381).run()
    }

    @Test(.needsPeers) func revm() throws {
        let suite = try Suite<BN254>(.bn254)
        try suite.judge("pyrevm", suite.cases)
    }

    /// By the rules of Prague, with the sums worked out by arkworks.
    @Test(.needsPeers) func pyEvmWithArkworks() throws {
        let suite = try Suite<BLS12381>(.bls12381)
        try suite.judge("prague-arkworks", suite.cases)
    }

    @Test(.needsPeers) func pyEvm() throws {
        let suite = try Suite<BN254>(.bn254)
        try suite.judge("py-evm", suite.few)
    }

    /// On this curve a pairing takes that machine four seconds.
    @Test(.needsPeers) func pyEvmOnTheSecondCurve() throws {
        let suite = try Suite<BLS12381>(.bls12381)
        let names = [
            "valid/1-signals", "modulus/a-x-plus-q", "infinity/pi_c", "subgroup/a-plus-torsion", "subgroup/b-stray", "statement/minus-a",
        ]
        let cases = suite.cases.filter { names.contains($0.id) }
        #expect(cases.count == names.count)
        try suite.judge("prague", cases)
    }
}

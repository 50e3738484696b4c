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

    let suite: VerifierSuite
    let cases: [Case]

    init() throws {
        suite = try VerifierSuite.bn254.get()
        cases =
            suite.cases.compactMap { one in
                one.call.map { Case(id: one.id, key: $0.key, words: $0.words, accepts: one.accepts) }
            } + suite.calls.map { Case(id: $0.id, key: $0.key, words: $0.words, accepts: $0.verdict == "accept") }
    }

    /// The contracts, by key, with a call of `requireProof` and one of `verifyProof` for each case.
    func contracts(_ cases: [Case]) throws -> [(contract: VerifierContract, cases: [Case], calls: [EVMJudge.Call])] {
        try Dictionary(grouping: cases, by: \.key).sorted { $0.key < $1.key }.map { key, cases in
            let key = try VerifyingKey<BN254>(json: suite.bytes(key))
            let interface = VerifierInterface(inputCount: key.inputCount, kind: .single)
            let calls = cases.flatMap { one in
                [interface.require, interface.verify].map { EVMJudge.Call($0.selector + (Hexadecimal.bytes(one.words) ?? [])) }
            }
            return (try VerifierContract(key), cases, calls)
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

    @Test func ourMachine() throws {
        #expect(cases.count >= 100)
        for (contract, cases, calls) in try contracts(cases) { check(calls.map { EVMJudge.run(contract, $0) }, cases) }
    }

    @Test(.needsPeers) func revm() throws { try judge("pyrevm", cases) }

    /// Two cases of each group: a pairing takes this machine a second.
    @Test(.needsPeers) func pyEvm() throws {
        let groups = Dictionary(grouping: cases) { $0.id.prefix { $0 != "/" } }
        try judge("py-evm", groups.values.flatMap { [$0[0], $0[$0.count - 1]] })
    }

    func judge(_ judge: String, _ cases: [Case]) throws {
        let contracts = try contracts(cases)
        let verdicts = try EVMJudge.ask(
            contracts.map { EVMJudge.Contract(code: Hexadecimal.string($0.contract.initCode), calls: $0.calls) }, of: judge)
        for ((_, cases, _), verdict) in zip(contracts, verdicts) { check(verdict.calls, cases) }
    }
}

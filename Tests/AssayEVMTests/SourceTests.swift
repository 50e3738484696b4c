// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCrypto
import AssayGroth16
import AssayTestSupport
import Testing

@testable import AssayEVM

/// The Vyper source, compiled by Vyper and run in revm: the same verdicts as the assembled contract.
@Suite struct SourceTests {
    @Test(.needsPeers, arguments: [0, 1, 3]) func vyperGivesTheSameVerdicts(signals: Int) throws {
        var generator = SeededGenerator()
        let trapdoor = try TrapdoorKey(signals: signals, marked: true, using: &generator)
        let source = VerifierSource.text(trapdoor.key, .vyper)
        let cases = SingleProofTests.cases(trapdoor, using: &generator).filter { $0.call.bytes.count == 4 + 32 * (8 + signals) }
        let verdict = try EVMJudge.ask([EVMJudge.Contract(vyper: source, calls: cases.map(\.call))])[0]
        let assembled = try VerifierContract(trapdoor.key)
        for (one, result) in zip(cases, verdict.calls) {
            // docs/evm.md says what a compiler costs.
            if one.name == "valid" {
                let more = result.gas - EVMJudge.run(assembled, one.call).gas
                #expect((1_000...5_000).contains(more), "\(signals) signals: \(more)")
            }
            switch one.expected {
            case .reverts(let error?, _) where error == ContractErrors.point:
                #expect(
                    result.end == "revert" && result.output == Hexadecimal.string(ABIEntry.error("InvalidPoint").selector),
                    "\(one): \(result)")
            case .reverts(let error?, _) where error == ContractErrors.infinity && one.name.hasPrefix("the equation"):
                #expect(one.holds(for: result), "\(one): \(result), \(generator)")
            default: #expect(one.holds(for: result), "\(one): \(result), \(generator)")
            }
        }
    }

    /// Both languages have all points of the key.
    @Test func everyNumberOfTheKeyIsInTheSource() throws {
        var generator = SeededGenerator()
        let key = try TrapdoorKey(signals: 3, using: &generator).key
        let points = key.inputPoints + [-key.alpha1]
        for language in VerifierSource.Language.allCases {
            let text = VerifierSource.text(key, language)
            for point in points { #expect(text.contains(point.x.description) && text.contains(point.y.description)) }
            for point in [key.beta2, -key.gamma2, -key.delta2] {
                for part in [point.x.c0, point.x.c1, point.y.c0, point.y.c1] { #expect(text.contains(part.description)) }
            }
            #expect(text.contains((-BN254.Fp.one).description.dropLast() + "3"))
            #expect(text.contains("SPDX-License-Identifier: Apache-2.0"))
        }
    }

    /// Whatever the number of signals, what is written is the syntax of Solidity; a text with a mistake is not.
    @Test(.needsPeers) func solidityIsSolidity() throws {
        var generator = SeededGenerator()
        var sources = try [0, 1, 4].map {
            VerifierSource.text(try TrapdoorKey(signals: $0, marked: $0 == 1, using: &generator).key, .solidity)
        }
        sources += try [(3, 1, 0, nil), (9, 4, 2, nil), (5, 1, 0, 16)].map { signals, outputs, expectation, bit in
            try TradeSource(signalCount: signals, outputCount: outputs, expectation: expectation, bit: bit).text(.solidity)
        }
        #expect(try Peer.ask("solidity_grammar", sources, as: [[String]].self) == sources.map { _ in [] })
        let broken = [sources[1].replacing("i < 8; i++", with: "i < 8 i++"), sources[3].replacing("address buyer,", with: "address buyer")]
        #expect(try Peer.ask("solidity_grammar", broken, as: [[String]].self).allSatisfy { !$0.isEmpty })
    }
}

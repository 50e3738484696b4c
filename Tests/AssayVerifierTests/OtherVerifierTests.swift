// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Foundation
import Testing

/// The suite put to verifiers that were not written here: what it says is right, and where they deviate is known.
@Suite struct OtherVerifierTests {
    struct Deviations: Decodable {
        struct Group: Decodable {
            let because: String
            let cases: [String]
        }
        let verifiers: [String: [Group]]
    }

    let suite: VerifierSuite

    init() throws { suite = try VerifierSuite.bn254.get() }

    func answers<T: Decodable>(_ arguments: [String], _: T.Type) throws -> [String: T] {
        let answer = try Peer.run("verifier_judge", arguments)
        try #require(answer.status == 0, "\(answer.complaints)")
        return try JSONDecoder().decode([String: T].self, from: Data(answer.output))
    }

    @Test(.needsPeers) func theEquationHoldsWhereTheSuiteSaysSo() throws {
        let answers = try answers(["equation"], Bool.self)
        #expect(answers.count >= 80)
        for one in suite.cases { if let answer = answers[one.id] { #expect(answer == one.equation, "\(one)") } }
    }

    /// Every deviation is on the list, and nothing is on the list that is none.
    @Test(.needsPeers) func arkworksDeviatesWhereWeKnow() throws {
        let answers = try answers(["groth16py"], String.self)
        let list = try JSONDecoder().decode(Deviations.self, from: Data(try Repository.bytes("vectors/verifier/deviations.json")))
        let pinned = try Repository.text("Tests/Peers/requirements.txt").split(separator: "\n").first { $0.hasPrefix("groth16py==") }
        let known = list.verifiers["\(pinned?.replacing("==", with: " ") ?? "")"]?.flatMap(\.cases)
        let found = suite.cases.filter { (answers[$0.id] == "accept") != $0.accepts }.map(\.id)
        #expect(known.map(Set.init) == Set(found))
    }
}

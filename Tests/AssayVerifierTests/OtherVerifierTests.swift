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

    func answers<T: Decodable>(_ suite: VerifierSuite.Name, _ judge: String, _: T.Type) throws -> [String: T] {
        let answer = try Peer.run("verifier_judge", [suite.rawValue, judge])
        try #require(answer.status == 0, "\(answer.complaints)")
        return try JSONDecoder().decode([String: T].self, from: Data(answer.output))
    }

    @Test(.needsPeers, arguments: VerifierSuite.Name.allCases) func theEquationHoldsWhereTheSuiteSaysSo(name: VerifierSuite.Name) throws {
        let answers = try answers(name, "equation", Bool.self)
        #expect(answers.count >= 80)
        for one in try VerifierSuite.named(name).cases { if let answer = answers[one.id] { #expect(answer == one.equation, "\(one)") } }
    }

    /// Every deviation is on the list, and nothing is on the list that is none. What stands between arkworks and the files is another package for each curve.
    @Test(.needsPeers, arguments: [(VerifierSuite.Name.bn254, "groth16py"), (.bls12381, "py-arkworks-bls12381")])
    func arkworksDeviatesWhereWeKnow(name: VerifierSuite.Name, package: String) throws {
        let answers = try answers(name, "arkworks", String.self)
        let list = try JSONDecoder().decode(Deviations.self, from: Data(try Repository.bytes("vectors/verifier/deviations.json")))
        let pinned = try Repository.text("Tests/Peers/requirements.txt").split(separator: "\n").first { $0.hasPrefix("\(package)==") }
        let known = list.verifiers["\(pinned?.replacing("==", with: " ") ?? "")"]?.flatMap(\.cases)
        let found = try VerifierSuite.named(name).cases.filter { (answers[$0.id] == "accept") != $0.accepts }.map(\.id)
        #expect(known.map(Set.init) == Set(found))
    }
}

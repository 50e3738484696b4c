// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCrypto
import AssayTestSupport
import Testing

@Suite struct PoseidonPeerTests {
    /// Random inputs and the edges of the field, 1 to 12 at a time, hashed here and by light-poseidon.
    @Test(.needsPeers) func agreesWithLightPoseidon() throws {
        var generator = SeededGenerator()
        let questions = (1...12).flatMap { count in
            [[BN254.Fr](repeating: -1, count: count)]
                + [[BN254.Fr](repeating: 0, count: count)]
                + (0..<10).map { _ in (0..<count).map { _ in BN254.Fr.random(using: &generator) } }
        }
        let answers = try Peer.ask("poseidon_judge", questions.map { $0.map(\.description) }, as: [String].self)
        #expect(answers.count == questions.count)
        for (question, answer) in zip(questions, answers) {
            #expect(Poseidon.hash(question).description == answer, "\(generator)")
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
@testable import AssayCrypto
import AssayTestSupport
import Foundation
import Testing

private typealias Fr = BN254.Fr

@Suite struct PoseidonTests {
    private struct Vectors: Decodable {
        struct Case: Decodable {
            var count: Int
            var hash: String
        }
        var cases: [Case]
    }

    @Test func knownAnswers() throws {
        let vectors = try JSONDecoder().decode(Vectors.self, from: Data(Repository.bytes("vectors/poseidon/bn254.json")))
        #expect(vectors.cases.count == 16)
        for known in vectors.cases {
            #expect(Poseidon<Fr>.hash((1...known.count).map { Fr($0) }).description == known.hash)
        }
    }

    @Test(arguments: PoseidonParameters<Fr>.widths)
    func scheduleEqualsDefinition(width: Int) {
        var generator = SeededGenerator()
        let state = (0..<width).map { _ in Fr.random(using: &generator) }
        #expect(PoseidonParameters<Fr>.forWidth(width).schedule != nil)
        #expect(Poseidon.permute(state) == Poseidon.permuteAsDefined(state), "\(generator)")
    }

    @Test func parametersAreMadeOnce() async {
        let objects = await withTaskGroup(of: ObjectIdentifier.self) { group in
            for _ in 0..<8 { group.addTask { ObjectIdentifier(PoseidonParameters<BN254.Fp>.forWidth(2)) } }
            return await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(objects.count == 1)
    }

    @Test func everyInputCounts() {
        let inputs = (0..<16).map { Fr($0) }
        let hash = Poseidon.hash(inputs)
        for i in inputs.indices {
            var changed = inputs
            changed[i] += 1
            #expect(Poseidon.hash(changed) != hash)
        }
        #expect(Poseidon.hash([Fr.zero]) != Poseidon.hash([Fr.zero, Fr.zero]))
    }

    @Test func matrixAndConstantsHaveTheirShape() {
        let parameters = PoseidonParameters<Fr>.forWidth(5)
        #expect(parameters.partialRounds == 60)
        #expect(parameters.roundConstants.count == 68)
        #expect(parameters.roundConstants.allSatisfy { $0.count == 5 })
        #expect(Set(parameters.matrix.flatMap { $0 }).count == 25)
    }

    /// What is derived from the parameters is derived once.
    @Test func constantsAreKept() {
        for width in 2...3 {
            #expect(PoseidonParameters<BN254.Fr>.forWidth(width) === PoseidonParameters<BN254.Fr>.forWidth(width))
            #expect(PoseidonPartialRounds<BN254.Fr>.forWidth(width) === PoseidonPartialRounds<BN254.Fr>.forWidth(width))
        }
    }
}

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
            /// SHA-256 of the round constants and the matrix.
            var constants: String
        }
        var cases: [Case]
    }

    @Test func knownAnswers() throws {
        try check(BN254.Fr.self, "bn254")
        try check(BLS12381.Fr.self, "bls12381")
    }

    /// Hashes, and the generator by itself: every constant is that of an implementation of its own.
    private func check<F: PrimeField>(_: F.Type, _ name: String) throws {
        let vectors = try JSONDecoder().decode(Vectors.self, from: Data(Repository.bytes("vectors/poseidon/\(name).json")))
        #expect(vectors.cases.count == 16)
        for known in vectors.cases {
            #expect(Poseidon<F>.hash((1...known.count).map { F($0) }).description == known.hash)
            let parameters = PoseidonParameters<F>.forWidth(known.count + 1)
            let constants = (parameters.roundConstants + parameters.matrix).flatMap { $0 }
            #expect(Hexadecimal.string(SHA256.digest(constants.flatMap(\.bigEndianBytes))) == known.constants)
        }
    }

    /// What the authors publish of permutations of the state 0, 1, 2 … (hadeshash, code/test_vectors.txt).
    @Test(arguments: [
        (3, "3b2b69139b235626a0bfb56c9527ae66a7bf486ad8c11c14d1da0c69bbe0f79a"),
        (5, "03ff622da276830b9451b88b85e6184fd6ae15c8ab3ee25a5667be8592cce3b1"),
    ])
    func authorsPermutations(width: Int, last: String) throws {
        let state = Poseidon<BLS12381.Fr>.permute((0..<width).map { BLS12381.Fr($0) })
        #expect(Hexadecimal.string(state[width - 1].bigEndianBytes) == last)
    }

    @Test(arguments: PoseidonParameters<Fr>.widths)
    func scheduleEqualsDefinition(width: Int) {
        var generator = SeededGenerator()
        scheduleEqualsDefinition(width, as: BN254.Fr.self, &generator)
        scheduleEqualsDefinition(width, as: BLS12381.Fr.self, &generator)
    }

    private func scheduleEqualsDefinition<F: PrimeField>(_ width: Int, as _: F.Type, _ generator: inout SeededGenerator) {
        let state = (0..<width).map { _ in F.random(using: &generator) }
        #expect(PoseidonParameters<F>.forWidth(width).schedule != nil)
        #expect(Poseidon.permute(state) == Poseidon.permuteAsDefined(state), "\(generator)")
    }

    /// x⁵ is a permutation of a field whose multiplicative group has no element of order 5.
    @Test func powerIsAPermutation() {
        func hasNoFifthRoots<F: PrimeField>(_: F.Type) -> Bool {
            let remainder = F.minusOne.limbs.reversed().reduce(UInt64(0)) { (UInt128($0) << 64 | UInt128($1)).remainder(by: 5) }
            return remainder != 0
        }
        #expect(hasNoFifthRoots(BN254.Fr.self))
        #expect(hasNoFifthRoots(BLS12381.Fr.self))
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

extension UInt128 {
    fileprivate func remainder(by divisor: UInt64) -> UInt64 { UInt64(self % UInt128(divisor)) }
}

// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayTestSupport
import Testing

@testable import AssayGroth16

/// Many proofs together are accepted and refused as one by one.
@Suite struct BatchVerificationTests {
    typealias Failure = BatchVerificationError.Failure

    /// Nine proofs of different statements under one key.
    static let made = Result { () -> (key: VerifyingKey<BN254>, claims: [Claim<BN254>]) in
        let sample = try Sample.score.get()
        let prover = try Prover(sample.key, circuit: sample.r1cs)
        let claims = try (0..<9).map { number in
            let statement = try prover.prove(try sample.circuit.witness([5 + Fr(number), 77, 123, 11]))
            return Claim(proof: statement.proof, publicInputs: statement.publicInputs)
        }
        return (sample.verifyingKey, claims)
    }

    let verifier: Verifier<BN254>
    let claims: [Claim<BN254>]

    init() throws {
        let made = try Self.made.get()
        (verifier, claims) = (Verifier(made.key), made.claims)
    }

    /// The failures of a batch; empty when it is accepted.
    func failures(_ claims: [Claim<BN254>], threads: Int = 2) -> [Failure] {
        do throws(BatchVerificationError) {
            try verifier.verify(claims, threads: threads)
            return []
        } catch {
            return error.failures
        }
    }

    /// A claim with some of its parts replaced.
    func changed(
        _ claim: Claim<BN254>, a: BN254.G1.Affine? = nil, b: BN254.G2.Affine? = nil, c: BN254.G1.Affine? = nil, inputs: [Fr]? = nil
    ) -> Claim<BN254> {
        let proof = Proof<BN254>(a: a ?? claim.proof.a, b: b ?? claim.proof.b, c: c ?? claim.proof.c)
        return Claim(proof: proof, publicInputs: inputs ?? claim.publicInputs)
    }

    /// The claim with C moved by a point.
    func moved(_ claim: Claim<BN254>, by point: BN254.G1) -> Claim<BN254> { changed(claim, c: (point + claim.proof.c).affine) }

    @Test(arguments: 0...9) func soundProofsAreAccepted(count: Int) {
        for threads in [-1, 1, 2, 7] { #expect(failures(Array(claims.prefix(count)), threads: threads).isEmpty) }
    }

    /// More than the kernels take at once, the same proofs again and again.
    @Test func duplicatesAreAccepted() {
        #expect(failures([Claim](repeating: claims[0], count: 20)).isEmpty)
        #expect(failures((0..<150).map { claims[$0 % 9] }).isEmpty)
    }

    @Test func aBadProofIsFoundWhereverItStands() {
        for position in claims.indices {
            var batch = claims
            batch[position] = moved(claims[position], by: .generator)
            #expect(failures(batch) == [Failure(index: position, reason: .equationDoesNotHold)])
        }
    }

    @Test func severalBadProofsAreAllFound() {
        var batch = (0..<40).map { claims[$0 % 9] }
        for position in [0, 1, 17, 39] { batch[position] = moved(batch[position], by: .generator) }
        #expect(failures(batch).map(\.index) == [0, 1, 17, 39])
        #expect(failures(claims.map { moved($0, by: .generator) }).map(\.index) == Array(0..<9))
    }

    @Test func eachPartOfAProofIsBound() {
        let g = BN254.G1.affineGenerator
        for bad in [
            changed(claims[3], a: (BN254.G1(claims[3].proof.a) + g).affine), changed(claims[3], a: -claims[3].proof.a),
            changed(claims[3], b: -claims[3].proof.b), changed(claims[3], b: claims[4].proof.b), changed(claims[3], c: claims[4].proof.c),
        ] {
            var batch = claims
            batch[3] = bad
            #expect(failures(batch) == [Failure(index: 3, reason: .equationDoesNotHold)])
        }
    }

    @Test func swappedAndChangedPublicInputsAreRefused() {
        var batch = claims
        batch[2] = changed(claims[2], inputs: claims[6].publicInputs)
        batch[6] = changed(claims[6], inputs: claims[2].publicInputs)
        #expect(failures(batch).map(\.index) == [2, 6])
        for input in [0, 1, 2, 3] {
            var (batch, inputs) = (claims, claims[5].publicInputs)
            inputs[input] += 1
            batch[5] = changed(claims[5], inputs: inputs)
            #expect(failures(batch) == [Failure(index: 5, reason: .equationDoesNotHold)])
        }
    }

    /// Two wrong equations whose product is right: what the blinding is for.
    @Test func proofsThatCancelOutAreRefused() {
        let d = 1234 * BN254.G1.generator
        var batch = claims
        batch[1] = moved(claims[1], by: d)
        batch[7] = moved(claims[7], by: -d)
        #expect(failures(batch).map(\.index) == [1, 7])
        let equal = batch.map { _ in BlindingNumber(low: 5, high: 0) }
        #expect(verifier.productIsRight(batch, numbers: equal, threads: 1), "without different numbers the two cancel out")
        // The same with factors that the forger would have to guess: each number counts in full.
        for number in [BlindingNumber(low: 6, high: 0), BlindingNumber(low: 5, high: 1), BlindingNumber(low: 5, high: 1 << 63)] {
            var numbers = equal
            numbers[1] = number
            #expect(!verifier.productIsRight(batch, numbers: numbers, threads: 1))
            #expect(verifier.productIsRight(claims, numbers: numbers, threads: 1))
        }
    }

    /// The same with A and with public inputs in the place of C.
    @Test func otherPartsThatCancelOutAreRefused() {
        let twin = [Claim](repeating: claims[0], count: 6)
        var batch = twin
        var (up, down) = (claims[0].publicInputs, claims[0].publicInputs)
        up[1] += 9
        down[1] -= 9
        (batch[0], batch[5]) = (changed(twin[0], inputs: up), changed(twin[5], inputs: down))
        #expect(failures(batch).map(\.index) == [0, 5])
        let (a, g) = (BN254.G1(claims[0].proof.a), BN254.G1.affineGenerator)
        (batch[0], batch[5]) = (changed(twin[0], a: (a + g).affine), changed(twin[5], a: (a + -g).affine))
        #expect(failures(batch).map(\.index) == [0, 5])
        let equal = batch.map { _ in BlindingNumber(low: 1, high: 0) }
        #expect(verifier.productIsRight(batch, numbers: equal, threads: 2), "without different numbers the two cancel out")
    }

    /// What a single verification refuses before the equation, with the same reasons.
    @Test func malformedClaimsAreNamed() throws {
        let stray = try #require(BadPoint.outsideSubgroupPoint())
        let unequal = claims[0].publicInputs + [0]
        let cases: [(Claim<BN254>, VerificationError)] = [
            (changed(claims[0], a: .infinity), .pointAtInfinity(.a)), (changed(claims[0], b: .infinity), .pointAtInfinity(.b)),
            (changed(claims[0], c: .infinity), .pointAtInfinity(.c)), (changed(claims[0], b: stray), .notInSubgroup(.b)),
            (changed(claims[0], inputs: []), .wrongInputCount(expected: 5, actual: 0)),
            (changed(claims[0], inputs: unequal), .wrongInputCount(expected: 5, actual: 6)),
        ]
        for (bad, reason) in cases {
            #expect(failures([bad]) == [Failure(index: 0, reason: reason)])
            for position in [0, 4, 8] {
                var batch = claims
                batch[position] = bad
                #expect(failures(batch) == [Failure(index: position, reason: reason)])
            }
        }
        #expect(failures(cases.map(\.0) + claims).map(\.reason) == cases.map(\.1))
    }

    /// Where a claim is bad in several ways, the reason is the one that a single verification comes to first.
    @Test func theFirstOfSeveralReasonsIsNamed() throws {
        let stray = try #require(BadPoint.outsideSubgroupPoint())
        let bad = changed(claims[0], b: stray, c: .infinity)
        #expect(failures([bad]) == [Failure(index: 0, reason: .notInSubgroup(.b))])
        #expect(failures(claims + [bad]) == [Failure(index: 9, reason: .notInSubgroup(.b))])
    }

    /// Random mixes of sound and spoilt claims are refused together as one by one: the same ones, for the same reasons.
    @Test(arguments: [0, 5, 30, 100]) func togetherAsOneByOne(percentSpoilt: Int) throws {
        let stray = try #require(BadPoint.outsideSubgroupPoint())
        var generator = SeededGenerator()
        for _ in 0..<6 {
            var batch = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
                variant(of: claims[.random(in: 0..<9, using: &generator)], using: &generator)
            }
            for index in batch.indices where Int.random(in: 0..<100, using: &generator) < percentSpoilt {
                for _ in 0..<Int.random(in: 1...2, using: &generator) { batch[index] = spoilt(batch[index], stray, using: &generator) }
            }
            if percentSpoilt > 0, batch.count > 1 {
                batch[0] = moved(batch[0], by: .generator)
                batch[1] = moved(batch[1], by: -.generator)
            }
            let expected = batch.indices.compactMap { index in alone(batch[index]).map { Failure(index: index, reason: $0) } }
            let threads = Int.random(in: 1...5, using: &generator)
            #expect(failures(batch, threads: threads) == expected, "\(generator)")
            if percentSpoilt == 0 { #expect(expected.isEmpty, "\(generator)") }
        }
    }

    /// Why a claim is refused by itself.
    func alone(_ claim: Claim<BN254>) -> VerificationError? {
        do throws(VerificationError) {
            try verifier.verify(claim.proof, publicInputs: claim.publicInputs)
            return nil
        } catch {
            return error
        }
    }

    /// Another proof of the same statement: (t A, B / t, C).
    func variant(of claim: Claim<BN254>, using generator: inout SeededGenerator) -> Claim<BN254> {
        let factor = Fr.random(using: &generator)
        guard let inverse = factor.inverse else { return claim }
        return changed(claim, a: (factor * BN254.G1(claim.proof.a)).affine, b: (inverse * BN254.G2(claim.proof.b)).affine)
    }

    /// The point with another y, which no reader would hand out.
    func offCurve<P: AffinePoint>(_ point: P) -> P {
        var bytes = point.montgomeryBytes
        bytes.replaceSubrange((bytes.count / 2)..., with: repeatElement(0, count: bytes.count / 2))
        bytes[bytes.count / 2] = 1
        return bytes.withUnsafeBytes { $0.loadUnaligned(as: P.self) }
    }

    /// The claim with one part replaced.
    func spoilt(
        _ claim: Claim<BN254>, _ stray: BN254.G2.Affine, using generator: inout SeededGenerator
    ) -> Claim<BN254> {
        let (proof, other) = (claim.proof, claims[.random(in: 0..<9, using: &generator)])
        var inputs = claim.publicInputs
        switch Int.random(in: 0..<16, using: &generator) {
        case 0: return changed(claim, a: .infinity)
        case 1: return changed(claim, a: -proof.a)
        case 2: return changed(claim, a: other.proof.a)
        case 3: return changed(claim, a: offCurve(proof.a))
        case 4: return changed(claim, b: .infinity)
        case 5: return changed(claim, b: stray)
        case 6: return changed(claim, b: (BN254.G2(proof.b) + stray).affine)
        case 7: return changed(claim, b: offCurve(proof.b))
        case 8: return changed(claim, b: other.proof.b)
        case 9: return changed(claim, c: .infinity)
        case 10: return changed(claim, c: offCurve(proof.c))
        case 11: return changed(claim, c: other.proof.c)
        case 12: inputs = other.publicInputs
        case 13: inputs = inputs.dropLast()
        case 14: inputs.append(.zero)
        default: if !inputs.isEmpty { inputs[.random(in: inputs.indices, using: &generator)] += 1 }
        }
        return changed(claim, inputs: inputs)
    }

    /// A product of nothing but infinities would be right.
    @Test func allAtInfinity() {
        let nothing = changed(claims[0], a: .infinity, b: .infinity, c: .infinity)
        #expect(failures([Claim](repeating: nothing, count: 8)).count == 8)
    }

    @Test func errorsNameProofsFromOne() {
        let error = BatchVerificationError([4: .notInSubgroup(.b), 0: .equationDoesNotHold])
        #expect(error.failures.map(\.index) == [0, 4])
        #expect(error.description.hasPrefix("proof 1: the pairing") && error.description.contains("\nproof 5: B of the proof is not in"))
    }

    /// Each backend accepts and refuses the same.
    @Test(arguments: Kernels.Backend.allCases) func everyBackend(backend: Kernels.Backend) {
        let chosen = Kernels.backend
        defer { Kernels.use(chosen) }
        guard Kernels.use(backend) else { return }
        var batch = claims
        #expect(failures(batch).isEmpty)
        batch[8] = moved(batch[8], by: .generator)
        #expect(failures(batch).map(\.index) == [8])
    }

    /// A key without tables for its inputs, because it has too many or is used once.
    @Test func keysWithoutTables() throws {
        let verifier = Verifier(PreparedVerifyingKey(self.verifier.key, forManyProofs: false))
        try verifier.verify(claims)
        try verifier.verify(claims[0].proof, publicInputs: claims[0].publicInputs)
    }
}

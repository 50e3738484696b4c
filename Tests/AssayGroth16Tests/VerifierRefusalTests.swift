// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import Testing

@testable import AssayGroth16

/// What a verifier refuses before it trusts the pairing equation. The numbers are the classes of bad input in `docs/security.md`.
@Suite struct VerifierRefusalTests {
    typealias Key = VerifyingKey<BN254>

    /// The points of a sound key, to be spoilt one at a time.
    struct Points {
        var alpha1: BN254.G1.Affine
        var beta2: BN254.G2.Affine
        var gamma2: BN254.G2.Affine
        var delta2: BN254.G2.Affine
        var inputs: [BN254.G1.Affine]

        init(_ key: Key) {
            alpha1 = key.alpha1
            beta2 = key.beta2
            gamma2 = key.gamma2
            delta2 = key.delta2
            inputs = key.inputPoints
        }

        func key() throws(KeyError) -> Key {
            try Key(alpha1: alpha1, beta2: beta2, gamma2: gamma2, delta2: delta2, inputPoints: inputs, isUnsafeSingleParty: false)
        }
    }

    /// Class 2; the last public input is 0, so that leaving it out would not change the sum.
    @Test func wrongNumberOfPublicInputs() throws {
        let sample = try Sample(productCircuit(), inputs: [0, 4])
        let verifier = Verifier(sample.verifyingKey)
        #expect(sample.publicInputs == [0, 0])
        try verifier.verify(sample.proof, publicInputs: [0, 0])
        for count in [0, 1, 3, 1000] {
            let inputs = [Fr](repeating: 0, count: count)
            #expect(throws: VerificationError.wrongInputCount(expected: 2, actual: count)) {
                try verifier.verify(sample.proof, publicInputs: inputs)
            }
        }
    }

    /// Class 4
    @Test func proofPointOutsideTheSubgroup() throws {
        let sample = try Sample.product.get()
        let stray = try #require(BadPoint.outsideSubgroupPoint())
        #expect(stray.isOnCurve && !stray.isInSubgroup)
        let proof = Proof<BN254>(a: sample.proof.a, b: stray, c: sample.proof.c)
        #expect(throws: VerificationError.notInSubgroup(.b)) {
            try Verifier(sample.verifyingKey).verify(proof, publicInputs: sample.publicInputs)
        }
    }

    /// Class 4
    @Test func keyPointOutsideTheSubgroup() throws {
        let sound = Points(try Sample.product.get().verifyingKey)
        let stray = try #require(BadPoint.outsideSubgroupPoint())
        for (path, name) in [(\Points.beta2, KeyPoint.beta2), (\.gamma2, .gamma2), (\.delta2, .delta2)] {
            var points = sound
            points[keyPath: path] = stray
            #expect(throws: KeyError.notInSubgroup(name)) { try points.key() }
        }
    }

    /// Class 6
    @Test func infinityInAProof() throws {
        let sample = try Sample.product.get()
        let verifier = Verifier(sample.verifyingKey)
        let (a, b, c) = (sample.proof.a, sample.proof.b, sample.proof.c)
        for (proof, element) in [
            (Proof<BN254>(a: .infinity, b: b, c: c), VerificationError.Element.a), (Proof(a: a, b: .infinity, c: c), .b),
            (Proof(a: a, b: b, c: .infinity), .c),
        ] {
            #expect(throws: VerificationError.pointAtInfinity(element)) {
                try verifier.verify(proof, publicInputs: sample.publicInputs)
            }
        }
    }

    /// Class 6
    @Test func infinityInAKey() throws {
        let sound = Points(try Sample.product.get().verifyingKey)
        var points = sound
        points.alpha1 = .infinity
        #expect(throws: KeyError.pointAtInfinity(.alpha1)) { try points.key() }
        for (path, name) in [(\Points.beta2, KeyPoint.beta2), (\.gamma2, .gamma2), (\.delta2, .delta2)] {
            var points = sound
            points[keyPath: path] = .infinity
            #expect(throws: KeyError.pointAtInfinity(name)) { try points.key() }
        }
    }

    /// Class 7
    @Test func proofOfAnotherCircuit() throws {
        let (score, product) = (try Sample.score.get(), try Sample.product.get())
        #expect(throws: VerificationError.equationDoesNotHold) {
            try Verifier(score.verifyingKey).verify(product.proof, publicInputs: score.publicInputs)
        }
    }

    /// Class 8: no phase 2.
    @Test func gammaEqualToDelta() throws {
        var points = Points(try Sample.product.get().verifyingKey)
        points.delta2 = points.gamma2
        let error = #expect(throws: KeyError.self) { try points.key() }
        #expect(error?.description == "gamma = delta, so anyone can forge proofs for it")
    }

    /// Class 9: an input whose IC point is infinity is bound by nothing.
    @Test func unboundPublicInput() throws {
        let sound = Points(try Sample.score.get().verifyingKey)
        for index in sound.inputs.indices {
            var points = sound
            points.inputs[index] = .infinity
            #expect(throws: KeyError.pointAtInfinity(.input(index))) { try points.key() }
        }
    }

    /// Class 10
    @Test func keyWithoutInputPoints() throws {
        var points = Points(try Sample.product.get().verifyingKey)
        points.inputs = []
        #expect(throws: KeyError.noInputPoints) { try points.key() }
    }
}

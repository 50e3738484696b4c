// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayTestSupport
import Testing

@Suite struct CurveGroupTests {
    @Test func generatorsAreInTheirGroups() {
        #expect(BN254.G1.affineGenerator.isInSubgroup)
        #expect(BN254.G2.affineGenerator.isInSubgroup)
        #expect(BN254.Fr(-1) * BN254.G1.generator == -BN254.G1.generator)
        #expect(BN254.Fr(-1) * BN254.G2.generator == -BN254.G2.generator)
        #expect(BLS12381.G1.affineGenerator.isInSubgroup && BLS12381.G2.affineGenerator.isInSubgroup)
        #expect(BLS12381.Fr(-1) * BLS12381.G1.generator == -BLS12381.G1.generator)
        #expect(BLS12381.Fr(-1) * BLS12381.G2.generator == -BLS12381.G2.generator)
    }

    @Test func laws() {
        checkLaws(BN254.G1.self)
        checkLaws(BN254.G2.self)
        checkLaws(BLS12381.G1.self)
        checkLaws(BLS12381.G2.self)
    }

    func checkLaws<G: CurveGroup>(_ group: G.Type) {
        var generator = SeededGenerator()
        for _ in 0..<20 {
            let (a, b) = (G.Scalar.random(using: &generator), G.Scalar.random(using: &generator))
            let (p, q) = (a * G.generator, b * G.generator)
            #expect(p + q == (a + b) * G.generator, "\(generator)")
            #expect(a * q == b * p, "\(generator)")
            #expect(p + q.affine == p + q)
            #expect(p + p == p.doubled && p + p.affine == p.doubled)
            #expect(p - p == .zero && (p + -p.affine).isZero)
            #expect(p + .zero == p && .zero + p == p && G.zero + p.affine == p)
            #expect(G(p.affine) == p && p.affine.isOnCurve && p.affine.isInSubgroup)
            #expect(G.batchAffine([p, .zero, q, p + q]) == [p.affine, .infinity, q.affine, (p + q).affine])
        }
    }
}

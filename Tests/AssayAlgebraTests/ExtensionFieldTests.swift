// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayTestSupport
import Testing

@Suite struct ExtensionFieldTests {
    func random(_ generator: inout SeededGenerator) -> BN254.Fp2 {
        BN254.Fp2(c0: .random(using: &generator), c1: .random(using: &generator))
    }

    @Test func arithmeticIsThatOfThePolynomials() {
        var generator = SeededGenerator()
        for _ in 0..<100 {
            let (a, b) = (random(&generator), random(&generator))
            #expect(a * b == BN254.Fp2(c0: a.c0 * b.c0 - a.c1 * b.c1, c1: a.c0 * b.c1 + a.c1 * b.c0), "\(generator)")
            #expect(a.squared == a * a && a + b - b == a && -a + a == .zero)
            #expect((a.inverse ?? .zero) * a == .one && a.conjugate * a == BN254.Fp2(c0: a.c0.squared + a.c1.squared, c1: 0))
        }
        #expect(BN254.Fp2.zero.inverse == nil)
        #expect(BN254.Fp2(c0: 0, c1: 1).squared == -.one)
    }

    @Test func squareRoots() throws {
        var generator = SeededGenerator()
        for _ in 0..<30 {
            let a = random(&generator)
            let root = try #require(a.squared.squareRoot)
            #expect(root == a || root == -a, "\(generator)")
            let real = try #require(BN254.Fp2(c0: a.c0, c1: 0).squareRoot)
            #expect(real.squared.c0 == a.c0 && real.squared.c1 == .zero)
            #expect((a.squared * BN254.Fp2(c0: 9, c1: 1)).squareRoot == nil)
            let base = try #require(a.c0.squared.squareRoot)
            #expect(base == a.c0 || base == -a.c0)
            #expect((-a.c0.squared).squareRoot == nil)
        }
        #expect(BN254.Fp2.zero.squareRoot == .zero && BN254.Fp.zero.squareRoot == .zero)
    }
}

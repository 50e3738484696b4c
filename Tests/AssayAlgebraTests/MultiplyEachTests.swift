// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayTestSupport
import Testing

/// Work on many points where each has a scalar of its own.
@Suite struct MultiplyEachTests {
    typealias Fr = BN254.Fr

    /// β³ = 1 and λ³ = 1, and (x, y) ↦ (β·x, y) is multiplication by λ.
    @Test func theEndomorphismIsMultiplicationByLambda() throws {
        let (beta, lambda) = (ScalarHalves.beta, ScalarHalves.lambda)
        #expect(beta != 1 && beta * beta * beta == 1 && lambda != 1 && lambda * lambda * lambda == 1)
        let point = BN254.G1.affineGenerator
        let image = try #require(BN254.G1.Affine(x: beta * point.x, y: point.y))
        #expect((lambda * BN254.G1.generator).affine == image)
    }

    static let edges: [Fr] = [0, 1, -1, 2, -2, ScalarHalves.lambda, -ScalarHalves.lambda, ScalarHalves.lambda + 1, ScalarHalves.lambda - 1]

    @Test func halvesMakeTheScalar() {
        var generator = SeededGenerator()
        for scalar in Self.edges + (0..<2000).map({ _ in Fr.random(using: &generator) }) {
            let halves = ScalarHalves(scalar)
            func element(_ half: UInt128) -> Fr {
                BlindingNumber(low: UInt64(truncatingIfNeeded: half), high: UInt64(truncatingIfNeeded: half >> 64)).element()
            }
            let second = halves.isSecondNegative ? -element(halves.second) : element(halves.second)
            #expect(element(halves.first) + second * ScalarHalves.lambda == scalar, "\(generator)")
        }
    }

    @Test(arguments: ScalarKind.allCases) func productsAreProducts(kind: ScalarKind) {
        check(BN254.G1.self, kind, counts: [0, 1, 2, 300])
        check(BN254.G2.self, kind, counts: [0, 1, 20])
    }

    private func check<G: CurveGroup>(_: G.Type, _ kind: ScalarKind, counts: [Int]) {
        var generator = SeededGenerator()
        for count in counts {
            let scalars: [G.Scalar] = kind.draw(count, using: &generator)
            var points = G.fixedBase((0..<count).map { _ in G.Scalar.random(using: &generator) }, base: .generator)
            if count > 2 { (points[0], points[1]) = (.infinity, points[2]) }
            let expected = G.batchAffine(zip(scalars, points).map { $0 * G($1) })
            for threads in [1, 3] { #expect(G.multiplyEach(points, by: scalars, threads: threads) == expected, "\(generator)") }
        }
    }

    /// Sums with coefficients 1 and −1, short and long ones of either sign, none, and more than are worth adding one by one.
    @Test func sparseSumsAreSums() {
        check(BN254.G1.self)
        check(BN254.G2.self)
    }

    private func check<G: CurveGroup>(_: G.Type) {
        var generator = SeededGenerator()
        let points = G.fixedBase((0..<100).map { _ in G.Scalar.random(using: &generator) }, base: .generator) + [.infinity]
        let values: [G.Scalar] = [1, -1, 0, 5, -12, G.Scalar(UInt64.max), -G.Scalar(UInt64.max), .random(using: &generator)]
        let columns = [0, 1, 3, 8, 0, 100, 47, 49]
        let rows = columns.flatMap { count in (0..<count).map { _ in UInt32.random(in: 0...100, using: &generator) } }
        let coefficients = rows.map { _ in values.randomElement(using: &generator) ?? .one }
        let starts = columns.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
        let sums = G.sparseSums(starts: starts, rows: rows, values: coefficients, points: points, threads: 2)
        for column in columns.indices {
            let expected = (starts[column]..<starts[column + 1]).reduce(G.zero) { $0 + coefficients[$1] * G(points[Int(rows[$1])]) }
            #expect(sums[column] == expected.affine, "\(generator)")
        }
    }

    /// L_i(τ) in the group, from powers of τ, is what the field says.
    @Test(arguments: 0...6) func lagrangePointsFromPowers(log: Int) throws {
        var generator = SeededGenerator()
        let tau = Fr.random(using: &generator)
        let domain = try #require(EvaluationDomain<Fr>(size: 1 << log))
        let (powers, lagrange) = (Fr.powers(of: tau, from: 1, count: 1 << log), domain.lagrange(at: tau))
        let points = BN254.G1.fixedBase(powers, base: .generator)
        var products = 0
        let result = BN254.G1.lagrange(ofPowers: points, threads: 2) { count in
            products += count
            return true
        }
        #expect(result == BN254.G1.fixedBase(lagrange, base: .generator), "\(generator)")
        #expect(products == BN254.G1.lagrangeProductCount(of: 1 << log))
        if log == 3 {
            let inG2 = BN254.G2.lagrange(ofPowers: BN254.G2.fixedBase(powers, base: .generator), threads: 1)
            #expect(inG2 == BN254.G2.fixedBase(lagrange, base: .generator), "\(generator)")
            #expect(BN254.G1.lagrange(ofPowers: points, threads: 1) { _ in false } == nil)
        }
    }
}

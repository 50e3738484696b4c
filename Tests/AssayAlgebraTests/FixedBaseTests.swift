// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayTestSupport
import Synchronization
import Testing

@Suite struct FixedBaseTests {
    @Test(arguments: ScalarKind.allCases) func multiplesAreMultiples(kind: ScalarKind) {
        check(BN254.G1.self, kind, counts: [0, 1, 2, 40])
        check(BN254.G2.self, kind, counts: [0, 1, 20])
    }

    func check<G: CurveGroup>(_: G.Type, _ kind: ScalarKind, counts: [Int]) {
        var generator = SeededGenerator()
        let base = G.Scalar.random(using: &generator) * G.generator
        for count in counts {
            let scalars: [G.Scalar] = kind.draw(count, using: &generator)
            #expect(G.fixedBase(scalars, base: base) == G.batchAffine(scalars.map { $0 * base }), "\(generator)")
        }
    }

    /// The more multiples are expected, the wider are the windows: these take from 2 to 16 bits.
    @Test(arguments: [0] + (0...22).map { 1 << $0 }) func everyWindow(expected: Int) {
        var generator = SeededGenerator()
        let base = BN254.Fr.random(using: &generator) * BN254.G1.generator
        let table = FixedBaseTable(of: base, expecting: expected, threads: 2)
        for kind in [ScalarKind.uniform, .windowEdges] {
            let scalars: [BN254.Fr] = kind.draw(20, using: &generator)
            #expect(table.multiples(scalars) == BN254.G1.batchAffine(scalars.map { $0 * base }), "\(generator)")
        }
    }

    @Test func manyMultiplesOnManyThreads() {
        var generator = SeededGenerator()
        let scalars: [BN254.Fr] = ScalarKind.lengths.draw(3000, using: &generator)
        let expected = BN254.G1.fixedBase(scalars, base: .generator, threads: 1)
        for i in [0, 511, 512, 513, 2999] { #expect(expected[i] == (scalars[i] * BN254.G1.generator).affine, "\(generator)") }
        for threads in [-1, 0, 2, 3, 50] {
            #expect(BN254.G1.fixedBase(scalars, base: .generator, threads: threads) == expected, "\(generator)")
        }
        let table = FixedBaseTable(of: BN254.G1.generator, expecting: 10)
        #expect(table.multiples(scalars) == expected, "\(generator)")
    }

    @Test(arguments: 3...15) func sumsWithEveryWindow(window: Int) throws {
        var generator = SeededGenerator()
        let counts = window > 10 ? [1] : [0, 1, 2, 5]
        for (count, kind) in counts.flatMap({ count in ScalarKind.allCases.map { (count, $0) } }) {
            let bases = BN254.G1.fixedBase((0..<count).map { _ in .random(using: &generator) }, base: .generator)
            let scalars: [BN254.Fr] = kind.draw(count, using: &generator)
            let sum = try FixedBaseSum<BN254.G1>(of: bases, windowBits: window).sum(scalars)
            #expect(sum == zip(bases, scalars).reduce(.zero) { $0 + $1.1 * BN254.G1($1.0) }, "\(generator)")
        }
    }

    @Test func sumsOfInfinityEqualAndOppositePoints() throws {
        let g = BN254.G2.affineGenerator
        let sum = FixedBaseSum<BN254.G2>(of: [g, g, -g, .infinity], windowBits: 4)
        #expect(try sum.sum([3, 4, 7, 100]).isZero)
        #expect(try sum.sum([3, 4, 6, 100]) == BN254.G2.generator)
        #expect(throws: MSMError.countMismatch(bases: 4, scalars: 3)) { try sum.sum([1, 2, 3]) }
    }

    @Test(arguments: [1, 2]) func workThatNobodyWaitsForEnds(threads: Int) throws {
        var generator = SeededGenerator()
        let scalars: [BN254.Fr] = ScalarKind.uniform.draw(5000, using: &generator)
        let table = FixedBaseTable(of: BN254.G1.generator, expecting: 5000)
        let reports = Mutex<[Int]>([])
        let all = table.multiples(scalars, threads: threads) { count in
            reports.withLock { $0.append(count) }
            return true
        }
        #expect(all == table.multiples(scalars), "\(generator)")
        let counts = reports.withLock { $0 }
        #expect(counts.contains(0) && counts.count > 1 && counts.allSatisfy { 0..<5000 ~= $0 })
        #expect(table.multiples(scalars, threads: threads) { $0 == 0 } == nil)
        #expect(table.multiples(scalars, threads: threads) { _ in false } == nil)
    }

    @Test func multiplesOfInfinity() {
        #expect(BN254.G1.fixedBase([0, 1, -1, 77], base: .zero) == [BN254.G1.Affine](repeating: .infinity, count: 4))
        #expect(BN254.G2.fixedBase([5, 6], base: .zero) == [.infinity, .infinity])
    }
}

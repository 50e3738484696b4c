// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayTestSupport
import Testing

@Suite struct MSMTests {
    @Test func definitionAndLogarithmsAgree() throws {
        var generator = SeededGenerator()
        let bases = KnownBases<BN254.G1>(9, using: &generator)
        let scalars: [BN254.Fr] = ScalarKind.uniform.draw(9, using: &generator)
        let naive = zip(bases.points, scalars).reduce(BN254.G1.zero) { $0 + $1.1 * BN254.G1($1.0) }
        #expect(naive == bases.sum(scalars))
        #expect(try BN254.G1.msm(bases: bases.points, scalars: scalars) == naive)
    }

    @Test func everySizeUpTo130() throws {
        try checkSizes(BN254.G1.self, Array(0...130))
        try checkSizes(BN254.G2.self, Array(0...40) + [63, 64, 65, 127, 128, 129, 130])
        try checkSizes(BLS12381.G1.self, Array(0...40) + [63, 64, 65, 127, 128, 129, 130])
        try checkSizes(BLS12381.G2.self, Array(0...20) + [64, 65, 130])
    }

    func checkSizes<G: CurveGroup>(_: G.Type, _ sizes: [Int]) throws {
        var generator = SeededGenerator()
        let all = KnownBases<G>(130, using: &generator)
        for count in sizes {
            let bases = all.prefix(count)
            let kind = count % 2 == 0 ? ScalarKind.uniform : .lengths
            let scalars: [G.Scalar] = kind.draw(count, using: &generator)
            #expect(try G.msm(bases: bases.points, scalars: scalars) == bases.sum(scalars), "\(count) bases, \(generator)")
        }
    }

    @Test func randomSizesUpTo5000() throws {
        var generator = SeededGenerator()
        let all = KnownBases<BN254.G1>(5000, using: &generator)
        for _ in 0..<6 {
            let bases = all.prefix(.random(in: 131...5000, using: &generator))
            let scalars: [BN254.Fr] = ScalarKind.uniform.draw(bases.points.count, using: &generator)
            #expect(
                try BN254.G1.msm(bases: bases.points, scalars: scalars) == bases.sum(scalars), "\(bases.points.count) bases, \(generator)")
        }
    }

    @Test(arguments: ScalarKind.allCases) func scalarsOfEveryKind(kind: ScalarKind) throws {
        try checkKind(BN254.G1.self, kind, counts: [1, 2, 3, 17, 200, 1500])
        try checkKind(BN254.G2.self, kind, counts: [1, 2, 300])
        try checkKind(BLS12381.G1.self, kind, counts: [1, 2, 17, 700])
        try checkKind(BLS12381.G2.self, kind, counts: [1, 2, 100])
    }

    func checkKind<G: CurveGroup>(_: G.Type, _ kind: ScalarKind, counts: [Int]) throws {
        var generator = SeededGenerator()
        let all = KnownBases<G>(counts.max() ?? 0, using: &generator)
        for count in counts {
            let bases = all.prefix(count)
            let scalars: [G.Scalar] = kind.draw(count, using: &generator)
            #expect(try G.msm(bases: bases.points, scalars: scalars) == bases.sum(scalars), "\(count) bases, \(generator)")
        }
    }

    /// Equal, opposite and infinite bases meet in every bucket.
    @Test(arguments: ScalarKind.allCases) func basesThatCollide(kind: ScalarKind) throws {
        try checkCollisions(BN254.G1.self, kind, count: 700)
        try checkCollisions(BN254.G2.self, kind, count: 150)
        try checkCollisions(BLS12381.G1.self, kind, count: 400)
        try checkCollisions(BLS12381.G2.self, kind, count: 100)
    }

    func checkCollisions<G: CurveGroup>(_: G.Type, _ kind: ScalarKind, count: Int) throws {
        var generator = SeededGenerator()
        let a = G.Scalar.random(using: &generator)
        let choices: [G.Scalar] = [a, -a, a + a, 1, -1, .zero]
        let points = KnownBases<G>(choices).points
        let picks = (0..<count).map { _ in Int.random(in: choices.indices, using: &generator) }
        let scalars: [G.Scalar] = kind.draw(count, using: &generator)
        let expected = G.Scalar.innerProduct(picks.map { choices[$0] }, scalars) * G.generator
        #expect(try G.msm(bases: picks.map { points[$0] }, scalars: scalars) == expected, "\(generator)")
        let same = [G.Affine](repeating: points[0], count: count)
        let total = scalars.reduce(.zero, +)
        #expect(try G.msm(bases: same, scalars: scalars) == total * a * G.generator, "\(generator)")
    }

    @Test func sumsThatVanish() throws {
        var generator = SeededGenerator()
        let bases = KnownBases<BN254.G1>(50, using: &generator)
        let scalars: [BN254.Fr] = ScalarKind.uniform.draw(50, using: &generator)
        #expect(try BN254.G1.msm(bases: bases.points + bases.points, scalars: scalars + scalars.map { -$0 }) == .zero)
        #expect(try BN254.G1.msm(bases: bases.points + bases.points.map { -$0 }, scalars: scalars + scalars) == .zero)
        let infinite = [BN254.G1.Affine](repeating: .infinity, count: 50)
        #expect(try BN254.G1.msm(bases: infinite, scalars: scalars) == .zero)
        #expect(try BN254.G1.msm(bases: [], scalars: []) == .zero)
    }

    @Test(arguments: 3...16) func everyWindow(bits: Int) throws {
        try checkWindow(BN254.G1.self, bits, count: 300)
        try checkWindow(BN254.G2.self, bits, count: 40)
    }

    func checkWindow<G: CurveGroup>(_: G.Type, _ bits: Int, count: Int) throws {
        var generator = SeededGenerator()
        let bases = KnownBases<G>(count, using: &generator)
        var workspace = MSMWorkspace()
        workspace.windowBits = bits
        for kind in [ScalarKind.uniform, .windowEdges] {
            let scalars: [G.Scalar] = kind.draw(count, using: &generator)
            let sum = try G.msm(bases: bases.points[...], scalars: scalars[...], threads: 1, workspace: &workspace)
            #expect(sum == bases.sum(scalars), "\(generator)")
        }
    }

    /// A bucket of more points than are summed in one go.
    @Test func moreEqualScalarsThanARange() throws {
        var generator = SeededGenerator()
        let count = 20_000
        let few = KnownBases<BN254.G1>(50, using: &generator)
        let bases = (0..<count).map { few.points[$0 % 50] }
        let scalar = BN254.Fr.random(using: &generator)
        let weight = few.logarithms.reduce(.zero, +) * BN254.Fr(count / 50)
        #expect(
            try BN254.G1.msm(bases: bases, scalars: Array(repeating: scalar, count: count)) == weight * scalar * BN254.G1.generator,
            "\(generator)")
        #expect(try BN254.G1.msm(bases: bases, scalars: Array(repeating: 1, count: count)) == weight * BN254.G1.generator, "\(generator)")
    }

    @Test(arguments: [1, 50, 3000]) func threadsDoNotChangeAnything(count: Int) throws {
        var generator = SeededGenerator()
        let bases = KnownBases<BN254.G1>(count, using: &generator)
        let scalars: [BN254.Fr] = ScalarKind.lengths.draw(count, using: &generator)
        let expected = bases.sum(scalars)
        for threads in [-3, 0, 1, 2, 3, 8, 20, 1000] {
            #expect(
                try BN254.G1.msm(bases: bases.points, scalars: scalars, threads: threads) == expected, "\(threads) threads, \(generator)")
        }
    }

    @Test func everyBackendGivesTheSame() throws {
        var generator = SeededGenerator()
        let bases = KnownBases<BN254.G2>(100, using: &generator)
        let scalars: [BN254.Fr] = ScalarKind.uniform.draw(100, using: &generator)
        let preferred = Kernels.backend
        defer { Kernels.use(preferred) }
        for backend in Kernels.Backend.allCases where backend.isAvailable {
            Kernels.use(backend)
            #expect(try BN254.G2.msm(bases: bases.points, scalars: scalars) == bases.sum(scalars), "\(backend), \(generator)")
        }
    }

    @Test func workspacesAreUsedAgain() throws {
        var generator = SeededGenerator()
        let bases = KnownBases<BN254.G1>(600, using: &generator)
        let twist = KnownBases<BN254.G2>(60, using: &generator)
        let scalars: [BN254.Fr] = ScalarKind.uniform.draw(600, using: &generator)
        var workspace = MSMWorkspace()
        for count in [600, 10, 0, 300] {
            let sum = try BN254.G1.msm(bases: bases.points[..<count], scalars: scalars[..<count], threads: 2, workspace: &workspace)
            #expect(sum == bases.prefix(count).sum(Array(scalars.prefix(count))), "\(generator)")
        }
        // Slices that do not begin at index 0.
        let sum = try BN254.G2.msm(bases: twist.points[20...], scalars: scalars[560...], threads: 2, workspace: &workspace)
        let logarithms = BN254.Fr.innerProduct(Array(twist.logarithms[20...]), Array(scalars[560...]))
        #expect(sum == logarithms * BN254.G2.generator, "\(generator)")
    }

    @Test func unequalCountsAreRefused() {
        let base = BN254.G1.affineGenerator
        #expect(throws: MSMError.countMismatch(bases: 1, scalars: 2)) { try BN254.G1.msm(bases: [base], scalars: [1, 2]) }
        #expect(throws: MSMError.countMismatch(bases: 1, scalars: 0)) { try BN254.G1.msm(bases: [base], scalars: []) }
        #expect(throws: MSMError.countMismatch(bases: 0, scalars: 1)) { try BN254.G2.msm(bases: [], scalars: [1]) }
        #expect("\(MSMError.countMismatch(bases: 1, scalars: 2))".hasPrefix("1 bases and 2 scalars"))
        #expect("\(MSMError.tooManyBases(count: 9, most: 8))".contains("at most 8"))
    }
}

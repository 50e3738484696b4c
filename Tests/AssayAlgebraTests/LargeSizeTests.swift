// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayTestSupport
import Testing

/// Sums and transforms of the sizes that large circuits need, where no second implementation is fast enough to do the same: they are held against
/// a structure that takes single operations only.
@Suite struct LargeSizeTests {
    typealias Fr = BN254.Fr

    /// Bases kᵢ·G whose kᵢ are known: an arithmetic progression, made by additions, in which every seventh base is the opposite of the one before and every
    /// thousandth is infinity.
    struct Progression<G: CurveGroup> where G.Scalar == Fr {
        var logarithms: [Fr] = []
        var points: [G.Affine] = []

        init(_ count: Int, using generator: inout SeededGenerator) {
            let (first, step) = (Fr.random(using: &generator), Fr.random(using: &generator))
            let increment = (step * G.generator).affine
            var (logarithm, point) = (first, first * G.generator)
            var sums: [G] = []
            for i in 0..<count {
                if i % 1000 == 999 {
                    append(0, .zero, to: &sums)
                } else if i % 7 == 6 {
                    append(-logarithms[i - 1], -sums[i - 1], to: &sums)
                } else {
                    append(logarithm, point, to: &sums)
                }
                logarithm += step
                point += increment
            }
            points = G.batchAffine(sums)
        }

        private mutating func append(_ logarithm: Fr, _ point: G, to sums: inout [G]) {
            logarithms.append(logarithm)
            sums.append(point)
        }

        /// (Σ kᵢ·sᵢ)·G, one multiplication.
        func sum(_ scalars: [Fr]) -> G {
            var sum = Fr.zero
            for i in scalars.indices { sum += logarithms[i] * scalars[i] }
            return sum * G.generator
        }
    }

    /// Scalars of full length: a linear congruence modulo r.
    static func dense(_ count: Int, using generator: inout SeededGenerator) -> [Fr] {
        let (factor, summand) = (Fr.random(using: &generator), Fr.random(using: &generator))
        var state = Fr.random(using: &generator)
        return (0..<count).map { _ in
            state = state * factor + summand
            return state
        }
    }

    /// Scalars as witnesses have them: zeros, ones, short ones of both signs, and one in eight of full length.
    static func witnessLike(_ count: Int, using generator: inout SeededGenerator) -> [Fr] {
        var scalars = dense(count, using: &generator)
        for i in scalars.indices where i % 8 != 0 {
            let short = Int.random(in: -(1 << 20)...1 << 20, using: &generator)
            scalars[i] = i % 8 < 5 ? Fr(short & 1) : Fr(short)
        }
        return scalars
    }

    @Test(arguments: [16, 18]) func sumsInG1(log: Int) throws { try checkSums(BN254.G1.self, count: 1 << log) }

    @Test func sumsInG2() throws { try checkSums(BN254.G2.self, count: 1 << 15) }

    func checkSums<G: CurveGroup>(_: G.Type, count: Int) throws where G.Scalar == Fr {
        var generator = SeededGenerator()
        let bases = Progression<G>(count, using: &generator)
        for scalars in [Self.dense(count, using: &generator), Self.witnessLike(count, using: &generator)] {
            #expect(try G.msm(bases: bases.points, scalars: scalars) == bases.sum(scalars), "\(count) bases, \(generator)")
        }
    }

    /// All values of a transform at once, at a random point z: the coefficients give p(z) by Horner's rule, the values by the barycentric formula
    /// p(z) = (zⁿ − c)/(n·c) · Σ vᵢ·xᵢ/(z − xᵢ), where c = xᵢⁿ is 1 on the domain and −1 on the odd coset. Wrong values agree for n of r points at most.
    @Test(arguments: [16, 18]) func transforms(log: Int) throws {
        var generator = SeededGenerator()
        let domain = try #require(EvaluationDomain<Fr>(size: 1 << log))
        let oddRoot = try #require(domain.oddRoot)
        let coefficients = Self.dense(domain.size, using: &generator)
        let z = Fr.random(using: &generator)
        let expected = EvaluationDomainTests.value(coefficients, at: z)

        var values = coefficients
        try domain.ntt(&values)
        #expect(try Self.barycentric(values, first: 1, ratio: domain.root, at: z) == expected, "\(generator)")
        var oddValues = coefficients
        try domain.oddCosetNTT(&oddValues)
        #expect(try Self.barycentric(oddValues, first: oddRoot, ratio: domain.root, at: z) == expected, "\(generator)")

        let i = Int.random(in: 0..<domain.size, using: &generator)
        let point = domain.root.power([UInt64(i)])
        #expect(values[i] == EvaluationDomainTests.value(coefficients, at: point), "value \(i), \(generator)")
        #expect(oddValues[i] == EvaluationDomainTests.value(coefficients, at: point * oddRoot), "odd value \(i), \(generator)")
        var changed = values
        changed[i] += 1
        #expect(try Self.barycentric(changed, first: 1, ratio: domain.root, at: z) != expected, "the judge sees every value")
        try domain.intt(&values)
        #expect(values == coefficients, "\(generator)")
        try domain.oddCosetINTT(&oddValues)
        #expect(oddValues == coefficients, "\(generator)")
    }

    /// The polynomial's value at `z` from its values at first·ratioⁱ.
    static func barycentric(_ values: [Fr], first: Fr, ratio: Fr, at z: Fr) throws -> Fr {
        let power = { (x: Fr) in (0..<values.count.trailingZeroBitCount).reduce(x) { power, _ in power.squared } }
        var node = first
        var differences: [Fr] = []
        for _ in values {
            differences.append(z - node)
            node *= ratio
        }
        let inverses = Fr.batchInverse(differences)
        var sum = Fr.zero
        node = first
        for i in values.indices {
            sum += values[i] * node * inverses[i]
            node *= ratio
        }
        let inverse = try #require((Fr(values.count) * power(first)).inverse)
        return (power(z) - power(first)) * inverse * sum
    }
}

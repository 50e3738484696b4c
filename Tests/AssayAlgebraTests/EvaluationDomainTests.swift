// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayTestSupport
import Testing

@Suite struct EvaluationDomainTests {
    typealias Fr = BN254.Fr

    static func random<F: PrimeField>(_ count: Int, _ generator: inout SeededGenerator) -> [F] {
        (0..<count).map { _ in F.random(using: &generator) }
    }

    /// The value of the polynomial at `point`, by Horner's rule.
    static func value<F: PrimeField>(_ coefficients: [F], at point: F) -> F {
        coefficients.reversed().reduce(.zero) { $0 * point + $1 }
    }

    @Test func rootsAreThoseOfTheFormat() throws {
        #expect(Fr.twoAdicRoot == Fr(5).power(Self.quotient(Fr.modulus, log: 28)))
        #expect(Fr.twoAdicRoot.power([1 << 27]) == -1)
        let domain = try #require(EvaluationDomain<Fr>(size: 8))
        #expect(domain.root.power([4]) == -1)
        #expect(domain.oddRoot?.squared == domain.root)
        let root = BLS12381.Fr.twoAdicRoot
        #expect(root == BLS12381.Fr(5).power(Self.quotient(BLS12381.Fr.modulus, log: 32)) && root.power([1 << 31]) == -1)
    }

    /// (modulus − 1) / 2^log.
    static func quotient(_ modulus: [UInt64], log: Int) -> [UInt64] {
        modulus.indices.map { modulus[$0] >> UInt64(log) | ($0 + 1 < modulus.count ? modulus[$0 + 1] << UInt64(64 - log) : 0) }
    }

    @Test func sizesThatAreNoDomain() {
        for size in [-8, -1, 0, 3, 12, 1 << 29] { #expect(EvaluationDomain<Fr>(size: size) == nil) }
        #expect(EvaluationDomain<Fr>(atLeast: 1 << 28 + 1) == nil)
        #expect(EvaluationDomain<Fr>(atLeast: .max) == nil)
        #expect(EvaluationDomain<Fr>(atLeast: -3)?.size == 1)
        #expect(EvaluationDomain<Fr>(atLeast: 1000)?.size == 1024)
        #expect(EvaluationDomain<Fr>(atLeast: 1024)?.size == 1024)
    }

    @Test(arguments: 0...7) func transformIsEvaluation(log: Int) throws {
        try checkTransform(Fr.self, log: log)
        try checkTransform(BLS12381.Fr.self, log: log)
        try checkTransform(TinyField<257>.self, log: log)
    }

    /// Every value of both transforms, by the definition of a polynomial.
    func checkTransform<F: TwoAdicField>(_: F.Type, log: Int) throws {
        var generator = SeededGenerator()
        let domain = try #require(EvaluationDomain<F>(size: 1 << log))
        let coefficients: [F] = Self.random(domain.size, &generator)
        let points = F.powers(of: domain.root, from: .one, count: domain.size)
        var values = coefficients
        try domain.ntt(&values)
        #expect(values == points.map { Self.value(coefficients, at: $0) }, "\(generator)")
        let oddRoot = try #require(domain.oddRoot)
        var oddValues = coefficients
        try domain.oddCosetNTT(&oddValues)
        #expect(oddValues == points.map { Self.value(coefficients, at: $0 * oddRoot) }, "\(generator)")
        try domain.toOddCoset(&values)
        #expect(values == oddValues, "\(generator)")
    }

    @Test(arguments: 0...12) func inverseUndoes(log: Int) throws {
        var generator = SeededGenerator()
        let domain = try #require(EvaluationDomain<Fr>(size: 1 << log))
        let coefficients: [Fr] = Self.random(domain.size, &generator)
        var values = coefficients
        try domain.ntt(&values)
        for i in [0, domain.size / 3, domain.size - 1] {
            #expect(values[i] == Self.value(coefficients, at: domain.root.power([UInt64(i)])), "\(generator)")
        }
        try domain.intt(&values)
        #expect(values == coefficients, "\(generator)")
        try domain.oddCosetNTT(&values)
        try domain.oddCosetINTT(&values)
        #expect(values == coefficients, "\(generator)")
    }

    @Test func largestSizesOfAField() throws {
        let domain = try #require(EvaluationDomain<TinyField<257>>(size: 256))
        var generator = SeededGenerator()
        let coefficients: [TinyField<257>] = Self.random(256, &generator)
        var values = coefficients
        try domain.ntt(&values)
        #expect(values[5] == Self.value(coefficients, at: domain.root.power([5])), "\(generator)")
        try domain.intt(&values)
        #expect(values == coefficients, "\(generator)")
        #expect(domain.oddRoot == nil)
        #expect(throws: DomainError.noOddCoset(size: 256)) { try domain.oddCosetNTT(&values) }
        #expect(throws: DomainError.noOddCoset(size: 256)) { try domain.toOddCoset(&values) }
        #expect(throws: DomainError.noOddCoset(size: 256)) { _ = try domain.oddLagrange(at: 7) }
    }

    @Test func transformIsLinear() throws {
        var generator = SeededGenerator()
        let domain = try #require(EvaluationDomain<Fr>(size: 512))
        let (a, b, k): ([Fr], [Fr], Fr) = (Self.random(512, &generator), Self.random(512, &generator), .random(using: &generator))
        var (left, right, sum) = (a, b, zip(a, b).map { $0 + k * $1 })
        try domain.ntt(&left)
        try domain.ntt(&right)
        try domain.ntt(&sum)
        #expect(sum == zip(left, right).map { $0 + k * $1 }, "\(generator)")
    }

    @Test(arguments: [10, 11, 12, 13, 14]) func threadsDoNotChangeAnything(log: Int) throws {
        var generator = SeededGenerator()
        let domain = try #require(EvaluationDomain<Fr>(size: 1 << log))
        let coefficients: [Fr] = Self.random(domain.size, &generator)
        var expected = coefficients
        try domain.ntt(&expected, threads: 1)
        for threads in [0, 2, 3, 9, 40] {
            var values = coefficients
            try domain.ntt(&values, threads: threads)
            #expect(values == expected, "\(threads) threads, \(generator)")
            try domain.intt(&values, threads: threads)
            #expect(values == coefficients, "\(threads) threads, \(generator)")
        }
    }

    @Test(arguments: 0...14) func everyBackendGivesTheSame(log: Int) throws {
        var generator = SeededGenerator()
        let domain = try #require(EvaluationDomain<Fr>(size: 1 << log))
        let edges: [Fr] = [0, 1, -1]
        let kinds: [[Fr]] = [
            Self.random(domain.size, &generator), [Fr](repeating: -1, count: domain.size),
            (0..<domain.size).map { _ in edges[Int.random(in: 0..<3, using: &generator)] },
        ]
        let preferred = Kernels.backend
        defer { Kernels.use(preferred) }
        let results = try Kernels.Backend.allCases.filter(\.isAvailable).map { backend in
            Kernels.use(backend)
            return try kinds.map { try everyTransform(of: $0, domain) }
        }
        for result in results { #expect(result == results[0], "\(generator)") }
    }

    /// The values after one transform of each kind.
    func everyTransform(of values: [Fr], _ domain: EvaluationDomain<Fr>) throws -> [[Fr]] {
        var (a, b, c, d, e) = (values, values, values, values, values)
        try domain.ntt(&a)
        try domain.intt(&b)
        try domain.oddCosetNTT(&c)
        try domain.oddCosetINTT(&d)
        try domain.toOddCoset(&e)
        return [a, b, c, d, e]
    }

    /// Sizes of two and three passes, at random points of the domain and of its odd coset.
    @Test(arguments: [18, 21]) func largeTransformsAreEvaluation(log: Int) throws {
        var generator = SeededGenerator()
        let domain = try #require(EvaluationDomain<Fr>(size: 1 << log))
        let oddRoot = try #require(domain.oddRoot)
        let coefficients: [Fr] = Self.random(1 << 16, &generator) + [Fr](repeating: 0, count: domain.size - (1 << 16))
        var (values, oddValues) = (coefficients, coefficients)
        try domain.ntt(&values)
        try domain.oddCosetNTT(&oddValues)
        for _ in 0..<2 {
            let i = Int.random(in: 0..<domain.size, using: &generator)
            let point = domain.root.power([UInt64(i)])
            let prefix = Array(coefficients[..<(1 << 16)])
            #expect(values[i] == Self.value(prefix, at: point), "\(generator)")
            #expect(oddValues[i] == Self.value(prefix, at: point * oddRoot), "\(generator)")
        }
        try domain.toOddCoset(&values)
        #expect(values == oddValues, "\(generator)")
        try domain.oddCosetINTT(&values)
        #expect(values == coefficients, "\(generator)")
    }

    @Test func quotientOfAProduct() throws {
        var generator = SeededGenerator()
        for log in [0, 1, 4, 11] {
            let domain = try #require(EvaluationDomain<Fr>(size: 1 << log))
            let (a, b): ([Fr], [Fr]) = (Self.random(domain.size, &generator), Self.random(domain.size, &generator))
            var (odd, oddB, c) = (a, b, zip(a, b).map { $0 * $1 })
            try domain.toOddCoset(&odd)
            try domain.toOddCoset(&oddB)
            try domain.toOddCoset(&c)
            Fr.multiply(&odd, oddB, subtracting: c)
            let unit = try #require(Fr(domain.size).inverse)
            func prepared(_ values: [Fr]) -> [Fr] { values.indices.map { unit * values[domain.reversedIndex($0)] } }
            var (reversed, reversedB, reversedC) = (prepared(a), prepared(b), prepared(zip(a, b).map { $0 * $1 }))
            try domain.oddCosetQuotient(&reversed, &reversedB, &reversedC)
            var quotient = reversed.indices.map { reversed[domain.reversedIndex($0)] }
            #expect(quotient == odd, "\(generator)")
            // Divided by x^n - 1 = -2 it is a polynomial of degree n - 2 at most.
            try domain.oddCosetINTT(&quotient)
            #expect(quotient.last == .zero, "\(generator)")
        }
    }

    @Test(arguments: [0, 1, 2, 5, 9]) func lagrangeInterpolates(log: Int) throws {
        var generator = SeededGenerator()
        let domain = try #require(EvaluationDomain<Fr>(size: 1 << log))
        let (values, point): ([Fr], Fr) = (Self.random(domain.size, &generator), .random(using: &generator))
        var coefficients = values
        try domain.intt(&coefficients)
        #expect(Fr.innerProduct(values, domain.lagrange(at: point)) == Self.value(coefficients, at: point), "\(generator)")
        let double = try #require(EvaluationDomain<Fr>(size: 2 << log))
        let odd = stride(from: 1, to: double.size, by: 2).map { double.lagrange(at: point)[$0] }
        #expect(try domain.oddLagrange(at: point) == odd, "\(generator)")
        #expect(domain.vanishing(at: point) == point.power([UInt64(domain.size)]) - 1)
    }

    @Test func lagrangeAtAPointOfTheDomain() throws {
        let domain = try #require(EvaluationDomain<Fr>(size: 8))
        let unit = (0..<8).map { $0 == 3 ? Fr.one : .zero }
        #expect(domain.lagrange(at: domain.root.power([3])) == unit)
        let oddRoot = try #require(domain.oddRoot)
        #expect(try domain.oddLagrange(at: oddRoot.power([7])) == unit)
        #expect(try domain.oddLagrange(at: domain.root) == [Fr](repeating: .zero, count: 8))
    }

    @Test func wrongCountsAreRefused() throws {
        let domain = try #require(EvaluationDomain<Fr>(size: 8))
        for count in [0, 7, 9, 16] {
            var values = [Fr](repeating: 1, count: count)
            var right = [Fr](repeating: 1, count: 8)
            var scratch: [Fr] = []
            let expected = DomainError.valueCount(expected: 8, actual: count)
            #expect(throws: expected) { try domain.ntt(&values) }
            #expect(throws: expected) { try domain.intt(&values) }
            #expect(throws: expected) { try domain.toOddCoset(&values) }
            #expect(throws: expected) { try domain.oddCosetNTT(&values) }
            #expect(throws: expected) { try domain.oddCosetINTT(&values) }
            #expect(throws: expected) { try domain.oddCosetQuotient(&values, &right, &scratch) }
            #expect(throws: expected) { try domain.oddCosetQuotient(&right, &values, &scratch) }
            #expect("\(expected)".hasPrefix("\(count) values"))
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayTestSupport
import Testing

/// Every backend that this processor has gives the same bits. Tests of other suites may run meanwhile on either.
@Suite(.serialized) struct BackendTests {
    /// What `work` gives on each backend.
    func onEveryBackend<R>(_ work: () -> R) -> [R] {
        let chosen = Kernels.backend
        defer { Kernels.use(chosen) }
        return Kernels.Backend.allCases.filter { Kernels.use($0) }.map { _ in work() }
    }

    func expectSame(_ results: [some Equatable], _ comment: Comment) {
        for result in results.dropFirst() { #expect(result == results[0], comment) }
    }

    @Test func fields() {
        var generator = SeededGenerator()
        let a = (0..<25_000).map { _ in BN254.Fp.random(using: &generator) }
        let b = Array(a.reversed())
        expectSame(onEveryBackend { bulk(a, b) }, "Fp, \(generator)")
        let c = (0..<25_000).map { _ in BN254.Fr.random(using: &generator) }
        expectSame(onEveryBackend { bulk(c, Array(c.reversed())) }, "Fr, \(generator)")
        let d = (0..<5000).map { _ in BLS12381.Fp.random(using: &generator) }
        expectSame(onEveryBackend { bulk(d, Array(d.reversed())) }, "BLS12-381 Fp, \(generator)")
        let e = (0..<5000).map { _ in BLS12381.Fr.random(using: &generator) }
        expectSame(onEveryBackend { bulk(e, Array(e.reversed())) }, "BLS12-381 Fr, \(generator)")
    }

    /// The bytes of 100,000 results and more.
    func bulk<F: PrimeField>(_ a: [F], _ b: [F]) -> [UInt8] {
        var sum = a, difference = a, product = a, fused = a
        F.add(&sum, b)
        F.subtract(&difference, b)
        F.multiply(&product, b)
        F.multiply(&fused, b, subtracting: sum)
        var bytes: [UInt8] = []
        F.appendMontgomery(sum + difference + product + fused + F.batchInverse(a) + [F.innerProduct(a, b)], to: &bytes)
        F.appendPlain(a, to: &bytes)
        return bytes
    }

    @Test func points() {
        var generator = SeededGenerator()
        let scalars = (0..<500).map { _ in BN254.Fr.random(using: &generator) }
        expectSame(onEveryBackend { multiples(scalars, BN254.G1.self) }, "G1, \(generator)")
        expectSame(onEveryBackend { multiples(scalars, BN254.G2.self) }, "G2, \(generator)")
        let others = (0..<100).map { _ in BLS12381.Fr.random(using: &generator) }
        expectSame(onEveryBackend { multiples(others, BLS12381.G1.self) }, "BLS12-381 G1, \(generator)")
        expectSame(onEveryBackend { multiples(others, BLS12381.G2.self) }, "BLS12-381 G2, \(generator)")
    }

    /// The bytes of products and of their running sums.
    func multiples<G: CurveGroup>(_ scalars: [G.Scalar], _ group: G.Type) -> [UInt8] {
        let products = scalars.map { $0 * G.generator }
        var sum = G.zero
        let sums = products.map { product in
            sum += product
            return sum
        }
        var bytes: [UInt8] = []
        G.Affine.appendMontgomery(G.batchAffine(products + sums), to: &bytes)
        return bytes
    }

    @Test func pairings() {
        let values = onEveryBackend { BN254.pairing((3 * BN254.G1.generator).affine, (5 * BN254.G2.generator).affine) }
        expectSame(values, "pairing")
        let others = onEveryBackend { BLS12381.pairing((3 * BLS12381.G1.generator).affine, (5 * BLS12381.G2.generator).affine) }
        expectSame(others, "pairing on BLS12-381")
    }

    @Test func selection() {
        #expect(Kernels.Backend.portable.isAvailable)
        let chosen = Kernels.backend
        defer { Kernels.use(chosen) }
        for backend in Kernels.Backend.allCases {
            #expect(Kernels.use(backend) == backend.isAvailable)
            if backend.isAvailable { #expect(Kernels.backend == backend) }
        }
    }

    @Test func complaintsAboutTheEnvironment() throws {
        #expect(Kernels.complaint(aboutRequest: nil) == nil)
        #expect(Kernels.complaint(aboutRequest: "portable") == nil)
        let complaint = try #require(Kernels.complaint(aboutRequest: "gpu"))
        #expect(complaint == "ASSAY_BACKEND=gpu names no backend; there are: portable, adx, ifma")
    }
}

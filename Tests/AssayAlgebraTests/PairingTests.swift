// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayTestSupport
import Testing

@Suite struct PairingTests {
    let p = BN254.G1.generator
    let q = BN254.G2.generator

    @Test func laws() {
        PairingLaws<BN254>().check()
        PairingLaws<BLS12381>().check()
    }

    @Test func preparingTellsMembers() throws {
        #expect(BN254.prepareMember(q.affine) == BN254.prepare(q.affine) && BN254.prepareMember(.infinity) != nil)
        // On the twist, but not in the subgroup (worked out with py_ecc).
        let coordinates = [
            BN254.Fp("18278151005453108793778860132295291098363647455926340152056652516292830556603"),
            BN254.Fp("5912654199736721486680175016176231956195085055698687135131307249486702594212"),
        ]
        let y = try #require(BN254.Fp2(components: coordinates.compactMap(\.self)))
        let stray = try #require(BN254.G2.Affine(x: .one, y: y))
        #expect(stray.isOnCurve && !stray.isInSubgroup && BN254.prepareMember(stray) == nil)
    }

    @Test func preparedPointsAreComparedByTheirPoint() {
        #expect(BN254.prepare(q.affine) == BN254.prepare(q.affine) && BN254.prepare(q.affine) != BN254.prepare(q.doubled.affine))
        #expect(BN254.prepare(q.affine).point == q.affine)
    }
}

@Suite struct ProgressTests {
    struct Cancelled: ProgressObserver {
        func report(stage: String, completed: Int, total: Int) {}
        var isCancelled: Bool { true }
    }

    @Test func stepsEndCancelledWork() throws {
        try SilentProgress().step(stage: "work", completed: 1, total: 2)
        #expect(throws: CancellationError.self) { try Cancelled().step(stage: "work", completed: 1, total: 2) }
    }
}

/// What every pairing must do.
struct PairingLaws<C: PairingCurve> {
    let p = C.G1.generator
    let q = C.G2.generator

    func check() {
        bilinearAndNotDegenerate()
        values()
        productsAndPreparedPoints()
        infinityContributesOne()
        productIsOne()
        manyAtOnce()
    }

    /// Blinded products of many pairs are those of the blinded points, and a point outside of the group shows.
    func manyAtOnce() {
        var generator = SeededGenerator()
        let scalars = (0..<11).map { _ in C.Fr.random(using: &generator) }
        let numbers = (0..<11).map { _ in BlindingNumber.random(using: &generator) }
        let pairs = Array(zip(C.G1.batchAffine(scalars.map { $0 * p }), C.G2.batchAffine(scalars.map { ($0 + 1) * q })))
        let prepared = [(p.affine, C.prepare(q.doubled.affine))]
        var logarithm: C.Fr = 2
        for (scalar, number) in zip(scalars, numbers) { logarithm += scalar * (scalar + 1) * number.element(of: C.Fr.self) }
        let value = C.blindedPairing(pairs, by: numbers, prepared: prepared, threads: 2)
        #expect(value == C.pairing(p.affine, q.affine).power(logarithm), "\(generator)")
        #expect(C.blindedPairing(pairs, by: Array(numbers.dropLast()), prepared: [], threads: 1) == nil)
    }

    func bilinearAndNotDegenerate() {
        var generator = SeededGenerator()
        let (a, b) = (C.Fr.random(using: &generator), C.Fr.random(using: &generator))
        let e = C.pairing(p.affine, q.affine)
        #expect(!e.isOne)
        #expect(C.pairing((a * p).affine, (b * q).affine) == e.power(a * b), "\(generator)")
        #expect(C.pairing(((a + b) * p).affine, q.affine) == e.power(a) * e.power(b), "\(generator)")
        #expect(C.pairing(p.affine, ((a + b) * q).affine) == e.power(a) * e.power(b), "\(generator)")
    }

    func values() {
        let e = C.pairing(p.affine, q.affine)
        #expect(e.power(-1) * e == .one && e.inverse == e.power(-1) && e.power(0).isOne && e.power(1) == e)
        #expect(e.power(2) == e * e && e.power(5) == e * e * e * e * e)
        #expect(Set([e, e.power(1), e.inverse.inverse]).count == 1)
    }

    func productsAndPreparedPoints() {
        var generator = SeededGenerator()
        let scalars = (0..<4).map { _ in C.Fr.random(using: &generator) }
        let g1 = C.G1.batchAffine(scalars.map { $0 * p })
        let g2 = C.G2.batchAffine(scalars.reversed().map { $0 * q })
        let pairs = Array(zip(g1, g2))
        let product = pairs.reduce(C.GT.one) { $0 * C.pairing($1.0, $1.1) }
        #expect(C.pairing(pairs) == product, "\(generator)")
        for split in 0...4 {
            let prepared = pairs[split...].map { ($0.0, C.prepare($0.1)) }
            #expect(C.pairing(Array(pairs[..<split]), prepared: prepared) == product, "\(generator)")
        }
        #expect(C.pairing([]) == .one)
    }

    func infinityContributesOne() {
        let e = C.pairing(p.affine, q.affine)
        #expect(C.pairing([(.infinity, q.affine), (p.affine, .infinity), (p.affine, q.affine)]) == e)
        #expect(C.pairing(.infinity, .infinity).isOne)
        #expect(C.pairing([], prepared: [(p.affine, C.prepare(.infinity))]).isOne)
    }

    func productIsOne() {
        var generator = SeededGenerator()
        let a = C.Fr.random(using: &generator)
        #expect(C.pairingProductIsOne([((a * p).affine, q.affine), (p.affine, (-a * q).affine)]), "\(generator)")
        #expect(!C.pairingProductIsOne([((a * p).affine, q.affine), (p.affine, ((1 - a) * q).affine)]), "\(generator)")
    }
}

// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayTestSupport
import Testing

@Suite struct PairingTests {
    let p = BN254.G1.generator
    let q = BN254.G2.generator

    @Test func bilinearAndNotDegenerate() {
        var generator = SeededGenerator()
        let (a, b) = (BN254.Fr.random(using: &generator), BN254.Fr.random(using: &generator))
        let e = BN254.pairing(p.affine, q.affine)
        #expect(!e.isOne)
        #expect(BN254.pairing((a * p).affine, (b * q).affine) == e.power(a * b), "\(generator)")
        #expect(BN254.pairing(((a + b) * p).affine, q.affine) == e.power(a) * e.power(b), "\(generator)")
        #expect(BN254.pairing(p.affine, ((a + b) * q).affine) == e.power(a) * e.power(b), "\(generator)")
    }

    @Test func values() {
        let e = BN254.pairing(p.affine, q.affine)
        #expect(e.power(-1) * e == .one && e.inverse == e.power(-1) && e.power(0).isOne && e.power(1) == e)
        #expect(e.power(2) == e * e && e.power(5) == e * e * e * e * e)
        #expect(Set([e, e.power(1), e.inverse.inverse]).count == 1)
    }

    @Test func productsAndPreparedPoints() {
        var generator = SeededGenerator()
        let scalars = (0..<4).map { _ in BN254.Fr.random(using: &generator) }
        let g1 = BN254.G1.batchAffine(scalars.map { $0 * p })
        let g2 = BN254.G2.batchAffine(scalars.reversed().map { $0 * q })
        let pairs = Array(zip(g1, g2))
        let product = pairs.reduce(BN254.GT.one) { $0 * BN254.pairing($1.0, $1.1) }
        #expect(BN254.pairing(pairs) == product, "\(generator)")
        for split in 0...4 {
            let prepared = pairs[split...].map { ($0.0, BN254.prepare($0.1)) }
            #expect(BN254.pairing(Array(pairs[..<split]), prepared: prepared) == product, "\(generator)")
        }
        #expect(BN254.pairing([]) == .one)
    }

    @Test func infinityContributesOne() {
        let e = BN254.pairing(p.affine, q.affine)
        #expect(BN254.pairing([(.infinity, q.affine), (p.affine, .infinity), (p.affine, q.affine)]) == e)
        #expect(BN254.pairing(.infinity, .infinity).isOne)
        #expect(BN254.pairing([], prepared: [(p.affine, BN254.prepare(.infinity))]).isOne)
    }

    @Test func productIsOne() {
        var generator = SeededGenerator()
        let a = BN254.Fr.random(using: &generator)
        #expect(BN254.pairingProductIsOne([((a * p).affine, q.affine), (p.affine, (-a * q).affine)]), "\(generator)")
        #expect(!BN254.pairingProductIsOne([((a * p).affine, q.affine), (p.affine, ((1 - a) * q).affine)]), "\(generator)")
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

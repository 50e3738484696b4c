// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayTestSupport
import Foundation
import Testing

/// Random sums, multiples and pairings, worked out again by py_ecc: 1,000 cases, or that many of each kind where
/// `ASSAY_PEER_CASES=full` asks for it (a quarter of an hour).
@Suite(.needsPeers) struct CurvePeerTests {
    struct Counts {
        let sums, g1Multiples, g2Multiples, pairings: Int

        static let few = Counts(sums: 390, g1Multiples: 140, g2Multiples: 68, pairings: 12)
        static let fewer = Counts(sums: 100, g1Multiples: 30, g2Multiples: 15, pairings: 4)
        static let many = Counts(sums: 1000, g1Multiples: 1000, g2Multiples: 1000, pairings: 1000)
    }

    struct Question: Encodable {
        var curve = "bn128"
        var g1Sums: [[[String]]] = []
        var g1Multiples: [Multiple<[String]>] = []
        var g2Sums: [[[[String]]]] = []
        var g2Multiples: [Multiple<[[String]]>] = []
        var pairings: [PairingCase] = []
    }

    /// `[P, k, k P]`.
    struct Multiple<Point: Encodable>: Encodable {
        let point: Point
        let scalar: String
        let product: Point

        func encode(to encoder: any Encoder) throws {
            var list = encoder.unkeyedContainer()
            try list.encode(point)
            try list.encode(scalar)
            try list.encode(product)
        }
    }

    /// `[P, Q, e(P, Q)]`.
    struct PairingCase: Encodable {
        let p: [String]
        let q: [[String]]
        let value: [[[String]]]

        func encode(to encoder: any Encoder) throws {
            var list = encoder.unkeyedContainer()
            try list.encode(p)
            try list.encode(q)
            try list.encode(value)
        }
    }

    struct Verdict: Decodable {
        let cases: Int
        let wrong: [String]
    }

    @Test func randomCases() throws {
        let full = ProcessInfo.processInfo.environment["ASSAY_PEER_CASES"] == "full"
        try checkRandomCases(BN254.self, full ? .many : .few)
        try checkRandomCases(BLS12381.self, full ? .many : .fewer)
    }

    func checkRandomCases<C: PairingCurve>(_: C.Type, _ counts: Counts) throws {
        var generator = SeededGenerator()
        var question = Question(curve: C.name)
        question.g1Sums = (0..<counts.sums).map { i in sum(i, C.G1.self, &generator).map(one) }
        question.g2Sums = (0..<counts.sums).map { i in sum(i, C.G2.self, &generator).map(two) }
        question.g1Multiples = (0..<counts.g1Multiples).map { _ in
            let (point, scalar, product) = multiple(C.G1.self, &generator)
            return Multiple(point: one(point), scalar: scalar, product: one(product))
        }
        question.g2Multiples = (0..<counts.g2Multiples).map { _ in
            let (point, scalar, product) = multiple(C.G2.self, &generator)
            return Multiple(point: two(point), scalar: scalar, product: two(product))
        }
        question.pairings = (0..<counts.pairings).map { _ in pairing(C.self, &generator) }
        let verdict = try Peer.ask("curve_judge", question, as: Verdict.self)
        #expect(verdict.wrong == [], "\(generator)")
        #expect(verdict.cases == 2 * counts.sums + counts.g1Multiples + counts.g2Multiples + counts.pairings)
    }

    @Test func theJudgeFindsWhatIsWrong() throws {
        var question = Question()
        let (p, q) = (BN254.G1.affineGenerator, BN254.G2.affineGenerator)
        question.g1Sums = [[p.texts, p.texts, p.texts], [p.texts, [], p.texts]]
        question.g2Sums = [[q.texts, (-q).texts, []], [q.texts, q.texts, []]]
        question.g1Multiples = [Multiple(point: p.texts, scalar: "2", product: ["1", "3"])]
        question.g2Multiples = [Multiple(point: q.texts, scalar: "2", product: q.texts)]
        question.pairings = [PairingCase(p: p.texts, q: q.texts, value: BN254.GT.one.texts)]
        let verdict = try Peer.ask("curve_judge", question, as: Verdict.self)
        #expect(verdict.cases == 7)
        #expect(verdict.wrong.map { $0.prefix { $0 != " " } } == ["g1Multiples", "g1Sums", "g2Multiples", "g2Sums", "pairings"])
    }

    /// Two points and their sum; every tenth case equal, opposite or with infinity.
    func sum<G: CurveGroup>(_ index: Int, _ group: G.Type, _ generator: inout SeededGenerator) -> [G.Affine] {
        let p = G.Scalar.random(using: &generator) * G.generator
        let others = [p, -p, .zero]
        let q = index % 10 == 0 ? others[index / 10 % 3] : G.Scalar.random(using: &generator) * G.generator
        return G.batchAffine(index % 2 == 0 ? [p, q, p + q] : [q, p, p + q])
    }

    func multiple<G: CurveGroup>(_ group: G.Type, _ generator: inout SeededGenerator) -> (G.Affine, String, G.Affine) {
        let (p, k) = (G.Scalar.random(using: &generator) * G.generator, G.Scalar.random(using: &generator))
        return (p.affine, k.description, (k * p).affine)
    }

    func pairing<C: PairingCurve>(_: C.Type, _ generator: inout SeededGenerator) -> PairingCase {
        let p = (C.Fr.random(using: &generator) * C.G1.generator).affine
        let q = (C.Fr.random(using: &generator) * C.G2.generator).affine
        return PairingCase(p: one(p), q: two(q), value: C.pairing(p, q).texts)
    }

    /// A point of G1 for the judge.
    func one(_ point: some AffinePoint) -> [String] { point.isInfinity ? [] : [point.x, point.y].flatMap(\.texts) }
    /// A point of G2 for the judge.
    func two(_ point: some AffinePoint) -> [[String]] { point.isInfinity ? [] : [point.x, point.y].map(\.texts) }
}

extension CoordinateField {
    /// The components in decimal.
    var texts: [String] { components.map(\.description) }
}

extension TargetGroup {
    /// The coefficients in decimal, in tower order.
    var texts: [[[String]]] { towerCoefficients.map { $0.map { $0.map(\.description) } } }
}

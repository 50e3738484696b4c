// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayTestSupport
import Foundation
import Testing

/// The known answers of `vectors/curve/bn254.json`, made with py_ecc, and of `bls12381.json`, made with py_ecc and arkworks.
@Suite struct CurveVectorTests {
    struct Vectors: Decodable {
        struct Multiple<Point: Decodable>: Decodable {
            let scalar: String
            let point: Point
        }
        struct Pairing: Decodable {
            let g1Scalar: String
            let g2Scalar: String
            let value: [[[String]]]
        }
        let g1: [Multiple<[String]>]
        let g2: [Multiple<[[String]]>]
        let pairings: [Pairing]
        let outsideG1: [[String]]?
        let outsideSubgroup: [[[String]]]
    }

    static func vectors(_ name: String) throws -> Vectors {
        try JSONDecoder().decode(Vectors.self, from: Data(try Repository.bytes("vectors/curve/\(name).json")))
    }

    @Test func bn254() throws { try check(BN254.self, Self.vectors("bn254")) }

    @Test func bls12381() throws {
        let vectors = try Self.vectors("bls12381")
        try check(BLS12381.self, vectors)
        #expect(try #require(vectors.outsideG1).count >= 12)
    }

    func check<C: PairingCurve>(_: C.Type, _ vectors: Vectors) throws {
        for multiple in vectors.g1 {
            let scalar = try #require(C.Fr(multiple.scalar))
            #expect((scalar * C.G1.generator).affine == (try point(C.G1.self, multiple.point.map { [$0] })), "\(scalar)")
        }
        for multiple in vectors.g2 {
            let scalar = try #require(C.Fr(multiple.scalar))
            #expect((scalar * C.G2.generator).affine == (try point(C.G2.self, multiple.point)), "\(scalar)")
        }
        for pairing in vectors.pairings {
            let p = try #require(C.Fr(pairing.g1Scalar)) * C.G1.generator
            let q = try #require(C.Fr(pairing.g2Scalar)) * C.G2.generator
            #expect(C.pairing(p.affine, q.affine).texts == pairing.value)
        }
        for texts in vectors.outsideG1 ?? [] { try checkOutside(C.G1.self, texts.map { [$0] }) }
        for texts in vectors.outsideSubgroup {
            try checkOutside(C.G2.self, texts)
            #expect(C.prepareMember(try point(C.G2.self, texts)) == nil)
        }
    }

    func point<G: CurveGroup>(_: G.Type, _ texts: [[String]]) throws -> G.Affine {
        guard !texts.isEmpty else { return .infinity }
        let coordinates = texts.compactMap { G.Affine.Coordinate(components: $0.compactMap { G.Affine.Coordinate.Base($0) }) }
        return try #require(G.Affine(x: coordinates[0], y: coordinates[1]))
    }

    /// A point outside is refused alone, among few and among many points, unless only the curve is asked for.
    func checkOutside<G: CurveGroup>(_ group: G.Type, _ texts: [[String]]) throws {
        let stray = try point(group, texts)
        #expect(stray.isOnCurve && !stray.isInSubgroup)
        for count in [1, 2, 20] {
            var bytes: [UInt8] = []
            for _ in 1..<count { G.affineGenerator.appendMontgomery(to: &bytes) }
            stray.appendMontgomery(to: &bytes)
            #expect(throws: PointError.notInSubgroup(index: count - 1)) {
                try G.Affine.readMontgomery(bytes[...], count: count, check: .full)
            }
            #expect(try G.Affine.readMontgomery(bytes[...], count: count, check: .curveOnly).last == stray)
        }
    }
}

extension BN254.G1.Affine {
    /// The coordinates in decimal; nothing at infinity.
    var texts: [String] { isInfinity ? [] : [x.description, y.description] }
}

extension BN254.G2.Affine {
    var texts: [[String]] { isInfinity ? [] : [x, y].map { [$0.c0.description, $0.c1.description] } }
}

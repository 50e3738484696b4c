// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayTestSupport
import Foundation
import Testing

/// The known answers of `vectors/curve/bn254.json`, made with py_ecc.
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
        let outsideSubgroup: [[[String]]]
    }

    let vectors: Vectors

    init() throws {
        vectors = try JSONDecoder().decode(Vectors.self, from: Data(try Repository.bytes("vectors/curve/bn254.json")))
    }

    @Test func multiplesOfTheGenerators() throws {
        for multiple in vectors.g1 {
            let scalar = try #require(BN254.Fr(multiple.scalar))
            #expect((scalar * BN254.G1.generator).affine.texts == multiple.point, "\(scalar)")
        }
        for multiple in vectors.g2 {
            let scalar = try #require(BN254.Fr(multiple.scalar))
            #expect((scalar * BN254.G2.generator).affine.texts == multiple.point, "\(scalar)")
        }
    }

    @Test func pairings() throws {
        for pairing in vectors.pairings {
            let p = try #require(BN254.Fr(pairing.g1Scalar)) * BN254.G1.generator
            let q = try #require(BN254.Fr(pairing.g2Scalar)) * BN254.G2.generator
            let value = BN254.pairing(p.affine, q.affine)
            #expect(value.texts == pairing.value)
        }
    }

    @Test func pointsOutsideTheSubgroup() throws {
        for texts in vectors.outsideSubgroup {
            let coordinates = texts.compactMap { BN254.Fp2(components: $0.compactMap { BN254.Fp($0) }) }
            let point = try #require(BN254.G2.Affine(x: coordinates[0], y: coordinates[1]))
            #expect(point.isOnCurve && !point.isInSubgroup)
            let bytes = BN254.G2.affineGenerator.montgomeryBytes + point.montgomeryBytes
            #expect(throws: PointError.notInSubgroup(index: 1)) { try BN254.G2.Affine.readMontgomery(bytes[...], count: 2, check: .full) }
            #expect(try BN254.G2.Affine.readMontgomery(bytes[...], count: 2, check: .curveOnly)[1] == point)
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

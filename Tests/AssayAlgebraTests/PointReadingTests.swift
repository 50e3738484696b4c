// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayTestSupport
import Testing

/// Lists of G2 points are checked on several threads; the fault that is told is the first one all the same.
@Suite struct PointReadingTests {
    typealias Point = BN254.G2.Affine

    /// On the twist at x = 1, outside the subgroup of order r.
    static func stray() throws -> Point {
        let x = BN254.Fp2(c0: 1, c1: 0)
        let tangent = try #require(BN254.Fp2(c0: 9, c1: 1).inverse)
        let y = try #require((x + BN254.Fp2(c0: 3, c1: 0) * tangent).squareRoot)
        return try #require(Point(x: x, y: y))
    }

    static func bytes(_ points: [Point]) -> ArraySlice<UInt8> {
        var bytes: [UInt8] = []
        Point.appendMontgomery(points, to: &bytes)
        return bytes[...]
    }

    @Test(arguments: [0, 1, 63, 64, 65, 200]) func theFirstFaultIsTold(place: Int) throws {
        var points = BN254.G2.fixedBase((0..<300).map { BN254.Fr($0) }, base: .generator, threads: 2)
        #expect(try Point.readMontgomery(Self.bytes(points), count: 300, check: .full) == points)
        for index in [place, 290, 299] { points[index] = try Self.stray() }
        #expect(throws: PointError.notInSubgroup(index: place)) {
            try Point.readMontgomery(Self.bytes(points), count: 300, check: .full)
        }
        #expect(try Point.readMontgomery(Self.bytes(points), count: 300, check: .curveOnly) == points)
    }

    /// Points are checked by the thousand; of two faults of different kinds the first is told.
    @Test(arguments: [0, 7, 8, 1023, 1024, 2050]) func theFirstFaultOfManyIsTold(place: Int) throws {
        let count = 2100
        var points = BN254.G2.fixedBase((0..<count).map { BN254.Fr($0) }, base: .generator, threads: 2)
        #expect(try Point.readMontgomery(Self.bytes(points), count: count, check: .full) == points)
        points[place] = try Self.stray()
        var bytes = Array(Self.bytes(points))
        bytes[128 * 2060] ^= 1
        #expect(throws: PointError.notInSubgroup(index: place)) { try Point.readMontgomery(bytes[...], count: count, check: .full) }
        bytes[128 * place] ^= 1
        #expect(throws: PointError.notOnCurve(index: place)) { try Point.readMontgomery(bytes[...], count: count, check: .full) }
        #expect(throws: PointError.notOnCurve(index: place)) { try Point.readMontgomery(bytes[...], count: count, check: .curveOnly) }
    }

    @Test func noPoints() throws {
        #expect(try Point.readMontgomery([], count: 0, check: .full) == [])
    }
}

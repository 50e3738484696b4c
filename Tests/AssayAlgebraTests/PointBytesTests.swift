// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayTestSupport
import Testing

/// Points from bytes: every check, and that each names the right point.
@Suite struct PointBytesTests {
    @Test func roundTrip() throws {
        try checkRoundTrip(BN254.G1.self)
        try checkRoundTrip(BN254.G2.self)
        try checkRoundTrip(BLS12381.G1.self)
        try checkRoundTrip(BLS12381.G2.self)
    }

    func checkRoundTrip<G: CurveGroup>(_ group: G.Type) throws {
        let points = G.batchAffine((0..<6).map { G.Scalar($0) * G.generator })
        #expect(points[0].isInfinity)
        var bytes: [UInt8] = [9, 9]
        G.Affine.appendMontgomery(points, to: &bytes)
        #expect(bytes.count == 2 + 6 * G.Affine.byteCount)
        #expect(Array(bytes[2..<(2 + G.Affine.byteCount)]) == [UInt8](repeating: 0, count: G.Affine.byteCount))
        #expect(bytes[2...].elementsEqual(points.flatMap(\.montgomeryBytes)))
        for check in [PointCheck.full, .curveOnly] {
            #expect(try G.Affine.readMontgomery(bytes[2...], count: 6, check: check) == points)
        }
        #expect(try G.Affine(montgomeryBytes: points[3].montgomeryBytes) == points[3])
        #expect(try G.Affine.readMontgomery([], count: 0, check: .full) == [])
    }

    @Test func wrongLengths() {
        checkLengths(BN254.G1.Affine.self)
        checkLengths(BN254.G2.Affine.self)
        checkLengths(BLS12381.G1.Affine.self)
        checkLengths(BLS12381.G2.Affine.self)
    }

    func checkLengths<P: AffinePoint>(_ point: P.Type) {
        let one = P.byteCount
        for (bytes, count) in [(0, 1), (one - 1, 1), (one + 1, 1), (one, 2), (one, 0), (0, -1), (0, Int.max)] {
            #expect(throws: PointError.wrongByteCount(actual: bytes, points: count, bytesEach: P.byteCount)) {
                try P.readMontgomery([UInt8](repeating: 0, count: bytes)[...], count: count, check: .full)
            }
        }
    }

    @Test func faultyPoints() {
        checkFaults(BN254.G1.self)
        checkFaults(BN254.G2.self)
        checkFaults(BLS12381.G1.self)
        checkFaults(BLS12381.G2.self)
    }

    func checkFaults<G: CurveGroup>(_ group: G.Type) {
        let points = G.batchAffine((1..<5).map { G.Scalar($0) * G.generator })
        var good: [UInt8] = []
        G.Affine.appendMontgomery(points, to: &good)
        let size = G.Affine.Coordinate.Base.byteCount
        for coordinate in 0..<(G.Affine.byteCount / size) {
            var bytes = good
            let start = 2 * G.Affine.byteCount + size * coordinate
            bytes[start] ^= 1
            #expect(throws: PointError.notOnCurve(index: 2)) { try G.Affine.readMontgomery(bytes[...], count: 4, check: .curveOnly) }
            bytes.replaceSubrange((start)..<(start + size), with: [UInt8](repeating: 255, count: size))
            #expect(throws: PointError.notCanonical(index: 2)) { try G.Affine.readMontgomery(bytes[...], count: 4, check: .full) }
        }
        // The modulus itself in place of zero: the same residue, but not its canonical form.
        let modulus = G.Affine.Coordinate.Base.modulus.flatMap { limb in (0..<8).map { UInt8(truncatingIfNeeded: limb >> UInt64(8 * $0)) } }
        let infinity = modulus + [UInt8](repeating: 0, count: G.Affine.byteCount - size)
        #expect(throws: PointError.notCanonical(index: 0)) { try G.Affine(montgomeryBytes: infinity) }
    }

    @Test func coordinatesMustSolveTheEquation() {
        #expect(BN254.G1.Affine(x: 1, y: 2) == BN254.G1.affineGenerator)
        #expect(BN254.G1.Affine(x: 1, y: 3) == nil)
        #expect(BN254.G1.Affine(x: 0, y: 0) == nil)
        let generator = BN254.G2.affineGenerator
        #expect(BN254.G2.Affine(x: generator.x, y: -generator.y) == -generator)
        #expect(BN254.G2.Affine(x: generator.y, y: generator.x) == nil)
    }

    @Test func errorsSayWhatIsWrong() {
        #expect(PointError.notInSubgroup(index: 7).description == "point 7 is on the curve but outside the subgroup of prime order")
        let short = PointError.wrongByteCount(actual: 5, points: 2, bytesEach: 64)
        #expect(short.description == "expected 2 points of 64 bytes, found 5 bytes")
    }
}

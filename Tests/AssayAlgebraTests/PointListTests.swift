// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayTestSupport
import Testing

/// Points where somebody else keeps them.
@Suite struct PointListTests {
    /// Memory on a boundary of 64 bytes.
    final class Memory: FixedMemory, @unchecked Sendable {
        let bytes: UnsafeRawBufferPointer

        init(_ content: [UInt8]) {
            let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: content.count, alignment: 64)
            memory.copyBytes(from: content)
            bytes = UnsafeRawBufferPointer(memory)
        }

        deinit { bytes.deallocate() }
    }

    static func bytes<P: AffinePoint>(_ points: [P]) -> [UInt8] {
        var bytes: [UInt8] = []
        P.appendMontgomery(points, to: &bytes)
        return bytes
    }

    @Test func sumsOverMemoryAreThoseOverArrays() throws {
        var generator = SeededGenerator()
        let count = 700
        let (g1, g2) = (KnownBases<BN254.G1>(count, using: &generator), KnownBases<BN254.G2>(count, using: &generator))
        let scalars = (0..<count).map { _ in BN254.Fr.random(using: &generator) }
        let memory = Memory(Self.bytes(g1.points) + Self.bytes(g2.points))
        let first = try #require(PointList<BN254.G1.Affine>(in: memory, at: 0, count: count))
        let second = try #require(PointList<BN254.G2.Affine>(in: memory, at: 64 * count, count: count))
        #expect(Array(first) == g1.points && Array(second) == g2.points, "\(generator)")
        var queue = MSMQueue()
        let sum = try queue.add(BN254.G1.self, bases: MSMBases(first), scalars: scalars)
        let guest = try queue.add(BN254.G2.self, bases: MSMBases(second), scalarsOf: sum)
        queue.run(threads: 2)
        #expect(sum.value == g1.sum(scalars) && guest.value == g2.sum(scalars), "\(generator)")
        #expect(first.withUnsafeBytes { Array($0) } == Self.bytes(g1.points), "\(generator)")
        #expect(PointList(g1.points).withUnsafeBytes { Array($0) } == Self.bytes(g1.points), "\(generator)")
    }

    @Test func onlyPointsWithinTheMemoryAreTaken() {
        let memory = Memory([UInt8](repeating: 0, count: 640))
        func list(at offset: Int, _ count: Int) -> PointList<BN254.G1.Affine>? { PointList(in: memory, at: offset, count: count) }
        #expect(list(at: 0, 10)?.count == 10 && list(at: 64, 9)?.count == 9 && list(at: 640, 0)?.count == 0)
        for (offset, count) in [
            (0, 11), (64, 10), (576, 2), (641, 0), (-64, 1), (0, -1), (0, Int.max), (0, Int.max / 64 + 1), (Int.max, 1),
        ] {
            #expect(list(at: offset, count) == nil, "\(offset), \(count)")
        }
        #expect(list(at: 1, 1) == nil, "no place for a point")
        #expect(PointList<BN254.G1.Affine>(in: Memory([]), at: 0, count: 1) == nil)
    }

    /// One coordinate at the modulus, above it, or full of ones; anything below it passes, on the curve or not.
    @Test func coordinatesThatAreNotBelowTheModulusAreFound() throws {
        var generator = SeededGenerator()
        let modulus = BN254.Fp.modulus.flatMap { limb in (0..<8).map { UInt8(truncatingIfNeeded: limb >> UInt64(8 * $0)) } }
        let count = 9000
        let plain = (0..<64 * count).map { $0 % 32 == 31 ? 0 : UInt8(truncatingIfNeeded: generator.next()) }
        func found<P: AffinePoint>(_: P.Type, _ bytes: [UInt8], threads: Int = 2) -> Int? {
            PointList<P>(in: Memory(bytes), at: 0, count: bytes.count / P.byteCount)?.nonCanonicalIndex(threads: threads)
        }
        #expect(found(BN254.G1.Affine.self, plain) == nil && found(BN254.G2.Affine.self, plain) == nil, "\(generator)")
        for element in [0, 1, 4095 * 2, 4096 * 2 + 1, 2 * count - 1] {
            for value in [modulus, [UInt8](repeating: 0xff, count: 32)] {
                var bytes = plain
                bytes.replaceSubrange(32 * element..<32 * element + 32, with: value)
                #expect(found(BN254.G1.Affine.self, bytes) == element / 2, "\(generator)")
                #expect(found(BN254.G1.Affine.self, bytes, threads: 1) == element / 2, "\(generator)")
                #expect(found(BN254.G2.Affine.self, bytes) == element / 4, "\(generator)")
            }
        }
        let array = [BN254.G1.affineGenerator, .infinity]
        #expect(PointList(array).nonCanonicalIndex(threads: 1) == nil)
    }
}

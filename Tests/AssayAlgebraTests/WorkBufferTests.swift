// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import AssayAlgebra

@Suite struct WorkBufferTests {
    @Test func wipingLeavesZeros() {
        var buffer = WorkBuffer()
        let first = buffer.reserve(1000)
        first.initializeMemory(as: UInt8.self, repeating: 0xff, count: 1000)
        buffer.wipe()
        let again = buffer.reserve(500)
        #expect(again == first, "kept, not allocated anew")
        #expect((0..<1000).allSatisfy { again.load(fromByteOffset: $0, as: UInt8.self) == 0 })
    }

    /// Small memory and memory in large pages, whose rest is there too.
    @Test func largePagesAreZerosAndWiped() throws {
        #expect(PageMemory(atLeast: PageMemory.threshold - 1) == nil)
        let pages = try #require(PageMemory(atLeast: 3_000_000))
        #expect(pages.byteCount == 4 << 20 && pages.bytes.allSatisfy { $0 == 0 })
        #expect(UInt(bitPattern: pages.start) % (2 << 20) == 0)
        var buffer = WorkBuffer()
        for count in [1000, 2_000_000, 5000, 3_000_000, 9_000_000] {
            let memory = buffer.reserve(count)
            #expect((0..<count).allSatisfy { memory.load(fromByteOffset: $0, as: UInt8.self) == 0 } || count == 1000)
            memory.initializeMemory(as: UInt8.self, repeating: 0xff, count: count)
            buffer.wipe()
        }
    }

    /// The same points at the beginning of a cache line, and no copy of what lies so already, nor of a few points.
    @Test func pointsInWholeLines() {
        let choices = [BN254.G1.affineGenerator, -BN254.G1.affineGenerator, .infinity]
        let points = (0..<20_000).map { choices[$0 % 3] }
        let list = PointList(points).inWholeLines
        #expect(list.count == points.count && list.elementsEqual(points))
        func place(_ list: PointList<BN254.G1.Affine>) -> UInt { list.withPointer { UInt(bitPattern: $0) } }
        #expect(place(list) % 64 == 0)
        #expect(place(list.inWholeLines) == place(list))
        let few = PointList(Array(points.prefix(100)))
        #expect(place(few.inWholeLines) == place(few))
    }

    @Test func growsAndIsAligned() {
        var buffer = WorkBuffer()
        for count in [0, 1, 63, 4096, 1_000_000, 3, 5_000_000, 6_000_000] {
            #expect(Int(bitPattern: buffer.reserve(count)) % 64 == 0)
        }
    }
}

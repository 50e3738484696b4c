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

    @Test func growsAndIsAligned() {
        var buffer = WorkBuffer()
        for count in [0, 1, 63, 4096, 1_000_000, 3] {
            #expect(Int(bitPattern: buffer.reserve(count)) % 64 == 0)
        }
    }
}

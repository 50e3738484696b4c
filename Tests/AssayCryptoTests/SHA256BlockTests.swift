// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Testing

@testable import AssayCrypto

/// Whole blocks by the processor's instructions give what libsodium gives; on a processor without them both are libsodium.
@Suite struct SHA256BlockTests {
    static func digest(_ pieces: [ArraySlice<UInt8>], usingInstructions: Bool) -> [UInt8] {
        var hash = SHA256(usingInstructions: usingInstructions)
        for piece in pieces { hash.update(piece) }
        return hash.finalize()
    }

    @Test func everyLengthUpToTenBlocks() {
        let message = (0..<640).map { UInt8(truncatingIfNeeded: $0 &* 7 ^ $0 >> 3) }
        for length in 0...640 {
            let plain = Self.digest([message[..<length]], usingInstructions: false)
            #expect(Self.digest([message[..<length]], usingInstructions: true) == plain, "\(length) bytes")
        }
    }

    @Test func anyPieces() {
        for _ in 0..<200 {
            var generator = SeededGenerator()
            let message = (0..<Int.random(in: 0...5000, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator) }
            var pieces: [ArraySlice<UInt8>] = []
            var rest = message[...]
            while !rest.isEmpty {
                pieces.append(rest.prefix(Int.random(in: 0...300, using: &generator)))
                rest = rest.dropFirst(pieces.last?.count ?? 0)
            }
            let plain = Self.digest([message[...]], usingInstructions: false)
            #expect(Self.digest(pieces, usingInstructions: true) == plain, "\(generator)")
            #expect(SHA256.digest(message) == plain, "\(generator)")
        }
    }
}

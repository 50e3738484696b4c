// SPDX-License-Identifier: Apache-2.0
import AssayCrypto
import AssayTestSupport
import Testing

/// BLAKE2b whose state is written down on the way, against libsodium's.
@Suite struct BLAKE2bStateTests {
    @Test(arguments: [0, 1, 63, 127, 128, 129, 255, 256, 257, 1000]) func digestsAreLibsodiums(count: Int) {
        var generator = SeededGenerator()
        let message = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
        for cut in Set([0, count / 3, min(128, count), count]) {
            var state = BLAKE2b512State()
            state.update(message[..<cut])
            let resumed = BLAKE2b512State(state.bytes)
            #expect(resumed?.bytes == state.bytes)
            guard var resumed else { continue }
            resumed.update(message[cut...])
            #expect(resumed.finalize() == BLAKE2b512.digest(message), "\(generator)")
        }
    }

    /// A full block waits for what follows, as blake2b-wasm keeps it: 128 bytes pending, none compressed.
    @Test func layout() {
        var state = BLAKE2b512State()
        state.update([UInt8](repeating: 7, count: 128))
        #expect(Array(state.bytes[..<128]) == [UInt8](repeating: 7, count: 128))
        #expect(Array(state.bytes[192...]) == [UInt8](repeating: 0, count: 8) + [128] + [UInt8](repeating: 0, count: 15))
        #expect(Array(state.bytes[128..<136]) == [0x48, 0xc9, 0xbd, 0xf2, 0x67, 0xe6, 0x09, 0x6a])
        state.update([1])
        #expect(Array(state.bytes[192...]) == [128] + [UInt8](repeating: 0, count: 7) + [1] + [UInt8](repeating: 0, count: 15))
    }

    @Test func whatIsNoStateIsRefused() {
        let state = BLAKE2b512State().bytes
        #expect(BLAKE2b512State(state.dropLast()) == nil && BLAKE2b512State(state + [0]) == nil)
        for (place, value) in [(200, 129), (201, 1), (192, 1), (208, 1), (199, 0x10), (199, 0xff)] as [(Int, UInt8)] {
            var changed = state
            changed[place] = value
            #expect(BLAKE2b512State(changed) == nil)
        }
    }

    @Test func iteratedHashes() {
        #expect(SHA256.iterated([1, 2], times: 0) == [1, 2])
        #expect(SHA256.iterated([1, 2], times: 3) == SHA256.digest(SHA256.digest(SHA256.digest([1, 2]))))
    }
}

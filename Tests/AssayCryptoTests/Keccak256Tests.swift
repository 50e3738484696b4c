// SPDX-License-Identifier: Apache-2.0
import AssayCrypto
import AssayTestSupport
import Testing

@Suite struct Keccak256Tests {
    /// The digests that every Ethereum library knows: of nothing (the hash of an account without code), and of ABC.
    @Test func knownDigests() {
        #expect(Hexadecimal.string(Keccak256.digest([])) == "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470")
        #expect(
            Hexadecimal.string(Keccak256.digest(Array("abc".utf8))) == "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45")
    }

    /// Every length around one block and two, beside pycryptodome.
    @Test(.needsPeers) func everyLengthAgreesWithPycryptodome() throws {
        var generator = SeededGenerator()
        let messages = (0..<300).map { count in (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) } }
        let digests: [String] = try Peer.ask("keccak_judge", messages.map(Hexadecimal.string))
        #expect(digests == messages.map { Hexadecimal.string(Keccak256.digest($0)) }, "\(generator)")
    }
}

// SPDX-License-Identifier: Apache-2.0
import AssayCrypto
import Testing

@Suite struct HashTests {
    /// FIPS 180-4 examples "abc" and the two-block message, and the empty message.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
    ])
    func sha256(message: String, digest: String) {
        #expect(Hexadecimal.string(SHA256.digest(message.utf8)) == digest)
    }

    /// FIPS 180-2, appendix B.3: a million letters.
    @Test func sha256OfAMillionLetters() {
        #expect(
            Hexadecimal.string(SHA256.digest(repeatElement(UInt8(ascii: "a"), count: 1_000_000)))
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    /// RFC 7693, appendix A.
    @Test func blake2b() {
        #expect(
            Hexadecimal.string(BLAKE2b512.digest("abc".utf8))
                == "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d17d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"
        )
    }

    @Test func piecesEqualTheWhole() {
        let message = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        var sha = SHA256()
        var blake = BLAKE2b512()
        for start in stride(from: 0, to: 1000, by: 77) {
            let piece = message[start..<min(start + 77, 1000)]
            sha.update(piece)
            blake.update(piece)
        }
        let twin = blake.copy()
        #expect(sha.finalize() == SHA256.digest(message))
        #expect(blake.finalize() == BLAKE2b512.digest(message))
        #expect(twin.finalize() == BLAKE2b512.digest(message))
    }

    @Test func copyIsIndependent() {
        var first = BLAKE2b512()
        first.update([1])
        var second = first.copy()
        second.update([2])
        #expect(first.finalize() == BLAKE2b512.digest([1]))
        #expect(second.finalize() == BLAKE2b512.digest([1, 2]))
    }

    @Test func hexadecimalIsStrict() {
        #expect(Hexadecimal.string([0, 255, 16]) == "00ff10")
        #expect(Hexadecimal.bytes("00ff10") == [0, 255, 16])
        for text in ["0", "0F", "0g", " 00", "0x00", "é0"] { #expect(Hexadecimal.bytes(text) == nil) }
    }
}

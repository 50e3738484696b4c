// SPDX-License-Identifier: Apache-2.0
import AssayCrypto
import Testing

@Suite struct Ed25519Tests {
    /// RFC 8032, section 7.1, tests 1 and 3.
    @Test(arguments: [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        ),
        (
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        ),
    ])
    func knownAnswers(seed: String, publicKey: String, message: String, signature: String) throws {
        let seedBytes = try #require(Hexadecimal.bytes(seed))
        let key = try Ed25519.SigningKey(seed: SecretBytes(copying: seedBytes))
        let messageBytes = try #require(Hexadecimal.bytes(message))
        let made = key.sign(messageBytes)
        #expect(Hexadecimal.string(key.publicKey.bytes) == publicKey)
        #expect(Hexadecimal.string(made.bytes) == signature)
        try key.publicKey.verify(made, of: messageBytes)
    }

    @Test func everyChangedBitIsRefused() throws {
        let key = Ed25519.SigningKey()
        let message = Array("assay/agree/v1".utf8)
        let signature = key.sign(message)
        let publicKey = key.publicKey
        for bit in 0..<512 {
            var bytes = signature.bytes
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            let changed = try Ed25519.Signature(bytes)
            #expect(throws: Ed25519.Failure.signatureMismatch) { try publicKey.verify(changed, of: message) }
        }
        for bit in 0..<8 * message.count {
            var changed = message
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: Ed25519.Failure.signatureMismatch) { try publicKey.verify(signature, of: changed) }
        }
    }

    /// s and s + L sign the same message in a verifier that does not ask for reduced scalars.
    @Test func unreducedScalarIsRefused() throws {
        let key = Ed25519.SigningKey()
        let signature = key.sign([1, 2, 3])
        let publicKey = key.publicKey
        let order = try #require(Hexadecimal.bytes("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010"))
        var bytes = signature.bytes
        var carry = 0
        for i in 0..<32 {
            let sum = Int(bytes[32 + i]) + Int(order[i]) + carry
            bytes[32 + i] = UInt8(sum & 255)
            carry = sum >> 8
        }
        let alias = try Ed25519.Signature(bytes)
        #expect(throws: Ed25519.Failure.signatureMismatch) { try publicKey.verify(alias, of: [1, 2, 3]) }
    }

    /// The identity, a point of order 2, an encoding that is not reduced, and a point off the curve.
    @Test(arguments: [
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0200000000000000000000000000000000000000000000000000000000000000",
    ])
    func badPublicKeys(text: String) throws {
        let bytes = try #require(Hexadecimal.bytes(text))
        #expect(throws: Ed25519.Failure.invalidPublicKey) { try Ed25519.PublicKey(bytes) }
    }

    @Test func wrongLengths() {
        #expect(throws: Ed25519.Failure.wrongLength(what: "public key", expected: 32, found: 31)) {
            try Ed25519.PublicKey([UInt8](repeating: 1, count: 31))
        }
        #expect(throws: Ed25519.Failure.wrongLength(what: "signature", expected: 64, found: 65)) {
            try Ed25519.Signature([UInt8](repeating: 1, count: 65))
        }
        #expect(throws: Ed25519.Failure.wrongLength(what: "secret key", expected: 32, found: 33)) {
            _ = try Ed25519.SigningKey(seed: SecretBytes(randomCount: 33)).publicKey
        }
    }

    @Test func seedRoundTrip() throws {
        let key = Ed25519.SigningKey()
        let again = try key.withSeed { seed in
            try Ed25519.SigningKey(seed: SecretBytes(copying: (0..<32).map { seed[$0] }))
        }
        #expect(again.publicKey == key.publicKey)
    }
}

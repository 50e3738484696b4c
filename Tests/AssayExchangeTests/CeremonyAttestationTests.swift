// SPDX-License-Identifier: Apache-2.0
import AssayCrypto
import AssayData
import AssayFormats
import Testing

@testable import AssayExchange

/// A contributor's word for a contribution: what is signed, what is read, and what is not.
@Suite struct CeremonyAttestationTests {
    static func sample() throws -> CeremonyAttestation {
        let key = try Ed25519.SigningKey(seed: SecretBytes(copying: [UInt8](repeating: 7, count: 32)))
        return CeremonyAttestation(
            circuitHash: [UInt8](repeating: 1, count: 64), number: 3, contributionHash: [UInt8](repeating: 2, count: 64),
            date: try #require(Timestamp("2026-11-29T12:00:00Z")), signingWith: key)
    }

    @Test func whatWasSignedIsReadAgain() throws {
        let attestation = try Self.sample()
        let read = try CeremonyAttestation(parsing: attestation.fileBytes)
        #expect(read == attestation)
        try read.verifySignature()
    }

    /// Every member is signed: another one and the signature is none.
    @Test(arguments: [
        ("\"number\": 3", "\"number\": 4"), ("0101", "0201"), ("0202", "0102"), ("12:00:00", "12:00:01"),
    ])
    func everythingIsSigned(text: String, other: String) throws {
        let file = String(decoding: try Self.sample().fileBytes, as: UTF8.self)
        let changed = try CeremonyAttestation(parsing: Array(file.replacing(text, with: other, maxReplacements: 1).utf8))
        #expect(try changed != Self.sample())
        #expect(throws: Ed25519.Failure.signatureMismatch) { try changed.verifySignature() }
    }

    @Test(arguments: [
        ("\"number\": 3", "\"number\": 0"), ("0101", "01"), ("0101", "01AB"), ("bn128", "bls12381"), ("\"date\"", "\"day\""),
        ("ceremony-attestation/v1", "ceremony-attestation/v2"),
    ])
    func whatIsNoAttestationIsRefused(text: String, other: String) throws {
        let file = String(decoding: try Self.sample().fileBytes, as: UTF8.self)
        let bytes = Array(file.replacing(text, with: other, maxReplacements: 1).utf8)
        #expect(bytes != Array(file.utf8))
        #expect(throws: JSONError.self) { try CeremonyAttestation(parsing: bytes) }
    }
}

// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayCrypto
public import AssayData
public import AssayFormats
internal import AssayGroth16

/// A contributor's word that a contribution to a key is its own (`assay ceremony attest`).
///
/// A contribution proves that somebody knew its secret; this says who.
public struct CeremonyAttestation<C: PairingCurve>: Hashable, Sendable {
    /// The name of the circuit within the ceremony, 64 bytes.
    public let circuitHash: [UInt8]
    /// The number of the contribution, from 1.
    public let number: Int
    /// The hash of the contribution, 64 bytes.
    public let contributionHash: [UInt8]
    /// The key of the contributor.
    public let contributor: Ed25519.PublicKey
    /// When it was signed, by the contributor's clock.
    public let date: Timestamp
    public let signature: Ed25519.Signature

    /// Signs for a contribution.
    ///
    /// - Precondition: both hashes have 64 bytes, and the number is positive.
    public init(
        circuitHash: [UInt8], number: Int, contributionHash: [UInt8], date: Timestamp, signingWith key: borrowing Ed25519.SigningKey
    ) {
        precondition(circuitHash.count == 64 && contributionHash.count == 64 && number > 0, "hashes of a contribution")
        self.circuitHash = circuitHash
        self.number = number
        self.contributionHash = contributionHash
        self.date = date
        contributor = key.publicKey
        signature = key.sign(Self.message(circuitHash, number, contributionHash, date))
    }

    /// Throws `signatureMismatch` unless the contributor signed exactly this.
    public func verifySignature() throws(Ed25519.Failure) {
        try contributor.verify(signature, of: Self.message(circuitHash, number, contributionHash, date))
    }

    /// `"assay/ceremony-attest/v1" ‖ circuit hash (64 bytes) ‖ number (8, big-endian) ‖ contribution hash (64) ‖ date (8)`. The hashes are of
    /// points of the curve, which they thereby name.
    static func message(_ circuitHash: [UInt8], _ number: Int, _ contributionHash: [UInt8], _ date: Timestamp) -> [UInt8] {
        Array("assay/ceremony-attest/v1".utf8) + circuitHash + bigEndian(number) + contributionHash + bigEndian(date.secondsSince1970)
    }

    private static func bigEndian(_ value: Int) -> [UInt8] {
        (0..<8).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}

extension CeremonyAttestation: JSONArtefact {
    public static var format: String { "assay/ceremony-attestation/v1" }

    public var members: [String: JSON] {
        [
            "curve": .string(C.name), "circuitHash": .string(Hexadecimal.string(circuitHash)), "number": .integer(number),
            "contributionHash": .string(Hexadecimal.string(contributionHash)),
            "contributor": .string(Hexadecimal.string(contributor.bytes)), "date": .string(date.description),
            "signature": .string(Hexadecimal.string(signature.bytes)),
        ]
    }

    public init(reading reader: inout JSONReader) throws(JSONError) {
        try reader.require(C.self)
        circuitHash = try reader.longDigest("circuitHash")
        number = try reader.integer("number")
        guard number > 0 else { throw reader.fault("number", "contributions are counted from 1") }
        contributionHash = try reader.longDigest("contributionHash")
        contributor = try reader.publicKey("contributor")
        date = try reader.timestamp("date")
        signature = try reader.signature("signature")
    }
}

extension JSONReader {
    /// 64 bytes as 128 lower-case hexadecimal digits.
    fileprivate mutating func longDigest(_ key: String) throws(JSONError) -> [UInt8] {
        guard let bytes = Hexadecimal.bytes(try string(key)), bytes.count == 64 else {
            throw fault(key, "a hash of a ceremony is expected: 128 lower-case hexadecimal digits")
        }
        return bytes
    }
}

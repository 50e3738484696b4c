// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayCrypto
public import AssayData
public import AssayFormats

/// A source's word that a commitment is of data which it collected (`attestation.json`).
///
/// Without one, a proof says nothing about where the data came from.
public struct Attestation<C: PairingCurve>: Hashable, Sendable {
    public let commitment: DataCommitment<C.Fr>
    public let schemaDigest: Digest
    /// The source stands by it from this moment …
    public let notBefore: Timestamp
    /// … to this one, inclusive.
    public let notAfter: Timestamp
    /// The key of the source.
    public let source: Ed25519.PublicKey
    public let signature: Ed25519.Signature

    /// Signs for `commitment`. Throws when the period ends before it begins.
    public init(
        to commitment: CommitmentFile<C>, notBefore: Timestamp, notAfter: Timestamp, signingWith key: borrowing Ed25519.SigningKey
    ) throws(AttestationError) {
        guard notBefore <= notAfter else { throw .emptyPeriod }
        self.commitment = commitment.commitment
        schemaDigest = commitment.schema.digest
        self.notBefore = notBefore
        self.notAfter = notAfter
        source = key.publicKey
        signature = key.sign(Self.message(commitment.commitment, commitment.schema.digest, notBefore, notAfter))
    }

    /// Throws `signatureMismatch` unless the source signed exactly this.
    public func verifySignature() throws(Ed25519.Failure) {
        try source.verify(signature, of: Self.message(commitment, schemaDigest, notBefore, notAfter))
    }

    /// `"assay/attest/v1" ‖ C (32 bytes, big-endian) ‖ schema digest (32) ‖ notBefore (8, big-endian) ‖ notAfter (8)`; on every curve but
    /// `bn128` with a slash and the curve's name after `v1`, so that a commitment with the same digits on another curve is not attested to.
    ///
    /// Every part has a fixed length, but for the name, by which the lengths differ: so no two attestations have the same bytes.
    static func message(
        _ commitment: DataCommitment<C.Fr>, _ schemaDigest: Digest, _ notBefore: Timestamp, _ notAfter: Timestamp
    ) -> [UInt8] {
        Array(("assay/attest/v1" + curveSuffix).utf8) + commitment.value.bigEndianBytes + schemaDigest.bytes
            + bigEndian(notBefore.secondsSince1970) + bigEndian(notAfter.secondsSince1970)
    }

    /// Nothing for the curve that version 1 began with.
    private static var curveSuffix: String { C.name == BN254.name ? "" : "/" + C.name }

    private static func bigEndian(_ value: Int) -> [UInt8] {
        (0..<8).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}

/// Why nothing was attested.
public enum AttestationError: Error, Hashable, Sendable, CustomStringConvertible {
    case emptyPeriod

    public var description: String { "the period of the attestation ends before it begins" }
}

extension Attestation: JSONArtefact {
    public static var format: String { "assay/attestation/v1" }

    public var members: [String: JSON] {
        [
            "curve": .string(C.name), "commitment": .string(commitment.value.description),
            "schemaDigest": .string(schemaDigest.hexadecimal), "notBefore": .string(notBefore.description),
            "notAfter": .string(notAfter.description), "source": .string(Hexadecimal.string(source.bytes)),
            "signature": .string(Hexadecimal.string(signature.bytes)),
        ]
    }

    public init(reading reader: inout JSONReader) throws(JSONError) {
        try reader.require(C.self)
        commitment = DataCommitment(value: try reader.scalar("commitment"))
        schemaDigest = try reader.digest("schemaDigest")
        notBefore = try reader.timestamp("notBefore")
        notAfter = try reader.timestamp("notAfter")
        source = try reader.publicKey("source")
        signature = try reader.signature("signature")
        guard notBefore <= notAfter else { throw reader.fault("notAfter", "the period ends before it begins") }
    }
}

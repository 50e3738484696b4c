// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayCrypto
public import AssayData
internal import AssayGroth16

/// What buyer and seller agree on before a proof is made (`agreement.json`).
///
/// Its digest A is a public signal of the proof, so a proof made for one agreement is a proof for no other. Parties appear
/// only as keys, best a fresh pair for each trade.
public struct Agreement<C: PairingCurve>: Hashable, Sendable {
    /// A data set that the algorithm reads, and the commitment it is to be read from.
    public struct Input: Hashable, Sendable {
        public let name: String
        public let schemaDigest: Digest
        public let commitment: DataCommitment<C.Fr>
    }

    public typealias Parameter = AgreedParameter
    public typealias Expectation = ExpectedQuality
    public typealias Terms = AgreementTerms

    /// SHA-256 of the canonical source.
    public let algorithmDigest: Digest
    /// SHA-256 of the `.r1cs` that compiling the source gives.
    public let circuitDigest: Digest
    /// The digest of the circuit's interface, which says how to read the public signals.
    public let interfaceDigest: Digest
    /// The digest of the verifying key, see `VerifyingKeyDocument`.
    public let verifyingKeyDigest: Digest
    /// Whether that key is marked as made by one party alone, who could forge proofs: a signer has only the agreement to see it in.
    public let isUnsafeSingleParty: Bool
    /// In the order of the interface.
    public let inputs: [Input]
    /// In the order of the interface.
    public let parameters: [Parameter]
    /// `nil` when the buyer takes any quality.
    public let expectation: Expectation?
    /// Free text on what the data and the score may be used for.
    public let terms: String
    public let disclosure: Disclosure
    public let buyer: Ed25519.PublicKey
    public let seller: Ed25519.PublicKey
    /// Sources of which one must attest to each commitment; empty when none is required.
    public let sources: [Ed25519.PublicKey]
    /// The last second in which the agreement holds.
    public let expires: Timestamp
    /// 16 random bytes: two agreements on the same terms are different agreements.
    public let nonce: [UInt8]

    /// A of the protocol: the digest of the canonical JSON, cut to 253 bits.
    public var element: C.Fr { digest.element() }

    /// The one mark that a verifying key can have.
    static var unsafeSinglePartyMark: String { VerifyingKey<C>.unsafeSinglePartyMark }
    /// Bytes of a nonce.
    public static var nonceByteCount: Int { 16 }
    /// The most sources that an agreement may name.
    public static var maximumSourceCount: Int { 64 }
    /// The longest terms, in UTF-8 bytes.
    public static var maximumTermsByteCount: Int { 1 << 16 }
}

/// A public parameter with its value as people write it: `80`, `0.50`, `morning`, `true`.
public struct AgreedParameter: Hashable, Sendable {
    public let name: String
    public let value: String
}

/// The quality that the buyer expects: an output and the least value that it may have.
///
/// A seller who wants to reveal no more than that names a boolean output and the value `true`.
public struct ExpectedQuality: Hashable, Sendable {
    public let output: String
    /// As people write it, with the output's decimals.
    public let atLeast: String

    public init(output: String, atLeast: String) {
        self.output = output
        self.atLeast = atLeast
    }
}

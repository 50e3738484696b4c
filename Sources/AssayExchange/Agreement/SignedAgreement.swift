// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayCrypto
public import AssayData
public import AssayFormats

/// An agreement with the signatures that it has so far (`agreement.json`).
public struct SignedAgreement<C: PairingCurve>: Hashable, Sendable {
    public typealias Party = AgreementParty
    public typealias SigningError = AgreementSigningError

    public let agreement: Agreement<C>
    /// Signatures by party; absent until given. Nothing is known of them until `verify`.
    public private(set) var signatures: [Party: Ed25519.Signature]

    public init(_ agreement: Agreement<C>) {
        self.agreement = agreement
        signatures = [:]
    }

    /// Adds the signature of the party whose key this is, and says which party that is.
    ///
    /// Throws when the key is neither party's, and when the other party's signature is there and is not one of this agreement: then it
    /// was changed after they had signed it, and they did not agree to what it says now.
    @discardableResult
    public mutating func sign(with key: borrowing Ed25519.SigningKey) throws(SigningError) -> Party {
        let publicKey = key.publicKey
        guard let party = Party.allCases.first(where: { agreement.key(of: $0) == publicKey }) else { throw .notAParty }
        for other in Party.allCases where other != party && signatures[other] != nil { try verify(other) }
        signatures[party] = key.sign(agreement.signedBytes)
        return party
    }

    /// Throws unless `party` signed exactly this agreement.
    public func verify(_ party: Party) throws(SigningError) {
        guard let signature = signatures[party] else { throw .missing(party) }
        do {
            try agreement.key(of: party).verify(signature, of: agreement.signedBytes)
        } catch {
            throw .invalid(party)
        }
    }
}

/// Who signs.
public enum AgreementParty: String, Hashable, Sendable, CaseIterable {
    case buyer
    case seller
}

/// Why an agreement is not signed.
public enum AgreementSigningError: Error, Hashable, Sendable, CustomStringConvertible {
    case notAParty
    case missing(AgreementParty)
    case invalid(AgreementParty)

    public var description: String {
        switch self {
        case .notAParty: "this key is neither the buyer's nor the seller's"
        case .missing(let party): "the \(party.rawValue) has not signed"
        case .invalid(let party):
            "the \(party.rawValue)'s signature is not one of this agreement: it was changed after the \(party.rawValue) signed, or the "
                + "signature is from elsewhere; ask the \(party.rawValue) for the agreement that they signed"
        }
    }
}

extension Agreement {
    /// The key of a party.
    public func key(of party: AgreementParty) -> Ed25519.PublicKey {
        switch party {
        case .buyer: buyer
        case .seller: seller
        }
    }

    /// What both parties sign: `"assay/agree/v1" ‖ SHA-256 of the canonical JSON`.
    var signedBytes: [UInt8] { Array("assay/agree/v1".utf8) + digest.bytes }
}

extension SignedAgreement: JSONArtefact {
    public static var format: String { "assay/signed-agreement/v1" }

    public var members: [String: JSON] {
        let signatures = signatures.map { ($0.key.rawValue, JSON.string(Hexadecimal.string($0.value.bytes))) }
        return ["agreement": agreement.json, "signatures": .object(Dictionary(uniqueKeysWithValues: signatures))]
    }

    public init(reading reader: inout JSONReader) throws(JSONError) {
        agreement = try Agreement(json: try reader.value("agreement"), at: reader.place("agreement"))
        var given = try JSONReader(try reader.value("signatures"), at: reader.place("signatures"))
        signatures = [:]
        for party in Party.allCases where given.contains(party.rawValue) {
            signatures[party] = try given.signature(party.rawValue)
        }
        try given.finish()
    }
}

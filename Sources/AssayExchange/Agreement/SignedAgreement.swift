// SPDX-License-Identifier: Apache-2.0
public import AssayCrypto
public import AssayData
public import AssayFormats

/// An agreement with the signatures that it has so far (`agreement.json`).
public struct SignedAgreement: Hashable, Sendable {
    /// Who signs.
    public enum Party: String, Hashable, Sendable, CaseIterable {
        case buyer
        case seller
    }

    public let agreement: Agreement
    /// Signatures by party; absent until given. Nothing is known of them until `verify`.
    public private(set) var signatures: [Party: Ed25519.Signature]

    public init(_ agreement: Agreement) {
        self.agreement = agreement
        signatures = [:]
    }

    /// Adds the signature of the party whose key this is; of both when they have the same key.
    ///
    /// Throws when the key is neither party's.
    public mutating func sign(with key: borrowing Ed25519.SigningKey) throws(SigningError) {
        let publicKey = key.publicKey
        let parties = Party.allCases.filter { agreement.key(of: $0) == publicKey }
        guard !parties.isEmpty else { throw .notAParty }
        let signature = key.sign(agreement.signedBytes)
        for party in parties { signatures[party] = signature }
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

    /// Why an agreement is not signed.
    public enum SigningError: Error, Hashable, Sendable, CustomStringConvertible {
        case notAParty
        case missing(Party)
        case invalid(Party)

        public var description: String {
            switch self {
            case .notAParty: "this key is neither the buyer's nor the seller's"
            case .missing(let party): "the \(party.rawValue) has not signed"
            case .invalid(let party): "the \(party.rawValue)'s signature is not one of this agreement"
            }
        }
    }
}

extension Agreement {
    /// The key of a party.
    public func key(of party: SignedAgreement.Party) -> Ed25519.PublicKey {
        switch party {
        case .buyer: buyer
        case .seller: seller
        }
    }

    /// What both parties sign: `"assay/agree/v1" ‖ SHA-256 of the canonical JSON`.
    var signedBytes: [UInt8] { Array("assay/agree/v1".utf8) + digest.bytes }
}

extension SignedAgreement: JSONArtefact {
    public static let format = "assay/signed-agreement/v1"

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

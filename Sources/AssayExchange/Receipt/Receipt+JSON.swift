// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayData
public import AssayFormats
internal import AssayGroth16

/// What receipts on all curves have in common.
public enum ReceiptDocument {
    /// The name and version that the document carries.
    public static let format = "assay/receipt/v1"
    /// Longer files are refused unread.
    public static let maximumByteCount = 8 << 20
}

extension Receipt: JSONArtefact {
    public static var format: String { ReceiptDocument.format }
    public static var maximumByteCount: Int { ReceiptDocument.maximumByteCount }
    /// The most attestations that a receipt may hold; each costs a signature's check.
    public static var maximumAttestationCount: Int { 256 }

    public var members: [String: JSON] {
        [
            "agreement": signedAgreement.json, "interface": interface.json, "attestations": .array(attestations.map(\.json)),
            "verifyingKey": verifyingKey.json, "publicSignals": .array(publicSignals.map { .string($0.description) }),
            "proof": proof.document,
            "outputs": .array(outputs.map { ["name": .string($0.name), "value": .string($0.value)] }),
        ]
    }

    public init(reading reader: inout JSONReader) throws(JSONError) {
        signedAgreement = try SignedAgreement(json: try reader.value("agreement"), at: reader.place("agreement"))
        interface = try CircuitInterface(json: try reader.value("interface"), at: reader.place("interface"))
        attestations = try reader.elements("attestations", limit: Self.maximumAttestationCount) { json, place throws(JSONError) in
            try Attestation(json: json, at: place)
        }
        verifyingKey = try VerifyingKeyDocument(json: try reader.value("verifyingKey"), at: reader.place("verifyingKey"))
        publicSignals = try reader.scalars("publicSignals")
        proof = try Proof(try reader.value("proof"), at: reader.place("proof"))
        outputs = try reader.elements("outputs", limit: CircuitInterface.maximumSignalCount) { json, place throws(JSONError) in
            try Output(json: json, at: place)
        }
    }
}

extension ReceiptOutput {
    fileprivate init(json: JSON, at path: String) throws(JSONError) {
        var reader = try JSONReader(json, at: path)
        name = try reader.name("name")
        value = try reader.string("value")
        try reader.finish()
    }
}

extension JSONReader {
    /// Outputs, parameters, commitments and the agreement.
    private static let maximumSignals = 2 * CircuitInterface.maximumSignalCount + CircuitInterface.maximumDataSetCount + 1

    fileprivate mutating func scalars<F: PrimeField>(_ key: String) throws(JSONError) -> [F] {
        var scalars: [F] = []
        for (i, text) in try strings(key, limit: Self.maximumSignals).enumerated() {
            scalars.append(try scalar(text, at: "\(place(key))[\(i)]"))
        }
        return scalars
    }
}

extension Proof {
    /// Stricter than the reader of `proof.json`, which takes what other tools write: here a proof has one form.
    fileprivate init(_ document: JSON, at path: String) throws(JSONError) {
        do {
            try self.init(document: document)
        } catch {
            throw JSONError(place: path, problem: error.description)
        }
        guard self.document.canonicalBytes == document.canonicalBytes else {
            let members = "pi_a, pi_b, pi_c, \"protocol\": \"groth16\" and \"curve\": \"\(C.name)\""
            throw JSONError(place: path, problem: "a proof in a receipt has the members \(members), and no other")
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCrypto
public import AssayData
public import AssayFormats

extension Agreement: JSONArtefact {
    public static var format: String { "assay/agreement/v1" }

    public var members: [String: JSON] {
        [
            "curve": .string(C.name), "algorithmDigest": .string(algorithmDigest.hexadecimal),
            "circuitDigest": .string(circuitDigest.hexadecimal), "interfaceDigest": .string(interfaceDigest.hexadecimal),
            "verifyingKeyDigest": .string(verifyingKeyDigest.hexadecimal),
            "verifyingKeyMark": isUnsafeSingleParty ? .string(Self.unsafeSinglePartyMark) : .null, "dataSets": .array(inputs.map(\.json)),
            "parameters": .array(parameters.map { ["name": .string($0.name), "value": .string($0.value)] }),
            "expectation": expectation.map { ["output": .string($0.output), "atLeast": .string($0.atLeast)] } ?? .null,
            "terms": .string(terms), "disclosure": disclosure.json, "buyer": .string(Hexadecimal.string(buyer.bytes)),
            "seller": .string(Hexadecimal.string(seller.bytes)),
            "sources": .array(sources.map { .string(Hexadecimal.string($0.bytes)) }), "expires": .string(expires.description),
            "nonce": .string(Hexadecimal.string(nonce)),
        ]
    }

    public init(reading reader: inout JSONReader) throws(JSONError) {
        try reader.require(C.self)
        algorithmDigest = try reader.digest("algorithmDigest")
        circuitDigest = try reader.digest("circuitDigest")
        interfaceDigest = try reader.digest("interfaceDigest")
        verifyingKeyDigest = try reader.digest("verifyingKeyDigest")
        isUnsafeSingleParty = try reader.isMarked("verifyingKeyMark", Self.unsafeSinglePartyMark)
        inputs = try reader.elements("dataSets", limit: CircuitInterface.maximumDataSetCount) { json, place throws(JSONError) in
            try Input(json: json, at: place)
        }
        parameters = try reader.elements("parameters", limit: CircuitInterface.maximumSignalCount) { json, place throws(JSONError) in
            try Parameter(json: json, at: place)
        }
        expectation = try Expectation.read(try reader.value("expectation"), at: reader.place("expectation"))
        terms = try reader.string("terms")
        disclosure = try Disclosure(json: try reader.value("disclosure"), at: reader.place("disclosure"))
        buyer = try reader.publicKey("buyer")
        seller = try reader.publicKey("seller")
        sources = try reader.publicKeys("sources", limit: Self.maximumSourceCount)
        expires = try reader.timestamp("expires")
        nonce = try reader.nonce("nonce", byteCount: Self.nonceByteCount)
        guard buyer != seller else { throw reader.fault("seller", "the buyer has the same key; each party needs a key of its own") }
        guard terms.utf8.count <= Self.maximumTermsByteCount else { throw reader.fault("terms", "longer than 64 KiB") }
    }
}

extension Agreement.Input {
    fileprivate var json: JSON {
        [
            "name": .string(name), "schemaDigest": .string(schemaDigest.hexadecimal),
            "commitment": .string(commitment.value.description),
        ]
    }

    fileprivate init(json: JSON, at path: String) throws(JSONError) {
        var reader = try JSONReader(json, at: path)
        name = try reader.name("name")
        schemaDigest = try reader.digest("schemaDigest")
        commitment = DataCommitment(value: try reader.scalar("commitment"))
        try reader.finish()
    }
}

extension AgreedParameter {
    fileprivate init(json: JSON, at path: String) throws(JSONError) {
        var reader = try JSONReader(json, at: path)
        name = try reader.name("name")
        value = try reader.string("value")
        try reader.finish()
    }
}

extension ExpectedQuality {
    fileprivate static func read(_ json: JSON, at path: String) throws(JSONError) -> Self? {
        guard json != .null else { return nil }
        var reader = try JSONReader(json, at: path)
        let expectation = Self(output: try reader.name("output"), atLeast: try reader.string("atLeast"))
        try reader.finish()
        return expectation
    }
}

extension JSONReader {
    /// Whether a verifying key is marked as made by one party; its mark or null.
    fileprivate mutating func isMarked(_ key: String, _ mark: String) throws(JSONError) -> Bool {
        switch try value(key) {
        case .null: return false
        case .string(mark): return true
        default: throw fault(key, "null or \"\(mark)\" is expected")
        }
    }

    fileprivate mutating func publicKeys(_ key: String, limit: Int) throws(JSONError) -> [Ed25519.PublicKey] {
        var keys: [Ed25519.PublicKey] = []
        for (i, text) in try strings(key, limit: limit).enumerated() {
            keys.append(try publicKey(text, at: "\(place(key))[\(i)]"))
        }
        return keys
    }

    fileprivate mutating func nonce(_ key: String, byteCount: Int) throws(JSONError) -> [UInt8] {
        guard let nonce = Hexadecimal.bytes(try string(key)), nonce.count == byteCount else {
            throw fault(key, "a nonce is expected: \(2 * byteCount) lower-case hexadecimal digits")
        }
        return nonce
    }
}

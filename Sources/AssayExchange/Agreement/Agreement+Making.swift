// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayCrypto
public import AssayData
internal import AssayGroth16

extension Agreement {
    /// The agreement on running the circuit of `interface` on the data of `commitments`, in the interface's order of data sets.
    ///
    /// A nonce is drawn, so two agreements on equal terms differ. Throws when the terms do not fit the circuit.
    public init(
        on interface: CircuitInterface, key: VerifyingKeyDocument<C>, commitments: [CommitmentFile<C>], terms: Terms
    ) throws(AgreementError) {
        guard interface.curve == C.name else { throw .curve(interface.curve, expected: C.name) }
        guard key.key.inputCount == interface.publicSignalCount else {
            throw .otherKey(keySignals: key.key.inputCount, circuitSignals: interface.publicSignalCount)
        }
        guard terms.text.utf8.count <= Self.maximumTermsByteCount else { throw .termsTooLong }
        guard terms.buyer != terms.seller else { throw .sameKey }
        algorithmDigest = interface.sourceDigest
        circuitDigest = interface.circuitDigest
        interfaceDigest = interface.digest
        verifyingKeyDigest = key.digest
        isUnsafeSingleParty = key.key.isUnsafeSingleParty
        inputs = try Self.inputs(interface, commitments)
        parameters = try Self.parameters(interface, terms.parameters)
        expectation = try terms.expectation?.spelled(among: interface.outputs)
        self.terms = terms.text
        disclosure = interface.disclosure
        buyer = terms.buyer
        seller = terms.seller
        sources = terms.sources
        expires = terms.expires
        nonce = SecureRandom.bytes(Self.nonceByteCount)
    }

    private static func inputs(_ interface: CircuitInterface, _ commitments: [CommitmentFile<C>]) throws(AgreementError) -> [Input] {
        guard commitments.count == interface.dataSets.count else {
            throw .commitmentCount(expected: interface.dataSets.map(\.name), found: commitments.count)
        }
        return try zip(interface.dataSets, commitments).map { declared, given throws(AgreementError) in
            guard declared.schema.digest == given.schema.digest else { throw .otherSchema(dataSet: declared.name) }
            return Input(name: declared.name, schemaDigest: given.schema.digest, commitment: given.commitment)
        }
    }

    private static func parameters(
        _ interface: CircuitInterface, _ values: [String: String]
    ) throws(AgreementError) -> [Parameter] {
        let names = interface.parameters.map(\.name)
        if let unknown = values.keys.filter({ !names.contains($0) }).min() {
            throw .unknownParameter(unknown, nearest: Suggestion.nearest(to: unknown, among: names))
        }
        return try interface.parameters.map { signal throws(AgreementError) in
            guard let text = values[signal.name] else { throw .missingParameter(signal.name) }
            guard let raw = signal.raw(text) else { throw .badValue(of: signal.name, value: text, expected: signal.rangeText) }
            return Parameter(name: signal.name, value: signal.text(raw))
        }
    }

    /// The raw values of the parameters, in the interface's order, for `WitnessInputs`.
    ///
    /// Throws when the agreement is not one on this circuit.
    public func rawParameters(for interface: CircuitInterface) throws(AgreementError) -> [Int] {
        guard interfaceDigest == interface.digest else { throw .otherCircuit }
        guard parameters.map(\.name) == interface.parameters.map(\.name) else { throw .otherCircuit }
        return try zip(interface.parameters, parameters).map { signal, parameter throws(AgreementError) in
            guard let raw = signal.raw(parameter.value) else {
                throw .badValue(of: signal.name, value: parameter.value, expected: signal.rangeText)
            }
            return raw
        }
    }
}

extension ExpectedQuality {
    /// The same with its value as files hold it. Throws when there is no such output, its values have no order, or this is none of them.
    public func spelled(among outputs: [CircuitInterface.Signal]) throws(AgreementError) -> ExpectedQuality {
        guard let signal = outputs.first(where: { $0.name == output }) else {
            throw .unknownOutput(output, nearest: Suggestion.nearest(to: output, among: outputs.map(\.name)))
        }
        guard signal.kind != .enumeration else { throw .unorderedOutput(signal.name) }
        guard let raw = signal.raw(atLeast) else { throw .badValue(of: signal.name, value: atLeast, expected: signal.rangeText) }
        return ExpectedQuality(output: signal.name, atLeast: signal.text(raw))
    }
}

/// What the two sides negotiate; the rest of an agreement follows from the circuit.
public struct AgreementTerms: Sendable {
    /// Each parameter of the algorithm with its value as people write it.
    public var parameters: [String: String]
    public var expectation: ExpectedQuality?
    public var text: String
    public var buyer: Ed25519.PublicKey
    public var seller: Ed25519.PublicKey
    public var sources: [Ed25519.PublicKey]
    public var expires: Timestamp

    public init(
        parameters: [String: String], expectation: ExpectedQuality? = nil, text: String, buyer: Ed25519.PublicKey,
        seller: Ed25519.PublicKey, sources: [Ed25519.PublicKey] = [], expires: Timestamp
    ) {
        self.parameters = parameters
        self.expectation = expectation
        self.text = text
        self.buyer = buyer
        self.seller = seller
        self.sources = sources
        self.expires = expires
    }
}

/// Why terms do not fit a circuit.
public enum AgreementError: Error, Hashable, Sendable, CustomStringConvertible {
    case curve(String, expected: String)
    case otherKey(keySignals: Int, circuitSignals: Int)
    case otherCircuit
    case sameKey
    case termsTooLong
    case commitmentCount(expected: [String], found: Int)
    case otherSchema(dataSet: String)
    case unknownParameter(String, nearest: String?)
    case missingParameter(String)
    case badValue(of: String, value: String, expected: String)
    case unknownOutput(String, nearest: String?)
    case unorderedOutput(String)

    public var description: String {
        switch self {
        case .curve(let name, let expected): "the circuit is for the curve \"\(name)\", key and commitments for \"\(expected)\""
        case .otherKey(let keySignals, let circuitSignals):
            "the verifying key has \(keySignals) public signals and the circuit \(circuitSignals): it is the key of another circuit"
        case .otherCircuit: "the agreement is on another circuit than this interface describes"
        case .sameKey: "buyer and seller have the same key; each party makes one of its own with `assay keygen`"
        case .termsTooLong: "the terms of use are longer than 64 KiB; agree on a digest of the text instead"
        case .commitmentCount(let expected, let found):
            "\(found) commitments; the algorithm reads \(expected.count): \(expected.joined(separator: ", "))"
        case .otherSchema(let dataSet): "the commitment for \(dataSet) is of data with another schema than the algorithm declares"
        case .unknownParameter(let name, let nearest):
            "the algorithm has no parameter \"\(name)\"" + (nearest.map { "; did you mean \"\($0)\"?" } ?? "")
        case .missingParameter(let name): "the parameter \"\(name)\" has no value"
        case .badValue(let name, let value, let expected): "\(name): \"\(value)\" is not possible; \(expected) is"
        case .unknownOutput(let name, let nearest):
            "the algorithm publishes no \"\(name)\"" + (nearest.map { "; did you mean \"\($0)\"?" } ?? "")
        case .unorderedOutput(let name): "\(name) is an enumeration, of which no value is higher than another; expect a number or a boolean"
        }
    }
}

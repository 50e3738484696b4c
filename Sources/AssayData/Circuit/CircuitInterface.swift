// SPDX-License-Identifier: Apache-2.0
public import AssayFormats

/// Everything about a compiled algorithm that its users need without its source or its constraints (`interface.json`).
public struct CircuitInterface: Hashable, Sendable {
    /// A data set that the algorithm reads.
    public struct Input: Hashable, Sendable {
        /// The name in the source, such as `readings`.
        public let name: String
        public let schema: Schema

        public init(name: String, schema: Schema) {
            self.name = name
            self.schema = schema
        }
    }

    /// The title that the source gives.
    public let algorithm: String
    /// The edition of the language.
    public let edition: Int
    /// SHA-256 of the canonical source.
    public let sourceDigest: Digest
    /// The curve, as files name it: `bn128`.
    public let curve: String
    public let constraintCount: Int
    /// SHA-256 of the `.r1cs` file.
    public let circuitDigest: Digest
    public let outputs: [Signal]
    public let parameters: [Signal]
    public let dataSets: [Input]
    public let disclosure: Disclosure
    /// Whether outputs share public signals: ``OutputPlace/packed(_:)`` says how.
    public let packsOutputs: Bool

    public init(
        algorithm: String, edition: Int, sourceDigest: Digest, curve: String, constraintCount: Int, circuitDigest: Digest,
        outputs: [Signal], parameters: [Signal], dataSets: [Input], disclosure: Disclosure, packsOutputs: Bool = false
    ) {
        self.algorithm = algorithm
        self.edition = edition
        self.sourceDigest = sourceDigest
        self.curve = curve
        self.constraintCount = constraintCount
        self.circuitDigest = circuitDigest
        self.outputs = outputs
        self.parameters = parameters
        self.dataSets = dataSets
        self.disclosure = disclosure
        self.packsOutputs = packsOutputs
    }

    /// Public signals of a proof: outputs, parameters, a commitment for each data set, the agreement digest.
    public var publicSignalCount: Int { outputSignalCount + parameters.count + dataSets.count + 1 }
}

extension CircuitInterface: JSONArtefact {
    public static let format = "assay/interface/v1"
    /// The most outputs, and the most parameters, that an interface may have.
    public static let maximumSignalCount = 1024
    /// The most data sets that an algorithm may read.
    public static let maximumDataSetCount = 64

    /// Only interfaces with packed outputs have a member that says so: version 1 began without.
    public var members: [String: JSON] { packsOutputs ? eachMember.merging([Self.packed: true]) { $1 } : eachMember }

    private static let packed = "packed"

    private var eachMember: [String: JSON] {
        [
            "algorithm": .string(algorithm), "edition": .integer(edition), "sourceDigest": .string(sourceDigest.hexadecimal),
            "curve": .string(curve), "constraints": .integer(constraintCount),
            "circuitDigest": .string(circuitDigest.hexadecimal), "outputs": .array(outputs.map(\.json)),
            "parameters": .array(parameters.map(\.json)), "disclosure": disclosure.json,
            "dataSets": .array(dataSets.map { ["name": .string($0.name), "schema": $0.schema.json] }),
        ]
    }

    public init(reading reader: inout JSONReader) throws(JSONError) {
        self.init(
            algorithm: try reader.string("algorithm"), edition: try reader.integer("edition"),
            sourceDigest: try reader.digest("sourceDigest"), curve: try reader.string("curve"),
            constraintCount: try reader.integer("constraints"), circuitDigest: try reader.digest("circuitDigest"),
            outputs: try reader.signals("outputs"), parameters: try reader.signals("parameters"),
            dataSets: try reader.elements("dataSets", limit: Self.maximumDataSetCount) { json, place throws(JSONError) in
                try Input(json: json, at: place)
            },
            disclosure: try Disclosure(json: try reader.value("disclosure"), at: reader.place("disclosure")),
            packsOutputs: reader.contains(Self.packed))
        if packsOutputs, try !reader.bool(Self.packed) { throw reader.fault(Self.packed, "this member is true, or it is not there") }
        try reader.requireUnique("outputs", outputs.map(\.name))
        try reader.requireUnique("parameters", parameters.map(\.name))
        try reader.requireUnique("dataSets", dataSets.map(\.name))
        guard disclosure.items == outputs.map({ .init(output: $0.name, amount: .init(lo: $0.lo, hi: $0.hi)) }) else {
            throw reader.fault("disclosure", "these are not the bits of the outputs' ranges")
        }
    }
}

extension CircuitInterface.Input {
    init(json: JSON, at path: String) throws(JSONError) {
        var reader = try JSONReader(json, at: path)
        name = try reader.name("name")
        schema = try Schema(json: try reader.value("schema"), at: reader.place("schema"))
        try reader.finish()
    }
}

extension JSONReader {
    fileprivate mutating func signals(_ key: String) throws(JSONError) -> [CircuitInterface.Signal] {
        try elements(key, limit: CircuitInterface.maximumSignalCount) { json, place throws(JSONError) in
            try CircuitInterface.Signal(json: json, at: place)
        }
    }

    fileprivate func requireUnique(_ key: String, _ names: [String]) throws(JSONError) {
        guard Set(names).count == names.count else { throw fault(key, "two of these have the same name") }
    }
}

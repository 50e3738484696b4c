// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayData
public import AssayFormats

/// What a seller publishes about a data set: that it exists and fits a schema (`commitment.json`).
///
/// The number of rows is hidden: it is hashed into the commitment, and only the schema's upper bound is public. A buyer who
/// needs to know it lets the algorithm publish a count.
public struct CommitmentFile<C: PairingCurve>: Hashable, Sendable {
    public let schema: Schema
    /// C of the protocol.
    public let commitment: DataCommitment<C.Fr>

    public init(schema: Schema, commitment: DataCommitment<C.Fr>) {
        self.schema = schema
        self.commitment = commitment
    }
}

extension CommitmentFile: JSONArtefact {
    public static var format: String { "assay/commitment/v1" }

    public var members: [String: JSON] {
        [
            "curve": .string(C.name), "schema": schema.json, "schemaDigest": .string(schema.digest.hexadecimal),
            "commitment": .string(commitment.value.description),
        ]
    }

    public init(reading reader: inout JSONReader) throws(JSONError) {
        try reader.require(C.self)
        schema = try Schema(json: try reader.value("schema"), at: reader.place("schema"))
        guard try reader.digest("schemaDigest") == schema.digest else {
            throw reader.fault("schemaDigest", "this is not the digest of the schema in this file")
        }
        commitment = DataCommitment(value: try reader.scalar("commitment"))
    }
}

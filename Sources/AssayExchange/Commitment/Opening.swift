// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCrypto
public import AssayData
public import AssayFormats

/// What opens a commitment: the data and the salt (`opening.json`). It is secret and stays with the seller.
///
/// Files are written with permissions 0600. The salt lies in guarded memory; rows are ordinary values, which Swift may copy, so
/// a process that handled an opening should not live on.
public struct Opening: ~Copyable, Sendable {
    public let dataSet: DataSet
    public let salt: Salt

    /// Opens with a fresh salt.
    public init(dataSet: DataSet) {
        self.init(dataSet: dataSet, salt: Salt())
    }

    init(dataSet: DataSet, salt: consuming Salt) {
        self.dataSet = dataSet
        self.salt = salt
    }

    /// The commitment that this opens.
    public borrowing func commitmentFile() -> CommitmentFile {
        CommitmentFile(schema: dataSet.schema, commitment: DataCommitment(to: dataSet, salt: salt))
    }
}

extension Opening {
    static let format = "assay/opening/v1"

    /// The bytes of the file: hand them to `SecretFile.write`, which wipes them.
    public borrowing func fileBytes() -> [UInt8] {
        let saltText = salt.withBytes { bytes in Hexadecimal.string(bytes.indices.map { bytes[$0] }) }
        let rows = dataSet.rows.map { row in JSON.array(row.map { value in value.map { .integer($0) } ?? .null }) }
        let document: JSON = [
            "format": .string(Self.format), "schema": dataSet.schema.json, "salt": .string(saltText), "rows": .array(rows),
            "commitment": .string(commitmentFile().commitment.value.description),
        ]
        return document.canonicalBytes + [0x0a]
    }

    /// Reads a file, checks the rows against the schema and the whole against the commitment it names; wipes `file`.
    public init(parsing file: inout [UInt8]) throws(JSONError) {
        defer { wipe(&file) }
        var reader = try JSONReader(JSON(parsing: file, limits: .init(byteCount: 256 << 20)))
        let format = try reader.string("format")
        guard format == Self.format else {
            throw reader.fault("format", "this is a document of format \"\(format)\"; \"\(Self.format)\" is expected")
        }
        let schema = try Schema(json: try reader.value("schema"), at: "schema")
        let dataSet = try Self.dataSet(schema, &reader)
        let salt = try Self.salt(&reader)
        let named = try reader.scalar("commitment")
        try reader.finish()
        guard DataCommitment(to: dataSet, salt: salt).value == named else {
            throw reader.fault("commitment", "the data and the salt in this file do not open it; the file has been changed")
        }
        self.init(dataSet: dataSet, salt: salt)
    }

    private static func salt(_ reader: inout JSONReader) throws(JSONError) -> Salt {
        guard var bytes = Hexadecimal.bytes(try reader.string("salt")), let salt = try? Salt(SecretBytes(moving: &bytes)) else {
            throw reader.fault("salt", "a salt is expected: 62 lower-case hexadecimal digits")
        }
        return salt
    }

    private static func dataSet(_ schema: Schema, _ reader: inout JSONReader) throws(JSONError) -> DataSet {
        let rows = try reader.elements("rows") { json, place throws(JSONError) in try row(json, at: place) }
        do {
            return try DataSet(schema: schema, rows: rows)
        } catch {
            throw reader.fault("rows", error.description)
        }
    }

    private static func row(_ json: JSON, at place: String) throws(JSONError) -> [Int?] {
        guard case .array(let values) = json else { throw JSONError(place: place, problem: "an array is expected, not \(json.kind)") }
        var row: [Int?] = []
        for value in values {
            switch value {
            case .integer(let raw): row.append(raw)
            case .null: row.append(nil)
            default: throw JSONError(place: place, problem: "a whole number or null is expected, not \(value.kind)")
            }
        }
        return row
    }
}

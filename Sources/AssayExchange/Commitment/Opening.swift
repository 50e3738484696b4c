// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
internal import AssayCrypto
public import AssayData
public import AssayFormats

/// What opens a commitment: the data and the salt (`opening.json`). It is secret and stays with the seller.
///
/// Files are written with permissions 0600. The salt lies in guarded memory and is never a `String`; rows are ordinary values, which Swift may
/// copy, so a process that handled an opening should not live on.
public struct Opening<C: PairingCurve>: ~Copyable, Sendable {
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
    public borrowing func commitmentFile() -> CommitmentFile<C> {
        CommitmentFile(schema: dataSet.schema, commitment: DataCommitment(to: dataSet, salt: salt))
    }
}

extension Opening {
    /// The name and version that the document carries.
    public static var format: String { "assay/opening/v1" }

    /// The bytes of the file, in canonical form: hand them to `SecretFile.write`, which wipes them.
    ///
    /// They are written into memory that is large enough from the start, so that no part of them is left behind where an array was before it grew.
    public borrowing func fileBytes() -> [UInt8] {
        let schema = dataSet.schema.json.canonicalBytes
        let commitment = commitmentFile().commitment.value.description
        var bytes: [UInt8] = []
        bytes.reserveCapacity(schema.count + 1024 + dataSet.rows.count * (4 + dataSet.schema.fields.count * 21))
        bytes += "{\"commitment\":\"\(commitment)\",\(Self.curveMember)\"format\":\"\(Self.format)\",\"rows\":[".utf8
        for (i, row) in dataSet.rows.enumerated() { Self.append(row, first: i == 0, to: &bytes) }
        bytes += "],\"salt\":\"".utf8
        salt.withBytes { salt in
            for i in salt.indices { bytes += Hexadecimal.digits(CollectionOfOne(salt[i])) }
        }
        bytes += "\",\"schema\":".utf8
        bytes += schema
        bytes += "}\n".utf8
        return bytes
    }

    /// Openings on the curve that version 1 began with name none.
    private static var curveMember: String { C.name == BN254.name ? "" : "\"curve\":\"\(C.name)\"," }

    private static func append(_ row: [Int?], first: Bool, to bytes: inout [UInt8]) {
        if !first { bytes.append(UInt8(ascii: ",")) }
        bytes.append(UInt8(ascii: "["))
        for (i, value) in row.enumerated() {
            if i > 0 { bytes.append(UInt8(ascii: ",")) }
            if let value { append(value, to: &bytes) } else { bytes += "null".utf8 }
        }
        bytes.append(UInt8(ascii: "]"))
    }

    /// Appends decimal digits without making a `String` of them.
    private static func append(_ value: Int, to bytes: inout [UInt8]) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        var power: UInt = 1
        while value.magnitude / power > 9 { power *= 10 }
        while power > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(value.magnitude / power % 10))
            power /= 10
        }
    }

    /// Reads a file, checks the rows against the schema and the whole against the commitment it names; wipes `file`. The salt goes straight from
    /// the file's bytes into guarded memory.
    public init(parsing file: inout [UInt8]) throws(JSONError) {
        defer { wipe(&file) }
        let (document, saltRange) = try JSON.parse(file, limits: .init(byteCount: 256 << 20), secret: "salt")
        var reader = try JSONReader(document)
        let format = try reader.string("format")
        guard format == Self.format else {
            throw reader.fault("format", "this is a document of format \"\(format)\"; \"\(Self.format)\" is expected")
        }
        try reader.require(C.self, unnamed: BN254.name)
        let schema = try Schema(json: try reader.value("schema"), at: "schema")
        let dataSet = try Self.dataSet(schema, &reader)
        _ = try reader.string("salt")
        let salt = try Self.salt(file[saltRange ?? 0..<0], reader)
        let named: C.Fr = try reader.scalar("commitment")
        try reader.finish()
        guard DataCommitment(to: dataSet, salt: salt).value == named else {
            throw reader.fault("commitment", "the data and the salt in this file do not open it; the file has been changed")
        }
        self.init(dataSet: dataSet, salt: salt)
    }

    private static func salt(_ digits: ArraySlice<UInt8>, _ reader: JSONReader) throws(JSONError) -> Salt {
        guard var bytes = Hexadecimal.bytes(digits: digits), let salt = try? Salt(SecretBytes(moving: &bytes)) else {
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

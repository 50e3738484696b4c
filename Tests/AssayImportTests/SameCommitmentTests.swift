// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayData
import AssayExchange
import AssayFormats
import AssayImport
import AssayTestSupport
import Testing

/// Records of every format become the very data set of the table that they were made of, and with it the same commitment.
@Suite struct SameCommitmentTests {
    static let salt = BN254.Fr(20260302)

    private func commitment(_ dataSet: DataSet) -> DataCommitment<BN254.Fr> { DataCommitment(to: dataSet, saltElement: Self.salt) }

    private func table(_ path: String, _ schema: Schema) throws -> DataSet {
        try DataImport.dataSet(from: Repository.bytes(path), file: path, schema: schema)
    }

    private func records(_ name: String, _ map: ColumnMap = ColumnMap()) throws -> HealthRecords {
        let bytes = try Repository.bytes("circuits/records/\(name)")
        switch try DataFormat(start: Array(bytes.prefix(DataFormat.startByteCount)), file: name) {
        case .json: return try HealthImport.records(json: bytes, file: name, map: map)
        case .xml: return try HealthImport.records(appleHealth: BytesInMemory(bytes), file: name, map: map)
        case .table: throw ImportFailure()
        }
    }

    @Test(arguments: [
        ("borderline.fhir.synthetic.json", HealthFormat.fhir), ("borderline.open-mhealth.synthetic.json", .openMHealth),
        ("borderline.apple-health.synthetic.xml", .appleHealth),
    ])
    func twoWeeks(name: String, format: HealthFormat) throws {
        let schema = try categorySchema()
        let expected = try table("circuits/bp-category/borderline.synthetic.csv", schema)
        let records = try records(name)
        let found = try records.dataSet(schema: schema)
        #expect(records.format == format)
        #expect(found == expected)
        #expect(commitment(found) == commitment(expected))
        #expect(records.columns.first { $0.name == "arm" }?.count == (format == .openMHealth ? 56 : 0))
    }

    /// Pulses by themselves, as components and absent; further codes that hold for a session.
    @Test func wholeDiary() throws {
        let schema = try diarySchema()
        let map = try ColumnMap(parsing: Repository.bytes("circuits/records/complete.fhir.columns.json"))
        let expected = try table("circuits/bp-diary/complete.synthetic.csv", schema)
        let records = try records("complete.fhir.synthetic.ndjson", map)
        let found = try records.dataSet(schema: schema, map: map)
        #expect(found == expected)
        #expect(commitment(found) == commitment(expected))
        #expect(records.skipped == [])
    }

    /// What is written as a table is read as the same data.
    @Test func throughATable() throws {
        let schema = try diarySchema()
        let dataSet = try table("circuits/bp-diary/flawed.synthetic.csv", schema)
        let again = try DataImport.dataSet(from: Array(TableText.table(of: dataSet).utf8), file: "t.csv", schema: schema)
        #expect(again == dataSet)
        let odd = try Schema(record: "R", capacity: 2, fields: [.init(name: "a", labels: ["x, \"y\"", "z", "\"\u{301}"], optional: true)])
        let marked = try DataSet(schema: odd, rows: [[2]])
        #expect(TableText.table(of: marked) == "a\n\"\"\"\u{301}\"\n")
        #expect(try DataImport.dataSet(from: Array(TableText.table(of: marked).utf8), file: "t.csv", schema: odd) == marked)
        let rows = try DataSet(schema: odd, rows: [[0], [nil]])
        #expect(TableText.table(of: rows) == "a\n\"x, \"\"y\"\"\"\n\"\"\n")
        #expect(try DataImport.dataSet(from: Array(TableText.table(of: rows).utf8), file: "t.csv", schema: odd) == rows)
    }

    /// One other digit is another commitment.
    @Test func anotherReadingIsAnotherCommitment() throws {
        let schema = try categorySchema()
        let text = try Repository.text("circuits/records/borderline.open-mhealth.synthetic.json")
        let first = try #require(text.firstRange(of: "\"value\": 1"))
        let other = text.replacingCharacters(in: first, with: "\"value\": 2")
        let records = try HealthImport.records(json: Array(other.utf8), file: "o.json")
        let expected = try table("circuits/bp-category/borderline.synthetic.csv", schema)
        #expect(try commitment(records.dataSet(schema: schema)) != commitment(expected))
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}

// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCrypto
@testable import AssayData
import AssayFormats
import AssayTestSupport
import Testing

@Suite struct DataCommitmentTests {
    /// The values that an implementation in Python computed from the protocol.
    @Test func knownAnswers() throws {
        try check(BN254.Fr.self, "bn254")
        try check(BLS12381.Fr.self, "bls12381")
    }

    private func check<F: PrimeField>(_ field: F.Type, _ name: String) throws {
        let document = try JSON(parsing: Repository.bytes("vectors/commitment/\(name).json"))
        var reader = try JSONReader(document)
        let cases = try reader.array("cases")
        #expect(cases.count == 6)
        for json in cases { try check(json, as: field) }
    }

    private func check<F: PrimeField>(_ json: JSON, as _: F.Type) throws {
        var known = try JSONReader(json)
        let name = try known.string("name")
        let schema = try Schema(json: known.value("schema"))
        let rows = try known.array("rows").map { row -> [Int?] in
            guard case .array(let values) = row else { throw SampleError() }
            return values.map { if case .integer(let value) = $0 { value } else { nil } }
        }
        let bytes = try #require(Hexadecimal.bytes(try known.string("salt")))
        let salt = try Salt(SecretBytes(copying: bytes)).element(as: F.self)
        #expect(schema.digest.hexadecimal == (try known.string("schemaDigest")), "\(name)")
        let dataSet = try DataSet(schema: schema, rows: rows)
        #expect(DataCommitment<F>(to: dataSet, saltElement: salt).value.description == (try known.string("commitment")), "\(name)")
    }

    @Test func everyReadingCounts() throws {
        let diary = try Sample.diary()
        let commitment = DataCommitment<Fr>(to: diary, salt: try Sample.salt())
        for row in diary.rows.indices {
            for field in diary.schema.fields.indices {
                var rows = diary.rows
                rows[row][field] = rows[row][field].map { $0 == diary.schema.fields[field].lo ? $0 + 1 : $0 - 1 } ?? 0
                let changed = try DataSet(schema: diary.schema, rows: rows)
                #expect(DataCommitment(to: changed, salt: try Sample.salt()) != commitment)
            }
        }
    }

    @Test func everyBitOfTheSaltCounts() throws {
        let diary = try Sample.diary()
        var seen: Set<DataCommitment<Fr>> = []
        for bit in 0..<8 * Salt.byteCount {
            var bytes = (0..<31).map { UInt8($0) }
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            let salt = try Salt(SecretBytes(copying: bytes)).element(as: Fr.self)
            seen.insert(DataCommitment(to: diary, saltElement: salt))
        }
        seen.insert(DataCommitment(to: diary, salt: try Sample.salt()))
        #expect(seen.count == 249)
    }

    @Test func missingDiffersFromLowestAndAbsentRowsFromZeros() throws {
        let schema = try Sample.reading()
        func commit(_ rows: [[Int?]]) throws -> DataCommitment<Fr> {
            DataCommitment(to: try DataSet(schema: schema, rows: rows), salt: try Sample.salt())
        }
        #expect(try commit([[1, 0, 0, nil, -5]]) != commit([[1, 0, 0, 0, -5]]))
        #expect(try commit([]) != commit([[1, 0, 0, nil, -5]]))
    }

    @Test func schemaCounts() throws {
        let rows = try Sample.diary().rows
        let a = DataCommitment<Fr>(to: try DataSet(schema: Sample.reading(capacity: 168), rows: rows), salt: try Sample.salt())
        let b = DataCommitment<Fr>(to: try DataSet(schema: Sample.reading(capacity: 167), rows: rows), salt: try Sample.salt())
        #expect(a != b)
    }

    @Test func saltsHaveOneLength() {
        for count in [0, 30, 32] {
            #expect(throws: SaltError(byteCount: count)) { _ = try Salt(SecretBytes(randomCount: count)).element(as: Fr.self) }
        }
    }
}

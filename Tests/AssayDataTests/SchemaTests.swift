// SPDX-License-Identifier: Apache-2.0
import AssayData
import AssayFormats
import AssayTestSupport
import Testing

@Suite struct SchemaTests {
    @Test func fileRoundTrip() throws {
        let schema = try Sample.reading()
        #expect(try Schema(parsing: schema.fileBytes) == schema)
        #expect(try Schema(parsing: schema.canonicalBytes).digest == schema.digest)
    }

    /// Each part of a schema changes its digest.
    @Test func digestCoversEverything() throws {
        func schema(
            record: String = "R", capacity: Int = 5, name: String = "a", unit: String = "kg", lo: Int = 0, hi: Int = 9, scale: Int = 1,
            optional: Bool = false
        ) throws -> Schema {
            let field = try Schema.Field(name: name, unit: unit, lo: lo, hi: hi, scale: scale, optional: optional)
            return try Schema(record: record, capacity: capacity, fields: [field])
        }
        let enumeration = try Schema(record: "R", capacity: 5, fields: [.init(name: "a", labels: ["x", "y"])])
        let renamed = try Schema(record: "R", capacity: 5, fields: [.init(name: "a", labels: ["x", "z"])])
        let all = [
            try schema(), try schema(record: "S"), try schema(capacity: 6), try schema(name: "b"), try schema(unit: "g"),
            try schema(lo: 1), try schema(hi: 8), try schema(scale: 0), try schema(optional: true), enumeration, renamed,
        ]
        #expect(Set(all.map(\.digest)).count == all.count)
    }

    @Test func impossibleSchemasAreRefused() throws {
        let field = try Schema.Field(name: "a", lo: 0, hi: 1)
        #expect(throws: SchemaError.self) { try Schema(record: "", capacity: 1, fields: [field]) }
        #expect(throws: SchemaError.self) { try Schema(record: "1a", capacity: 1, fields: [field]) }
        #expect(throws: SchemaError.self) { try Schema(record: "R", capacity: 0, fields: [field]) }
        #expect(throws: SchemaError.self) { try Schema(record: "R", capacity: 1_000_001, fields: [field]) }
        #expect(throws: SchemaError.self) { try Schema(record: "R", capacity: 1, fields: []) }
        #expect(throws: SchemaError.self) { try Schema(record: "R", capacity: 1, fields: [field, field]) }
        let fields = try (0..<257).map { try Schema.Field(name: "f\($0)", lo: 0, hi: 1) }
        #expect(throws: SchemaError.self) { try Schema(record: "R", capacity: 1, fields: fields) }
        let broad = try (0..<256).map { try Schema.Field(name: "f\($0)", lo: 0, hi: 1 << 50) }
        #expect(throws: SchemaError.self) { try Schema(record: "R", capacity: 1_000_000, fields: broad) }
    }

    /// Fields of one possible value have no bits, but a place in the witness.
    @Test func valuesWithoutBitsAreCounted() throws {
        let fields = try (0..<256).map { try Schema.Field(name: "f\($0)", lo: 7, hi: 7) }
        #expect(try Schema(record: "R", capacity: 1 << 14, fields: fields).capacity == 1 << 14)
        #expect(throws: SchemaError.self) { try Schema(record: "R", capacity: (1 << 14) + 1, fields: fields) }
    }

    @Test func impossibleFieldsAreRefused() {
        #expect(throws: SchemaError.self) { try Schema.Field(name: "a b", lo: 0, hi: 1) }
        #expect(throws: SchemaError.self) { try Schema.Field(name: "ä", lo: 0, hi: 1) }
        #expect(throws: SchemaError.self) { try Schema.Field(name: "a", lo: 2, hi: 1) }
        #expect(throws: SchemaError.self) { try Schema.Field(name: "a", lo: .min, hi: .max) }
        #expect(throws: SchemaError.self) { try Schema.Field(name: "a", lo: 0, hi: 1 << 53) }
        #expect(throws: SchemaError.self) { try Schema.Field(name: "a", lo: 0, hi: 1, scale: 16) }
        #expect(throws: SchemaError.self) { try Schema.Field(name: "a", lo: 0, hi: 1, scale: -1) }
        #expect(throws: SchemaError.self) { try Schema.Field(name: "a", unit: "kg\n", lo: 0, hi: 1) }
        #expect(throws: SchemaError.self) { try Schema.Field(name: "a", labels: []) }
        #expect(throws: SchemaError.self) { try Schema.Field(name: "a", labels: ["x", "x"]) }
        #expect(throws: SchemaError.self) { try Schema.Field(name: "a", labels: ["x", ""]) }
        #expect(throws: SchemaError.self) { try Schema.Field(name: "a", labels: ["x", "y\u{202e}"]) }
    }

    @Test func unknownMembersAndFormatsAreRefused() throws {
        var document = try Sample.reading().members
        document["format"] = "assay/schema/v1"
        #expect(throws: Never.self) { try Schema(json: .object(document)) }
        document["extra"] = 1
        #expect(throws: JSONError(place: "extra", problem: "no such member is known in this format")) {
            try Schema(json: .object(document))
        }
        document["extra"] = nil
        document["format"] = "assay/schema/v2"
        #expect(throws: JSONError.self) { try Schema(json: .object(document)) }
        document["format"] = nil
        #expect(throws: JSONError(place: "format", problem: "this member is missing")) { try Schema(json: .object(document)) }
    }

    @Test func faultsNameTheField() throws {
        let text = String(decoding: try Sample.reading().canonicalBytes, as: UTF8.self).replacing("\"hi\":309", with: "\"hi\":-309")
        let error = try #require(throws: JSONError.self) { try Schema(parsing: Array(text.utf8)) }
        #expect(error.description == "fields[2]: the range 0 .. -309 is empty")
    }

    /// A mutated schema is refused, or its file holds nothing that the value does not keep.
    @Test func tenThousandMutations() throws {
        var generator = SeededGenerator()
        let original = try Sample.reading(capacity: 3).canonicalBytes
        var accepted = 0
        for _ in 0..<10_000 {
            let bytes = Mutation.mutate(original, using: &generator)
            guard let value = try? JSON(parsing: bytes), let schema = try? Schema(json: value) else { continue }
            accepted += 1
            #expect(schema.canonicalBytes == value.canonicalBytes, "a schema accepted members that it does not keep: \(generator)")
        }
        #expect(accepted < 5000, "\(generator)")
    }
}

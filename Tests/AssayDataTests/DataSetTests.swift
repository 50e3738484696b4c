// SPDX-License-Identifier: Apache-2.0
@testable import AssayData
import Testing

@Suite struct DataSetTests {
    @Test(arguments: [
        ([1, 0, 120, 70], "row 2: 4 values; a record has 5 fields"),
        ([0, 0, 120, 70, 800], "row 2, field day: 0 is outside the range 1 .. 21"),
        ([1, 2, 120, 70, 800], "row 2, field session: 2 stands for none of the 2 labels"),
        ([1, 0, 310, 70, 800], "row 2, field systolic: 310 is outside the range 0 .. 309 mmHg"),
        ([1, 0, 120, 70, -6], "row 2, field weight: -0.6 is outside the range -0.5 .. 300.0 kg"),
        ([1, 0, nil, 70, 800], "row 2, field systolic: a value is needed; this field has no \"or missing\""),
    ])
    func faultsNameRowAndField(row: [Int?], message: String) throws {
        let schema = try Sample.reading()
        let error = try #require(throws: DataSetError.self) { try DataSet(schema: schema, rows: [[1, 0, 120, 70, 800], row]) }
        #expect(error.description == message)
    }

    @Test func tooManyRows() throws {
        let schema = try Sample.reading(capacity: 1)
        let row: [Int?] = [1, 0, 120, nil, 800]
        #expect(throws: Never.self) { try DataSet(schema: schema, rows: [row]) }
        #expect(throws: DataSetError.tooManyRows(count: 2, capacity: 1)) { try DataSet(schema: schema, rows: [row, row]) }
    }

    @Test func layoutOfNarrowRecords() throws {
        let schema = try Sample.reading()
        let layout = PackedLayout(schema)
        // 5 + 1 + 9 + (1 + 8) + 12 bits
        #expect(schema.fields.map(\.bits) == [5, 1, 9, 9, 12])
        #expect((layout.recordsPerElement, layout.elementsPerRecord, layout.elementCount) == (6, 1, 28))
        #expect(layout.position(row: 0, field: 3) == .init(element: 0, presenceBit: 15, valueBit: 16))
        #expect(layout.position(row: 7, field: 4) == .init(element: 1, presenceBit: nil, valueBit: 36 + 24))
    }

    @Test func layoutOfWideRecords() throws {
        let fields = try (0..<11).map { try Schema.Field(name: "f\($0)", lo: 0, hi: 1 << 52, optional: true) }
        let layout = PackedLayout(try Schema(record: "Wide", capacity: 3, fields: fields))
        #expect((layout.recordsPerElement, layout.elementsPerRecord, layout.elementCount) == (1, 3, 9))
        #expect(layout.position(row: 2, field: 4) == .init(element: 7, presenceBit: 0, valueBit: 1))
    }

    /// No two places overlap, and none leaves the payload.
    @Test(arguments: [1, 7, 60, 124, 248])
    func layoutNeverOverlaps(fieldCount: Int) throws {
        let fields = try (0..<fieldCount).map { try Schema.Field(name: "f\($0)", lo: -1, hi: $0, optional: $0 % 2 == 0) }
        let schema = try Schema(record: "R", capacity: 9, fields: fields)
        let layout = PackedLayout(schema)
        var taken: Set<[Int]> = []
        for row in 0..<9 {
            for (index, field) in fields.enumerated() {
                let position = layout.position(row: row, field: index)
                let start = position.presenceBit ?? position.valueBit
                #expect(position.element < layout.elementCount && start + field.bits <= PackedLayout.payloadBits)
                for bit in start..<start + field.bits { #expect(taken.insert([position.element, bit]).inserted) }
            }
        }
    }
}

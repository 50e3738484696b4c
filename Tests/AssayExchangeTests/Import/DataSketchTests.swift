// SPDX-License-Identifier: Apache-2.0
import AssayData
import AssayExchange
import AssayTestSupport
import Testing

/// What can be read of a table, faults or not.
@Suite struct DataSketchTests {
    private func shipped(_ name: String, map: String? = nil) throws -> DataSketch? {
        let columns = try map.map { try ColumnMap(parsing: Repository.bytes("circuits/bp-diary/\($0)")) } ?? ColumnMap()
        return DataImport.sketch(of: try Repository.bytes("circuits/bp-diary/\(name)"), schema: try diarySchema(), map: columns)
    }

    @Test func aGoodTableIsItsDataSet() throws {
        for (name, map) in [("complete.synthetic.csv", nil), ("app-export.synthetic.csv", "app-export.columns.json")] {
            let columns = try map.map { try ColumnMap(parsing: Repository.bytes("circuits/bp-diary/\($0)")) } ?? ColumnMap()
            let table = try Repository.bytes("circuits/bp-diary/\(name)")
            let dataSet = try DataImport.dataSet(from: table, file: name, schema: diarySchema(), map: columns)
            #expect(try shipped(name, map: map) == DataSketch(dataSet))
        }
    }

    @Test func faultyRowsAreMarkedAndTheirNumbersKept() throws {
        let sketch = try #require(try shipped("out-of-range.synthetic.csv"))
        #expect(sketch.faulty == [17, 41, 78] && sketch.rowCount == 168 && sketch.rows.count == 168)
        #expect(sketch.rows[16][3] == 412 && sketch.rows[40][0] == 22 && sketch.rows[77][1] == nil)
    }

    @Test func aColumnThatIsNotThereIsEmpty() throws {
        let sketch = try #require(try shipped("wrong-column.synthetic.csv"))
        #expect(sketch.faulty.isEmpty && sketch.rows.count == 168)
        #expect(sketch.rows.allSatisfy { $0[3] == nil && $0[4] != nil })
    }

    @Test func moreRowsThanTheAlgorithmTakesAreThere() throws {
        let schema = try oneField(.init(name: "a", lo: 0, hi: 9), capacity: 2)
        let text = "a\n" + String(repeating: "7\n", count: DataSketch.limit + 3)
        let sketch = try #require(DataImport.sketch(of: Array(text.utf8), schema: schema))
        #expect(sketch.rows.count == DataSketch.limit && sketch.rowCount == DataSketch.limit + 3 && sketch.isFull)
    }

    @Test func whatIsTooLongIsNotRead() throws {
        let schema = try oneField(.init(name: "a", lo: 0, hi: 9))
        let text = [UInt8](repeating: UInt8(ascii: "a"), count: DataImport.maximumByteCount + 1)
        #expect(DataImport.sketch(of: text, schema: schema) == nil)
    }

    /// Rows of another width, and a text that breaks off.
    @Test func whatIsNoTableEndsIt() throws {
        let schema = try Schema(record: "R", capacity: 9, fields: [.init(name: "a", lo: 0, hi: 9), .init(name: "b", lo: 0, hi: 9)])
        let sketch = try #require(DataImport.sketch(of: Array("a,b\n1,2\n\n3\n4,\"5\n".utf8), schema: schema))
        #expect(sketch.rows == [[1, 2], [3, nil]] && sketch.faulty == [2])
        #expect(DataImport.sketch(of: [], schema: schema) == nil)
        let map = try ColumnMap(parsing: Array(#"{"c":{"column":"x"}}"#.utf8))
        #expect(DataImport.sketch(of: Array("a,b\n1,2\n".utf8), schema: schema, map: map) == nil)
    }
}

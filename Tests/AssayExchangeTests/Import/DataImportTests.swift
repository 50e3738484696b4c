// SPDX-License-Identifier: Apache-2.0
import AssayData
@testable import AssayExchange
import AssayFormats
import AssayTestSupport
import Testing

@Suite struct DataImportTests {
    private func shipped(_ name: String, map: String? = nil) throws -> DataSet {
        let columns = try map.map { try ColumnMap(parsing: Repository.bytes("circuits/bp-diary/\($0)")) } ?? ColumnMap()
        return try DataImport.dataSet(
            from: Repository.bytes("circuits/bp-diary/\(name)"), file: name, schema: diarySchema(), map: columns)
    }

    private func issues(_ body: () throws -> DataSet) throws -> [ImportIssue] {
        try #require(throws: ImportFailure.self) { try body() }.issues
    }

    @Test func shippedDiaries() throws {
        let complete = try shipped("complete.synthetic.csv")
        #expect(complete.rows.count == 168)
        #expect(complete.rows[0] == [1, 0, 0, 147, 87, 65, 6, 33, 45])
        #expect(try shipped("flawed.synthetic.csv").rows.contains { $0[5] == nil })
    }

    /// Other headers, dates, labels, hours and marks for missing values lead to the same rows.
    @Test func columnMapGivesTheSameRows() throws {
        let mapped = try shipped("app-export.synthetic.csv", map: "app-export.columns.json")
        let plain = try shipped("complete.synthetic.csv")
        // The export rounds activity to hundredths of an hour.
        let withoutActivity = { (set: DataSet) in set.rows.map { row in row.enumerated().filter { $0.offset != 7 }.map(\.element) } }
        #expect(withoutActivity(mapped) == withoutActivity(plain))
    }

    @Test func valuesOutOfRange() throws {
        let found = try issues { try shipped("out-of-range.synthetic.csv") }
        #expect(found.map(\.row) == [17, 41, 78])
        #expect(found.map(\.line) == [18, 42, 79])
        #expect(found.map(\.column) == ["systolic", "day", "session"])
        #expect(found.map(\.value) == ["412", "22", "noon"])
        #expect(
            found[0].description
                == "out-of-range.synthetic.csv:18: row 17, column \"systolic\", \"412\": 412 is outside the range 0 .. 309 mmHg. Correct the value or take the row out; only the author of the algorithm can widen the range."
        )
    }

    @Test func misspeltColumn() throws {
        let found = try issues { try shipped("wrong-column.synthetic.csv") }
        #expect(found.count == 1)
        #expect(found[0].column == "systolic" && found[0].line == 1)
        #expect(found[0].cause == "no such column")
        #expect(found[0].fix.hasPrefix("Did you mean \"sistolic\"?"))
    }

    @Test(
        arguments: [
            ("a,b\n1,2\n3\n", 3, "1 cells; the header has 2"), ("a,b\n1,2,3\n", 2, "3 cells; the header has 2"),
            ("a,b\n1,2\n\n3,4\n", 3, "a blank line between rows"), ("a,a\n1,2\n", 1, "two columns have this name"),
            ("", 1, "the table is empty"), ("a\n\"1\n", 2, "a quotation mark opens a cell that never ends"),
            ("a;b\n1;2\n", 1, "the columns are separated by \";\", where \",\" is expected"),
            ("a;\"b\"\n1;2\n", 1, "the columns are separated by \";\", where \",\" is expected"),
            ("\na,b\n1,2\n", 1, "the first line is blank"),
            ("sep=;\na;b\n", 1, "the first line tells a spreadsheet what the separator is; it must name the columns"),
            ("a\nx\n", 2, "not a number"), ("a\n1.5\n", 2, "this is no whole number"),
            ("a\n99999999999999999999\n", 2, "too large a number"), ("a,b\n,2\n", 2, "the cell is empty, and \"a\" has no \"or missing\""),
            ("a\nNA\n", 2, "\"NA\" means that the value is missing, and \"a\" has no \"or missing\""),
            ("a\n1\n2\n3\n4\n", nil, "4 rows; the algorithm takes at most 3"), ("a\n-1\n", 2, "-1 is outside the range 0 .. 100"),
        ] as [(String, Int?, String)])
    func faultyTables(text: String, line: Int?, cause: String) throws {
        let schema = try oneField(.init(name: "a", lo: 0, hi: 100), capacity: 3)
        let found = try issues { try importing(text, schema) }
        #expect(found.map(\.cause) == [cause])
        #expect(found.map(\.line) == [line])
    }

    /// Each text that is no number gets advice about itself.
    @Test(
        arguments: [
            ("80 mmHg", ".", "\"mmHg\" stands behind the number"), ("+120", ".", "a plus sign before the number"),
            ("1e2", ".", "a power of ten"), ("１２０", ".", "digits that are not 0 to 9"), ("1 234", ".", "a space inside the number"),
            ("1.234", ",", "a point in a number, and the column map says that decimals follow a comma"),
            ("1,5", ".", "a comma in a number, and decimals follow a point"),
            ("50%", ".", "a percent sign, and the field holds no percentages"),
            ("high", ".", "not a number"), ("-", ".", "not a number"),
        ])
    func noNumbers(text: String, mark: String, cause: String) throws {
        let schema = try oneField(.init(name: "a", lo: 0, hi: 5000))
        let map = #"{"*":{"separator":";","decimal":"\#(mark)"}}"#
        let found = try issues { try importing("a;b\n\(text);1\n", schema, map) }
        #expect(found.map(\.cause) == [cause])
    }

    @Test func percentagesAreHundredths() throws {
        let schema = try oneField(.init(name: "a", lo: 0, hi: 100, scale: 2))
        #expect(try importing("a\n80%\n0.8\n5 %\n", schema).rows == [[80], [80], [5]])
        #expect(try issues { try importing("a\n80.5%\n", schema) }.count == 1)
    }

    @Test func tooManyRowsAreSaidFirst() throws {
        let schema = try oneField(.init(name: "a", lo: 0, hi: 1), capacity: 2)
        let found = try issues { try importing("a\n7\n1\n1\n", schema) }
        #expect(found.map(\.cause) == ["3 rows; the algorithm takes at most 2", "7 is outside the range 0 .. 1"])
    }

    @Test func aMissingColumnComesWithItsMapEntry() throws {
        let schema = try oneField(.init(name: "systolic", lo: 0, hi: 300))
        let found = try issues { try importing("day,systolic (mmHg)\n1,120\n", schema) }
        #expect(found[0].fix.hasSuffix(#"{ "systolic": { "column": "systolic (mmHg)" } }"#), "\(found)")
    }

    /// Blank lines are passed over at once, of rows for which there is no room nothing is kept, and of a long record not much.
    @Test(.timeLimit(.minutes(1))) func longTablesWithoutRowsEndSoon() throws {
        let schema = try Schema(record: "R", capacity: 9, fields: [.init(name: "a", lo: 0, hi: 9), .init(name: "b", lo: 0, hi: 9)])
        let (header, many) = (Array("a,b\n1,2\n".utf8), 1 << 20)
        let blank = [UInt8](repeating: 0x0a, count: many)
        #expect(try DataImport.dataSet(from: header + blank, file: "t", schema: schema).rows == [[1, 2]])
        let one = try Schema(record: "R", capacity: 9, fields: [.init(name: "a", lo: 0, hi: 9)])
        let found = try issues { try DataImport.dataSet(from: Array("a\n".utf8) + blank, file: "t", schema: one) }
        #expect(found.first?.cause == "1048576 rows; the algorithm takes at most 9" && found.count == 10)
        let between = try issues { try DataImport.dataSet(from: header + blank + Array("3,4\n".utf8), file: "t", schema: schema) }
        #expect(between.map(\.cause) == ["a blank line between rows"] && between.map(\.line) == [3])
        let wide = [UInt8](repeating: UInt8(ascii: ","), count: many)
        #expect(try issues { try DataImport.dataSet(from: header + wide, file: "t", schema: schema) }[0].cause.hasPrefix("1048577 cells; "))
        #expect(
            try issues { try DataImport.dataSet(from: wide, file: "t", schema: schema) }[0].cause
                == "1048577 columns; at most 10000 are read")
    }

    @Test func blankLinesAtTheEndDoNotCount() throws {
        let schema = try Schema(record: "R", capacity: 9, fields: [.init(name: "a", lo: 0, hi: 9), .init(name: "b", lo: 0, hi: 9)])
        #expect(try importing("a,b\n1,2\n\n\n", schema).rows == [[1, 2]])
        #expect(try importing("b,x,a\r\n1,,2", schema).rows == [[2, 1]])
        #expect(try importing("a,b\n", schema).rows.isEmpty)
    }

    @Test func missingMarkers() throws {
        let schema = try oneField(.init(name: "a", lo: 0, hi: 100, optional: true))
        #expect(try importing("a,x\n,\nNA,\n 5 ,\n", schema).rows == [[nil], [nil], [5]])
        #expect(try importing("a\n--\n5\n", schema, #"{"a":{"missing":["--"]}}"#).rows == [[nil], [5]])
        #expect(throws: ImportFailure.self) { try importing("a\nNA\n", schema, #"{"a":{"missing":["--"]}}"#) }
        #expect(try importing("a;x\n-;\n", schema, #"{"*":{"separator":";","missing":["-"]}}"#).rows == [[nil]])
    }

    @Test func unitsAndRounding() throws {
        let pressure = try oneField(.init(name: "p", unit: "mmHg", lo: 0, hi: 309))
        #expect(try importing("p\n16.0\n", pressure, #"{"p":{"unit":"kPa","rounded":"half up"}}"#).rows == [[120]])
        let unrounded = try issues { try importing("p\n16.0\n", pressure, #"{"p":{"unit":"kPa"}}"#) }
        #expect(unrounded[0].cause == "in mmHg this is no whole number")
        let time = try oneField(.init(name: "t", unit: "minutes", lo: 0, hi: 1440))
        #expect(try importing("t\n0.5\n", time, #"{"t":{"unit":"hours"}}"#).rows == [[30]])
        let weight = try oneField(.init(name: "w", unit: "kg", lo: 0, hi: 3000, scale: 1))
        #expect(try importing("w\n80,55\n", weight, ##"{"*":{"decimal":",","separator":";"},"w":{"rounded":"down"}}"##).rows == [[805]])
        #expect(try importing("w\n80.50\n", weight).rows == [[805]])
        let sugar = try oneField(.init(name: "g", unit: "mmol/L", lo: 0, hi: 500, scale: 1))
        #expect(try importing("g\n90\n", sugar, #"{"g":{"factor":"0.0555","rounded":"half even"}}"#).rows == [[50]])
    }

    /// What a spreadsheet of a country with decimal commas saves: a byte order mark, semicolons, Windows' line ends, other headers.
    @Test func aSpreadsheetWithDecimalCommas() throws {
        let schema = try Schema(
            record: "R", capacity: 9,
            fields: [.init(name: "day", lo: 1, hi: 9), .init(name: "weight", unit: "kg", lo: 0, hi: 3000, scale: 1)])
        let map =
            #"{"*":{"separator":";","decimal":","},"day":{"column":"Datum","date":"dd.MM.yyyy","first":"02.03.2026"},"weight":{"column":"Gewicht (kg)"}}"#
        let table = "\u{feff}Datum;Gewicht (kg);Notiz\r\n02.03.2026;71,5;\"a;b\"\r\n03.03.2026;\"72,0\";\r\n"
        #expect(try importing(table, schema, map).rows == [[1, 715], [2, 720]])
    }

    @Test func datesAndTimes() throws {
        let day = try oneField(.init(name: "day", lo: 1, hi: 21))
        let map = #"{"day":{"date":"dd.MM.yyyy","first":"02.03.2026"}}"#
        #expect(try importing("day\n02.03.2026\n22.03.2026\n", day, map).rows == [[1], [21]])
        #expect(try issues { try importing("day\n23.03.2026\n", day, map) }[0].cause == "day 22 counted from 02.03.2026; the last is 21")
        #expect(try issues { try importing("day\n01.03.2026\n", day, map) }[0].cause == "before day 1, which is 02.03.2026")
        #expect(try issues { try importing("day\n2026-03-02\n", day, map) }[0].cause == "no date of the form dd.MM.yyyy")
        let minute = try oneField(.init(name: "at", unit: "minutes", lo: 0, hi: 30239))
        let times = #"{"at":{"date":"yyyy-MM-dd HH:mm","first":"2026-03-02"}}"#
        #expect(try importing("at\n2026-03-02 07:30\n2026-03-03 00:00\n", minute, times).rows == [[450], [1440]])
    }

    @Test func labels() throws {
        let schema = try oneField(.init(name: "s", labels: ["morning", "evening"], optional: true))
        #expect(try importing("s,x\nevening,\n,\n", schema).rows == [[1], [nil]])
        #expect(
            try importing("s\nAM\nPM\nam\n", schema, #"{"s":{"labels":{"AM":"morning","PM":"evening","am":"morning"}}}"#).rows == [
                [0], [1], [0],
            ])
        let found = try issues { try importing("s\nMorning\n", schema) }
        #expect(found[0].fix.hasPrefix("Did you mean \"morning\"?"))
    }

    @Test(arguments: [
        #"{"sistolic":{}}"#, #"{"day":{"unit":"kPa"}}"#, #"{"session":{"unit":"kPa"}}"#, #"{"day":{"labels":{}}}"#,
        #"{"session":{"labels":{"AM":"noon"}}}"#, #"{"day":{"date":"yyyy"}}"#, #"{"day":{"date":"yyyy-MM-dd"}}"#,
        #"{"day":{"first":"2026-03-02"}}"#, #"{"activity":{"date":"yyyy-MM-dd","first":"2026-03-02"}}"#,
        #"{"systolic":{"date":"yyyy-MM-dd","first":"2026-03-02"}}"#, #"{"day":{"factor":"0"}}"#, #"{"day":{"factor":"x"}}"#,
        #"{"session":{"date":"yyyy-MM-dd","first":"2026-03-02"}}"#, #"{"systolic":{"unit":"kPa","factor":"1","rounded":"half up"}}"#,
        #"{"session":{"labels":{"AM":"morning","AM ":"evening"}}}"#, #"{"session":{"missing":["morning"]}}"#,
        #"{"*":{"missing":["evening"]}}"#,
    ])
    func mapsThatDoNotFit(map: String) throws {
        let found = try issues { try importing("day\n1\n", diarySchema(), map) }
        #expect(found.count == 1)
        #expect(found[0].file == "map.json")
    }

    @Test(arguments: [
        "[]", #"{"day":[]}"#, #"{"day":{"colum":"x"}}"#, #"{"day":{"rounded":"up up"}}"#, #"{"*":{"separator":"a"}}"#,
        #"{"*":{"decimal":","}}"#,
        #"{"day":{},"day":{}}"#, #"{"day":{"column":1}}"#, #"{"session":{"labels":{"a":1}}}"#,
    ])
    func noMaps(map: String) {
        #expect(throws: JSONError.self) { try ColumnMap(parsing: Array(map.utf8)) }
    }

    @Test func allIssuesAreCountedAndTheFirstKept() throws {
        let schema = try oneField(.init(name: "a", lo: 0, hi: 1), capacity: 1000)
        let text = "a\n" + String(repeating: "7\n", count: 250)
        let failure = try #require(throws: ImportFailure.self) { try importing(text, schema) }
        #expect((failure.issueCount, failure.issues.count) == (250, 100))
        #expect(failure.description.hasSuffix("and 150 more"))
    }

    @Test func valuesInMessagesAreHarmless() throws {
        let schema = try oneField(.init(name: "a", lo: 0, hi: 1))
        let found = try issues { try importing("a\n\"\u{1b}[2J\u{202e}\n" + String(repeating: "x", count: 99) + "\"\n", schema) }
        #expect(found[0].value == "\u{fffd}[2J\u{fffd}\u{fffd}" + String(repeating: "x", count: 34) + "…")
    }

    @Test func tooManyBytes() throws {
        let table = [UInt8](repeating: UInt8(ascii: "a"), count: DataImport.maximumByteCount + 1)
        let failure = try #require(throws: ImportFailure.self) {
            try DataImport.dataSet(from: table, file: "big.csv", schema: oneField(.init(name: "a", lo: 0, hi: 1)))
        }
        #expect(failure.issues[0].cause == "104857601 bytes; at most 104857600 are read")
    }

    /// Every damage ends in a failure or in rows that fit the schema.
    @Test func tenThousandMutations() throws {
        var generator = SeededGenerator()
        let schema = try diarySchema()
        let original = Array(try Repository.bytes("circuits/bp-diary/flawed.synthetic.csv").prefix(600))
        for _ in 0..<10_000 {
            let table = Mutation.mutate(original, using: &generator)
            guard let dataSet = try? DataImport.dataSet(from: table, file: "t.csv", schema: schema) else { continue }
            #expect(throws: Never.self, "\(generator)") { try DataSet(schema: schema, rows: dataSet.rows) }
            #expect(dataSet.rows.count <= table.count { $0 == 0x0a }, "\(generator)")
        }
    }

    @Test func mapMutations() throws {
        var generator = SeededGenerator()
        let schema = try diarySchema()
        let map = try Repository.bytes("circuits/bp-diary/app-export.columns.json")
        let table = Array(try Repository.bytes("circuits/bp-diary/app-export.synthetic.csv").prefix(300))
        for _ in 0..<10_000 {
            guard let mutated = try? ColumnMap(parsing: Mutation.mutate(map, using: &generator)) else { continue }
            _ = try? DataImport.dataSet(from: table, file: "t.csv", schema: schema, map: mutated)
        }
    }
}

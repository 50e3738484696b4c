// SPDX-License-Identifier: Apache-2.0
@testable import AssayExchange
import AssayTestSupport
import SwiftCSV
import Testing

@Suite struct CSVReaderTests {
    private func records(_ text: String, separator: UInt8 = UInt8(ascii: ",")) throws -> [CSVReader.Record] {
        var reader = CSVReader(Array(text.utf8), separator: separator)
        var records: [CSVReader.Record] = []
        while let record = try reader.next() { records.append(record) }
        return records
    }

    @Test(arguments: [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]), ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]), ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
        ("a,b\n1,", [["a", "b"], ["1", ""]]), (",\n", [["", ""]]), ("\n\n", [[""], [""]]), ("", []), ("\u{feff}a\n", [["a"]]),
        ("\"a\"\"b\",\"c,d\"\n", [["a\"b", "c,d"]]), ("\"a\nb\",c\n", [["a\nb", "c"]]), ("\"a\r\nb\"", [["a\r\nb"]]), ("\"\"", [[""]]),
        (" a , b\n", [[" a ", " b"]]), ("é,日本\n", [["é", "日本"]]), ("a,\u{301}b", [["a", "\u{301}b"]]),
    ])
    func read(text: String, cells: [[String]]) throws {
        #expect(try records(text).map(\.cells) == cells)
    }

    @Test func linesAreThoseOfTheFile() throws {
        #expect(try records("a\n\"x\n\ny\"\nb\r\nc").map(\.line) == [1, 2, 5, 6])
    }

    /// Cells beyond the limit are counted and not kept: a line of separators would take twenty times its length.
    @Test func aLongRecordIsNotKept() throws {
        let limit = CSVReader.cellLimit
        let found = try records("a,b\n" + String(repeating: ",", count: 3 * limit) + "\n1,2\n")
        #expect(found.map(\.cellCount) == [2, 3 * limit + 1, 2])
        #expect(found.map(\.cells.count) == [2, limit, 2])
        #expect(throws: CSVReader.Fault.self) { try records(String(repeating: ",", count: 3 * limit) + "\"") }
    }

    @Test func blankLinesArePassedOver() throws {
        var reader = CSVReader(Array("a\n\n\r\n\n\r\n,b\n\n\n".utf8), separator: UInt8(ascii: ","))
        #expect(try reader.next()?.cells == ["a"])
        reader.skipBlankLines()
        let record = try reader.next()
        #expect(record?.cells == ["", "b"] && record?.line == 6)
        reader.skipBlankLines()
        #expect(try reader.next()?.cells == nil)
        var last = CSVReader(Array("\n\r".utf8), separator: UInt8(ascii: ","))
        last.skipBlankLines()
        #expect(throws: CSVReader.Fault.self) { try last.next() }
    }

    @Test func otherSeparators() throws {
        #expect(try records("a;b,c\n", separator: UInt8(ascii: ";")).map(\.cells) == [["a", "b,c"]])
    }

    @Test(arguments: [
        ("a\n\"b", 2), ("a\n\"b\nc\n\nd", 2), ("a\"b", 1), ("\"a\"b", 1), ("\"a\" ,b", 1), ("a\rb", 1), ("a\n\nb\r", 3), ("a\0b", 1),
    ])
    func faults(text: String, line: Int) throws {
        let fault = try #require(throws: CSVReader.Fault.self) { try records(text) }
        #expect(fault.line == line)
    }

    @Test func invalidUTF8() {
        var reader = CSVReader([0x61, 0xff, 0x2c, 0x62], separator: UInt8(ascii: ","))
        #expect(throws: CSVReader.Fault.self) { try reader.next() }
        var utf16 = CSVReader([0xff, 0xfe, 0x61, 0x00], separator: UInt8(ascii: ","))
        #expect(throws: CSVReader.Fault.self) { try utf16.next() }
    }

    /// On tables without the traps that `CSVReader` names, SwiftCSV reads the same.
    @Test func agreesWithSwiftCSV() throws {
        var generator = SeededGenerator()
        let cells = ["1", "morning", "12.5", "", "a b", "\"x,y\"", "\"say \"\"no\"\"\"", "\"two\nlines\"", "ü"]
        for _ in 0..<300 {
            let width = Int.random(in: 2...5, using: &generator)
            let lines = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
                (0..<width).map { _ in cells.randomElement(using: &generator) ?? "" }.joined(separator: ",")
            }
            let text = lines.map { $0 + "\n" }.joined()
            let theirs = try EnumeratedCSV(string: text, delimiter: .comma, loadColumns: false)
            #expect(try records(text).map(\.cells) == [theirs.header] + theirs.rows, "\(generator)")
        }
    }

    /// What keeps SwiftCSV from reading tables of strangers. If this fails, the reasons in `CSVReader` want another look.
    @Test func whereSwiftCSVIsSilent() throws {
        func theirs(_ text: String) throws -> [[String]] { try EnumeratedCSV(string: text, delimiter: .comma).rows }
        #expect(try theirs("a,b\n1,\"2\n3,4\n5,6\n") == [["1", "2\n3,4\n5,6\n"]])
        #expect(try theirs("a,b\n1,") == [["1"]])
        #expect(try theirs("a,b\n1,\u{301}2\n") == [["1,\u{301}2"]])
    }
}

// SPDX-License-Identifier: Apache-2.0
import AssayFormats
import AssaySyntax
import AssayTestSupport
import Testing

@testable import AssayEditor

/// Places in UTF-16 code units, exactly as editors count them.
@Suite struct PositionTests {
    static let lines = ["plain", "", "a\u{301}e\u{301} combined", "😀 and 👩‍👩‍👧‍👦, 🇩🇪", "ﷺ 漢字 Ω", "\tlast"]

    /// Swift's own UTF-16 view as the judge.
    static func judged(_ text: String) -> [(offset: Int, line: Int, character: Int)] {
        var (line, character, offset) = (0, 0, 0)
        var places: [(Int, Int, Int)] = []
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            let isSecondHalf = previous == "\r" && scalar == "\n"
            if !isSecondHalf, previous == "\n" || previous == "\r" { (line, character) = (line + 1, 0) }
            if scalar != "\n", scalar != "\r" { places.append((offset, line, character)) }
            character += UTF16.width(scalar)
            offset += UTF8.width(scalar)
            previous = scalar
        }
        return places
    }

    @Test(arguments: ["\n", "\r\n", "\r"]) func everyCharacterHasItsPlace(end: String) {
        let text = Self.lines.joined(separator: end)
        let table = LineTable(Array(text.utf8))
        #expect(table.lineCount == Self.lines.count)
        for (offset, line, character) in Self.judged(text) {
            let position = TextPosition(line: line, character: character)
            #expect(table.position(of: offset) == position)
            #expect(table.offset(of: position) == offset)
        }
        for (number, line) in Self.lines.enumerated() {
            #expect(table.offset(of: TextPosition(line: number, character: line.utf16.count)) == table.line(number).upperBound)
        }
    }

    @Test func placesThatDoNotExistAreTheNearest() {
        let table = LineTable(Array("ab\n😀c".utf8))
        #expect(table.offset(of: TextPosition(line: 0, character: 99)) == 2)
        #expect(table.offset(of: TextPosition(line: 9, character: 0)) == 8)
        // In the middle of a surrogate pair: the start of the character.
        #expect(table.offset(of: TextPosition(line: 1, character: 1)) == 3)
        #expect(table.offset(of: TextPosition(line: 1, character: 2)) == 7)
    }

    @Test func aDiagnosticBehindEmojiStandsWhereEditorsShowIt() throws {
        let desk = Desk("assay 1\nalgorithm \"😀👩‍👩‍👧‍👦 e\u{301}\" lett x = 1\n")
        let range = try #require(desk.diagnostics.first?["range"])
        #expect(try desk.text(range) == "lett")
        #expect(range["start"]?["character"] == .integer("algorithm \"😀👩‍👩‍👧‍👦 e\u{301}\" ".utf16.count))
    }

    @Test func editsBesideEmojiKeepTheText() {
        let desk = Desk("// 😀x\n")
        desk.replace(TextPosition(line: 0, character: 5), TextPosition(line: 0, character: 6), by: "é")
        #expect(desk.text == "// 😀é\n")
        desk.replace(TextPosition(line: 0, character: 3), TextPosition(line: 0, character: 5), by: "👍🏽")
        #expect(desk.text == "// 👍🏽é\n")
        desk.replace(TextPosition(line: 0, character: 7), TextPosition(line: 1, character: 0), by: "")
        #expect(desk.text == "// 👍🏽")
    }
}

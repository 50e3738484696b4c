// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import AssaySyntax

@Suite struct RendererTests {
    private func diagnostics(_ text: String) throws -> (SourceFile, [Diagnostic]) {
        let result = try Samples.parse(text)
        return (result.tree.source, result.diagnostics)
    }

    @Test func aMessageShowsPlaceCauseAndFix() throws {
        let (source, faults) = try diagnostics(Samples.head + "let n = count in r\nrequire n > 3 and 60 <= n <= 260\nlet x = (n + 1\n")
        #expect(
            DiagnosticRenderer().render(faults, in: source) == """
                error[A0155]: comparisons cannot be chained
                 --> test.assay:4:19
                  |
                4 | require n > 3 and 60 <= n <= 260
                  |                   ^^^^^^^^^^^^^^
                help: write `n in 60 .. 260`

                error[A0130]: expected `)`
                 --> test.assay:5:15
                  |
                5 | let x = (n + 1
                  |               ^
                note: this `(` is not closed
                 --> test.assay:5:9
                  |
                5 | let x = (n + 1
                  |         ^
                help: put `)` here

                2 errors

                """)
    }

    @Test func tabsWideAndInvisibleCharactersKeepTheUnderlineInPlace() throws {
        let (source, faults) = try diagnostics(Samples.head + "\t/* 血压 */ let a = 1 // 😀\n\tlet 血压 = ==\n")
        let lines = DiagnosticRenderer().render(faults[1], in: source).split(separator: "\n")
        #expect(lines[1].hasSuffix("test.assay:4:6"))
        #expect(lines[3] == "4 |     let 血压 = ==")
        #expect(lines[4] == "  |         ^^^^")
    }

    @Test func longLinesAreCutAroundThePlace() throws {
        let (source, faults) = try diagnostics(
            Samples.head + "let a = " + String(repeating: "b + ", count: 60) + "c == d" + String(repeating: " + e", count: 60))
        let lines = DiagnosticRenderer().render(faults[0], in: source).split(separator: "\n")
        #expect(lines[3].count < 180)
        #expect(lines[3].contains("…"))
        let caret = lines[4].prefix { $0 != "^" }.count
        #expect(lines[3].dropFirst(caret).hasPrefix("=="))
    }

    @Test func coloursAreAnOption() throws {
        let (source, faults) = try diagnostics(Samples.head + "let a = ==\n")
        let plain = DiagnosticRenderer().render(faults[0], in: source)
        let coloured = DiagnosticRenderer(usesColour: true).render(faults[0], in: source)
        #expect(!plain.contains("\u{1b}"))
        #expect(coloured.hasPrefix("\u{1b}[1;31merror[A0115]\u{1b}[0m"))
        #expect(coloured.replacing(/\u{1b}\[[0-9;]*m/, with: "") == plain)
    }

    @Test func warningsAreCountedApart() throws {
        let source = try Samples.source("x")
        let warning = Diagnostic(LexicalCode.badName, .warning, at: Span(0, 1), "odd")
        let shown = DiagnosticRenderer().render([warning, Diagnostic(LexicalCode.badName, at: Span(0, 1), "wrong"), warning], in: source)
        #expect(shown.hasPrefix("warning[A0109]: odd\n"))
        #expect(shown.hasSuffix("\n1 error, 2 warnings\n"))
    }

    @Test func aFileThatIsNoTextHasAMessageToo() {
        let fault = #expect(throws: Diagnostic.self) { try SourceFile(name: "x", bytes: [0x0a, 0xff]) }
        let shown = fault.map { DiagnosticRenderer().render($0, fileName: "data.csv") }
        #expect(
            shown == """
                error[A0101]: line 2 holds a byte that is not UTF-8 text (byte 1 of the file)
                 --> data.csv
                help: save the file as UTF-8 in your editor

                """)
    }

    @Test func theMachineFormHasStableKeys() throws {
        let (source, faults) = try diagnostics("assay 1\nalgorithm \"é\" let x = (1 and == 2\n")
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(DiagnosticReport(faults[0], in: source)), as: UTF8.self)
        #expect(
            text == """
                {
                  "code" : "A0115",
                  "column" : 30,
                  "endColumn" : 32,
                  "endLine" : 2,
                  "file" : "test.assay",
                  "fix" : {
                    "edit" : {
                      "column" : 30,
                      "endColumn" : 32,
                      "endLine" : 2,
                      "line" : 2,
                      "replacement" : "="
                    },
                    "message" : "write `=` to compare"
                  },
                  "line" : 2,
                  "message" : "`==` is not a sign of this language",
                  "notes" : [

                  ],
                  "page" : "diagnostics/A0115.md",
                  "severity" : "error"
                }
                """)
    }

    @Test func editsAndNotesHavePlaces() throws {
        let (source, faults) = try diagnostics(Samples.head + "let x = (1 + 2\nlet y = 3")
        let report = DiagnosticReport(faults[0], in: source)
        #expect(report.fix?.edit == DiagnosticReport.Edit(line: 3, column: 15, endLine: 3, endColumn: 15, replacement: ")"))
        #expect(report.notes.map(\.column) == [9])
        let decoded = try JSONDecoder().decode(DiagnosticReport.self, from: JSONEncoder().encode(report))
        #expect(decoded == report)
    }
}

@Suite struct SourceFileTests {
    @Test(arguments: [("a\nb", [1, 3]), ("a\r\nb\r\n", [1, 4, 7]), ("a\rb", [1, 3]), ("", [1]), ("\n\n", [1, 2, 3])])
    func linesEndInEveryWay(text: String, starts: [Int]) throws {
        let source = try Samples.source(text)
        #expect(source.lineCount == starts.count)
        #expect((1...source.lineCount).map { source.line($0).start + 1 } == starts)
        #expect((1...source.lineCount).allSatisfy { !source.text(source.line($0)).contains { $0.isNewline } })
    }

    @Test func columnsCountCharacters() throws {
        let source = try Samples.source("é\t👨‍👩‍👧x")
        #expect(source.location(of: 0) == SourcePosition(line: 1, column: 1))
        #expect(source.location(of: 2) == SourcePosition(line: 1, column: 2))
        #expect(source.location(of: source.bytes.count - 1) == SourcePosition(line: 1, column: 4))
        #expect(source.location(of: 9_999) == SourcePosition(line: 1, column: 5))
    }

    @Test func spansAreCutToTheFile() throws {
        let source = try Samples.source("abc")
        #expect(source.text(Span(1, 99)) == "bc")
        #expect(source.text(Span(50, 99)) == "")
        #expect(source.line(7) == Span(3, 3))
        #expect(Span(5, 2) == Span(5, 5))
    }

    @Test func everyStringIsValidUTF8() throws {
        for scalar in (0x80...0x10ffff).lazy.filter({ $0 % 97 == 0 }).compactMap(Unicode.Scalar.init) {
            #expect(UTF8Check.firstInvalidOffset(in: Array(String(scalar).utf8)) == nil)
        }
    }
}

@Suite struct SuggestionTests {
    @Test(arguments: [
        ("systolc", "systolic"), ("sistolic", "systolic"), ("Systolic", "systolic"), ("systloic", "systolic"), ("plse", "pulse"),
        ("plus", nil),
        ("zzz", nil), ("b", nil), ("dai", "day"), ("DAY", "day"),
        ("", nil), ("pulse", nil),
    ])
    func nearestWord(word: String, expected: String?) {
        #expect(Suggestion.nearest(to: word, in: ["systolic", "diastolic", "pulse", "day"]) == expected)
    }

    @Test func distances() {
        let cases = [("", "", 0), ("a", "", 1), ("ab", "ba", 1), ("kitten", "sitting", 3), ("abc", "abc", 0), ("ca", "abc", 3)]
        for (a, b, distance) in cases { #expect(Suggestion.editDistance(Array(a.utf8), Array(b.utf8)) == distance) }
    }
}

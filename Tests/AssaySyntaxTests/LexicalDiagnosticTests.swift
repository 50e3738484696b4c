// SPDX-License-Identifier: Apache-2.0
import AssaySyntax
import AssayTestSupport
import Testing

/// Every fault of characters and numbers, each at its place.
enum LexicalCases {
    static let all = [
        DiagnosticCase("let a = 1 + ❶@ 2", "A0104", fixed: "let a = 1 +  2"),
        DiagnosticCase("let a = 1 + ❶☃☃ 2", "A0104", fixed: "let a = 1 +  2"),
        DiagnosticCase("let a = 5 ❶− 3", "A0105", fixed: "let a = 5 - 3"),
        DiagnosticCase("let a = 5 ❶× 3 ❷÷ 2", "A0105", "A0105", fixed: "let a = 5 * 3 / 2"),
        DiagnosticCase("require a ❶≤ 3 and b ❷≥ 2 and c ❸≠ d", "A0105", "A0105", "A0105", fixed: "require a <= 3 and b >= 2 and c != d"),
        DiagnosticCase("param a: 0 ❶… 5", "A0105", fixed: "param a: 0 .. 5"),
        DiagnosticCase("assay 1 algorithm ❶“Title”", "A0105", fixed: "assay 1 algorithm \"Title\""),
        DiagnosticCase("assay 1 algorithm ❶'Title'", "A0105", fixed: "assay 1 algorithm \"Title\""),
        DiagnosticCase("assay 1 algorithm ❶\"Title”", "A0105", fixed: "assay 1 algorithm \"Title\""),
        DiagnosticCase("let a = 1 ❶\u{200b}+ 2", "A0106", fixed: "let a = 1 + 2"),
        DiagnosticCase("let a = 1 // ❶\u{202e}x", "A0106", fixed: "let a = 1 // x"),
        DiagnosticCase("let a = ❶\u{1}2", "A0106", fixed: "let a = 2"),
        DiagnosticCase("let a = 1❶\u{a0}+ 2", "A0106", fixed: "let a = 1 + 2"),
        DiagnosticCase("let a❶\u{a0}=\u{a0}1❷\u{3000}+ 2", "A0106", "A0106"),
        DiagnosticCase("assay 1 algorithm ❶\"Title\nlet a = 1", "A0107", fixed: "assay 1 algorithm \"Title\"\nlet a = 1"),
        DiagnosticCase("let ❶\(String(repeating: "x", count: 65)) = 1", "A0108"),
        DiagnosticCase("let ❶température = 1 let b = température", "A0109"),
        DiagnosticCase("let ❶_a = 1", "A0109", fixed: "let a = 1"),
        DiagnosticCase("let a = ❶007", "A0110", fixed: "let a = 7"),
        DiagnosticCase("let a = ❶00.50", "A0110", fixed: "let a = 0.50"),
        DiagnosticCase("let a = ❶.5", "A0110", fixed: "let a = 0.5"),
        DiagnosticCase("let a = ❶5. + 1", "A0110", fixed: "let a = 5 + 1"),
        DiagnosticCase("let a = ❶1.2.3", "A0110"),
        DiagnosticCase("let a = ❶1e6 + ❷1.5E-3", "A0110", "A0110"),
        DiagnosticCase("let a = ❶1_000", "A0110"),
        DiagnosticCase("data r: at most ❶\u{ff15}\u{ff10} of R", "A0110", fixed: "data r: at most 50 of R"),
        DiagnosticCase("let a = ❶\u{665}% + 1", "A0110", fixed: "let a = 5% + 1"),
        DiagnosticCase("let a = ❶1234567890123456789", "A0111"),
        DiagnosticCase("let a = ❶1.234567890123456789", "A0111"),
        DiagnosticCase("let a = ❶1,5", "A0112", fixed: "let a = 1.5"),
        DiagnosticCase("let a = ❶1,500", "A0112"),
        DiagnosticCase("let a = min(❶1,5)", "A0112", fixed: "let a = min(1.5)"),
        DiagnosticCase("let a = 5❶kg", "A0113", fixed: "let a = 5 kg"),
        DiagnosticCase("let a = 5❶ % + 1", "A0114", fixed: "let a = 5% + 1"),
        DiagnosticCase("let a = ❶5 percent", "A0114", fixed: "let a = 5%"),
        DiagnosticCase("require a ❶== b", "A0115", fixed: "require a = b"),
        DiagnosticCase("require a ❶&& b ❷&& c", "A0115", "A0115", fixed: "require a and b and c"),
        DiagnosticCase("require a ❶|| b", "A0115", fixed: "require a or b"),
        DiagnosticCase("require ❶!a", "A0115", fixed: "require not a"),
        DiagnosticCase("require a ❶<> b", "A0115", fixed: "require a != b"),
        DiagnosticCase("require a ❶=> b and c ❷=< d", "A0115", "A0115", fixed: "require a >= b and c <= d"),
        DiagnosticCase("let a ❶:= b", "A0115", fixed: "let a = b"),
        DiagnosticCase("let a = b❶;", "A0115", fixed: "let a = b"),
        DiagnosticCase("param a: 60❶...260", "A0115", fixed: "param a: 60..260"),
        DiagnosticCase("let a = x ❶** 2", "A0115"),
        DiagnosticCase("let a = ❶%5", "A0115"),
        DiagnosticCase("❶# note\nlet a = 1", "A0116"),
        DiagnosticCase("❶/* note */ let a = 1", "A0116"),
        DiagnosticCase("let a = 1 ❶/* never closed\nlet b = 2", "A0116"),
    ]
}

@Suite struct LexicalDiagnosticTests {
    @Test(arguments: LexicalCases.all)
    func faultIsReportedAtItsPlace(_ it: DiagnosticCase) throws {
        try expectDiagnostics(it)
    }

    @Test func bytesThatAreNotText() {
        let cases: [([UInt8], code: String, start: Int)] = [
            ([0x61, 0xff], "A0101", 1), ([0x61, 0x0a, 0xc3], "A0101", 2), ([0xed, 0xa0, 0x80], "A0101", 0), ([0xc0, 0x80], "A0101", 0),
            ([0xf4, 0x90, 0x80, 0x80], "A0101", 0), ([0x61, 0x00], "A0103", 1),
            (Array(repeating: 0x20, count: SourceFile.maximumByteCount + 1), "A0102", 0),
        ]
        for (bytes, code, start) in cases {
            let fault = #expect(throws: Diagnostic.self) { try SourceFile(name: "x", bytes: bytes) }
            #expect(fault?.code == code)
            #expect(fault?.span.start == start)
        }
    }

    @Test func foreignLettersAreReportedOncePerName() throws {
        let result = try Samples.parse(Samples.head + "let größe = 1 let b = größe + größe let ñ = größe")
        #expect(result.diagnostics.map(\.code) == ["A0109", "A0109"])
        #expect(result.tree.declarations.count == 3)
    }

    @Test(arguments: ["\t", "\r\n", "\r"])
    func tabsAndLineEndsAreSpaces(space: String) throws {
        let result = try Samples.parse((Samples.head + "let a = b + 1 let c = a").replacing(" ", with: space))
        #expect(result.diagnostics.isEmpty)
        #expect(result.tree.declarations.count == 2)
    }

    /// Each kind once, however many there are; the program is read all the same.
    @Test(arguments: ["\u{a0}", "\u{202f}", "\u{3000}"]) func spacesOfOtherKindsAreReportedOnce(space: String) throws {
        let result = try Samples.parse(Samples.head + "let a = b + 1 let c = a".replacing(" ", with: space))
        #expect(result.diagnostics.map(\.code) == ["A0106"])
        #expect(result.diagnostics.first?.fix?.message == "replace them all by plain spaces")
        #expect(result.tree.declarations.count == 2)
    }

    @Test func aByteOrderMarkIsSkipped() throws {
        let result = try Samples.parse("\u{feff}assay 1 algorithm \"T\"\nlet a = ?")
        #expect(result.tree.edition?.number == 1)
        #expect(result.tree.source.location(of: result.tree.edition?.span.start ?? 0) == SourcePosition(line: 1, column: 1))
    }

    @Test(arguments: [
        ("0", 0, 0, false), ("12", 12, 0, false), ("0.50", 50, 2, false), ("5%", 5, 0, true), ("12.5%", 125, 1, true),
        ("123456789012345678", 123_456_789_012_345_678, 0, false), ("0.12345678901234567", 12_345_678_901_234_567, 17, false),
    ])
    func numbersAreExact(text: String, significand: Int, scale: Int, isPercent: Bool) throws {
        let result = try Samples.parse(Samples.head + "let a = \(text)")
        guard case .let(let binding)? = result.tree.declarations.first, case .number(let number, nil) = binding.value.kind else {
            Issue.record("no number")
            return
        }
        #expect((number.significand, number.scale, number.isPercent) == (significand, scale, isPercent))
        #expect(number.text == text)
        #expect(result.tree.source.text(number.span) == text)
    }
}

/// Checks codes and places of a case, that every span is inside the source, and that the edits do what the case says.
func expectDiagnostics(_ it: DiagnosticCase, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let marked = it.source
    let result = try Samples.parse(marked.text)
    let found = result.diagnostics.map { "\($0.code)@\($0.span.start)" }
    let expected = zip(it.codes, marked.markers).map { code, marker in "\(code)@\(marked.offset(of: marker) ?? -1)" }
    let shown = DiagnosticRenderer().render(result.diagnostics, in: result.tree.source)
    #expect(found == expected, "\(shown)", sourceLocation: sourceLocation)
    #expect(result.diagnostics.allSatisfy { result.tree.source.span.contains($0.span) }, sourceLocation: sourceLocation)
    #expect(result.diagnostics.allSatisfy { $0.fix != nil }, "\(shown)", sourceLocation: sourceLocation)
    guard let fixed = it.fixedText else { return }
    #expect(result.diagnostics.applied(to: marked.text) == fixed, sourceLocation: sourceLocation)
    #expect(try Samples.parse(fixed).diagnostics.map(\.message) == [], sourceLocation: sourceLocation)
}

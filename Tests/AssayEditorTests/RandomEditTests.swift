// SPDX-License-Identifier: Apache-2.0
import AssayCompiler
import AssayFormats
import AssaySyntax
import AssayTestSupport
import Testing

@testable import AssayEditor

/// Somebody types at random: after every edit the server knows what it would know of the same text opened afresh.
@Suite struct RandomEditTests {
    static let pieces = [
        "", "", "", "x", " ", "\n", "\r\n", "(", ")", "{", "}", "let a = 1\n", "😀", "e\u{301}", "//", "\"", "==", "1,5", " of ", " in ",
        " where ",
        "share", "5kg", "readings", "\t", ".", "..", ":", "publish p = 1 as 0 .. 1\n", "rule q(r) = r.day > 2\n", "\u{0}",
    ]

    static func everything(_ desk: Desk) throws -> [JSON] {
        let whole = ["documentSymbol", "foldingRange", "semanticTokens/full", "formatting", "codeAction", "inlayHint"]
        return desk.diagnostics + (try whole.map { try desk.askAll("textDocument/\($0)") })
    }

    @Test(arguments: [Texts.diary, Texts.wide]) func incrementalStateIsThatOfAFreshText(_ text: String) throws {
        var generator = SeededGenerator()
        print("\(#function): \(generator)")
        let desk = Desk(text)
        for step in 0..<150 {
            if step % 40 == 39 { desk.replaceAll(by: text) }
            for _ in 0..<Int.random(in: 1...3, using: &generator) { Self.type(desk, &generator) }
            desk.work()
            let fresh = Desk(desk.text)
            #expect(try Self.everything(desk) == Self.everything(fresh), "\(generator), step \(step)")
            let offset = Int.random(in: 0...desk.text.utf8.count, using: &generator)
            for method in ["hover", "completion", "definition", "references"] {
                #expect(desk.ask("textDocument/\(method)", at: offset) == fresh.ask("textDocument/\(method)", at: offset), "\(generator)")
            }
        }
    }

    /// Replaces up to a few characters at a place, which may lie outside of the text or in the middle of a character.
    static func type(_ desk: Desk, _ generator: inout SeededGenerator) {
        let line = Int.random(in: 0...(desk.text.split(separator: "\n").count + 1), using: &generator)
        let character = Int.random(in: 0...60, using: &generator)
        let start = TextPosition(line: line, character: character)
        let isLong = Int.random(in: 0...9, using: &generator) == 0
        let end = TextPosition(line: line + (isLong ? 1 : 0), character: character + Int.random(in: 0...6, using: &generator))
        desk.replace(start, end, by: pieces.randomElement(using: &generator) ?? "")
    }

    /// The text after many edits is the one that another account of the same edits gives, in UTF-16 from the start.
    @Test func editsAreThoseOfUTF16() {
        var generator = SeededGenerator()
        print("\(#function): \(generator)")
        let desk = Desk("a😀b\ncde\u{301}\n")
        var judge = Array(desk.text.utf16)
        for _ in 0..<400 {
            let count = Int.random(in: 0...judge.count, using: &generator)
            let to = min(judge.count, count + Int.random(in: 0...3, using: &generator))
            let (start, end) = (Self.aligned(count, judge), Self.aligned(to, judge))
            let piece = ["", "x", "\n", "😀", "é"].randomElement(using: &generator) ?? ""
            desk.replace(Self.position(start, judge), Self.position(end, judge), by: piece)
            judge.replaceSubrange(start..<end, with: piece.utf16)
            #expect(Array(desk.text.utf16) == judge, "\(generator)")
        }
    }

    private static func aligned(_ index: Int, _ text: [UInt16]) -> Int {
        index < text.count && UTF16.isTrailSurrogate(text[index]) ? index - 1 : index
    }

    private static func position(_ index: Int, _ text: [UInt16]) -> TextPosition {
        let before = text[..<index]
        let line = before.count { $0 == 10 }
        return TextPosition(line: line, character: index - (before.lastIndex(of: 10).map { $0 + 1 } ?? 0))
    }
}

// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Foundation
import Testing

@testable import AssaySyntax

/// The programs and pieces in `docs/language.md` are well-formed, and laid out as the formatter does it.
@Suite struct ReferenceTests {
    struct Block: Sendable, CustomTestStringConvertible {
        let kind: String
        let text: String

        var testDescription: String { "\(kind): \(text.prefix(40))" }
    }

    private static let page = (try? Repository.text("docs/language.md")) ?? ""

    static let blocks = page.matches(of: /(?ms)^```(assay[^\n]*)\n(.*?)^```$/).map { Block(kind: String($0.1), text: String($0.2)) }

    @Test func thereAreBlocksOfEveryKind() {
        let kinds = Set(Self.blocks.map { $0.kind.prefix { $0 != " " } })
        #expect(kinds == ["assay", "assay-fragment", "assay-part", "assay-error", "assay-module"])
    }

    @Test(arguments: blocks)
    func blockIsWellFormedAndLaidOut(block: Block) throws {
        let isPiece = block.kind == "assay-fragment" || block.kind == "assay-part"
        let head = isPiece && !block.text.hasPrefix("assay ") ? Samples.head + "\n" : ""
        let result = try Samples.parse(head + block.text)
        #expect(result.diagnostics.map(\.message) == [])
        #expect(AssaySyntax.Formatter.format(result.tree) == head + block.text)
    }

    /// The words in the reference's list of words that cannot be names are the reserved ones.
    @Test func reservedWordsAreListed() throws {
        let list = try #require(Self.page.firstMatch(of: /Words that cannot be names\*\*: (.*?)\./)).1
        #expect(Set(list.matches(of: /`(\w+)`/).map { String($0.1) }) == Words.reserved)
    }

    /// Every code that the reference names exists.
    @Test func codesOfTheSyntaxExist() {
        let codes = LexicalCode.allCases.map(\.rawValue) + StructureCode.allCases.map(\.rawValue) + ExpressionCode.allCases.map(\.rawValue)
        let named = Self.page.matches(of: /A01\d\d/).map { String($0.0) }
        #expect(!named.isEmpty)
        #expect(Set(named).subtracting(codes) == [])
    }
}

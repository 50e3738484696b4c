// SPDX-License-Identifier: Apache-2.0
import AssayFormats
import AssaySyntax
import AssayTestSupport
import Testing

@testable import AssayEditor

/// What is offered where; `❶` is the place.
@Suite struct CompletionTests {
    static func items(_ marked: String, capabilities: JSON = Desk.everything) throws -> [JSON] {
        let text = MarkedText(marked)
        let desk = Desk(text.text, capabilities: capabilities)
        return try desk.ask("textDocument/completion", at: try #require(text.offset(of: 1))).get().elements
    }

    static let head = Texts.wide

    @Test(
        arguments: [
            ("❶", ["let", "rule", "publish", "function", "import"], ["share", "few", "value"]),
            ("le❶", ["let"], ["share"]),
            (
                "let x = ❶", ["few", "lefts", "share", "count", "near", "completeness.present_share", "when", "abs", "curve"],
                ["value", "record"]
            ),
            ("let x = share of ❶ in lefts", ["value", "kind", "small", "a"], ["other"]),
            ("let x = mean of ❶ in rights", ["other", "value"], ["kind"]),
            ("let x = lefts where ki❶", ["kind", "value"], ["other"]),
            ("let x = share of small in ❶", ["lefts", "rights", "few", "consecutive"], ["value", "share", "small"]),
            ("let x = other is ❶", ["present", "missing"], ["share", "few"]),
            ("let x = 1 / 3 rounded ❶", ["half up", "half even", "down", "up"], ["share"]),
            ("rule r2(l: Left) = l.❶", ["value", "kind"], ["few", "share"]),
            ("rule r2(l: ❶", ["Left", "Right"], ["few"]),
            ("rule r2(l: Left) = ❶", ["l", "few", "small"], []),
            ("let x = completeness.❶", ["present_share", "row_share"], ["few", "share"]),
            ("data d: at most 5 of ❶", ["Left", "Right"], ["few"]),
            ("function f(a: ❶", ["rows", "number in", "field in"], ["few"]),
            ("function f(a: rows, v: number in a) = sum of ❶ in a", ["a", "v", "near"], ["few", "lefts"]),
            ("import ❶", ["quality.completeness", "quality.points"], ["let"]),
            ("import quality.❶", ["quality.completeness"], ["few"]),
            ("// let ❶", [], ["let", "few"]),
            ("let x = few +\n    ❶", ["many", "share"], ["publish"]),
            ("test \"t\" {\n    ❶", ["lefts", "rights", "expect"], ["let", "share", "shuffle", "few"]),
            ("test \"t\" {\n    lefts = []\n    expect ❶", ["one", "four", "accepted", "refused"], ["same", "lefts", "let", "share"]),
            ("test \"t\" {\n    lefts = [\n        (❶", ["missing"], ["lefts", "share", "let"]),
            ("test \"t\" {\n    lefts = []\n    expect refused by ❶", ["share", "lefts"], ["accepted"]),
            ("property \"p\" {\n    ❶", ["shuffle", "change", "add a row to", "expect"], ["let", "lefts", "share"]),
            ("property \"p\" {\n    shuffle ❶", ["lefts", "rights"], ["value", "share", "few"]),
            ("property \"p\" {\n    change ❶", ["value", "kind"], ["lefts", "share"]),
            ("property \"p\" {\n    change value of ❶", ["lefts", "rights"], ["value", "share"]),
            ("property \"p\" {\n    shuffle lefts\n    expect ❶", ["same", "one", "refused"], ["lefts", "share"]),
            ("property \"p\" {\n    shuffle lefts\n    expect same few\n}\n❶", ["let", "test"], ["shuffle", "expect"]),
        ] as [(String, [String], [String])])
    func whatIsOfferedFitsThePlace(_ line: String, _ wanted: [String], _ unwanted: [String]) throws {
        let labels = Set(try Self.items(Self.head + line).compactMap { $0["label"]?.text })
        for word in wanted { #expect(labels.contains(word), "\(word) in \(labels.sorted())") }
        for word in unwanted { #expect(!labels.contains(word), "\(word)") }
    }

    @Test func functionsComeWithTheirSignature() throws {
        let items = try Self.items(Self.head + "let x = ❶")
        let item = try #require(items.first { $0["label"] == "completeness.present_share" })
        #expect(item["detail"] == "present_share(readings: rows, value: field in readings)")
        #expect(item["insertText"] == "completeness.present_share(${1:readings}, ${2:value})" && item["insertTextFormat"] == 2)
        #expect(item["documentation"]?["value"]?.text?.hasPrefix("The share of rows in which a field has a value") == true)
    }

    /// What is put in for an import pins the module: the program then compiles.
    @Test func importsAreOfferedWithTheirDigest() throws {
        for typed in ["import ", "import quality.", "import quality.comp"] {
            let items = try Self.items("assay 1\nalgorithm \"T\"\n\(typed)❶")
            let item = try #require(items.first { $0["label"] == "quality.completeness" })
            let path = typed.dropFirst(7).split(separator: ".", omittingEmptySubsequences: false).dropLast().map { $0 + "." }.joined()
            #expect("import " + path + (item["insertText"]?.text ?? "") == "import quality.completeness \"\(Texts.digest)\"")
        }
    }

    @Test func withoutSnippetsPlainTextIsPutIn() throws {
        let items = try Self.items(Self.head + "let x = ❶", capabilities: [:])
        let item = try #require(items.first { $0["label"] == "share" })
        #expect(item["insertText"] == "share of condition in rows" && item["insertTextFormat"] == 1)
        #expect(CompletionItem.plain("a(${1:x}, ${2:5 -> 3%})$0 ${3:0 .. 100}") == "a(x, 5 -> 3%) 0 .. 100")
    }

    /// At every place of a program there is an answer, and each name in it is one of the language or the program.
    @Test func everyPlaceHasAnAnswer() throws {
        let desk = Desk(Texts.wide)
        for offset in stride(from: 0, to: Texts.wide.utf8.count, by: 3) {
            let items = try desk.ask("textDocument/completion", at: offset).get().elements
            #expect(items.allSatisfy { $0["label"]?.text?.isEmpty == false && $0["kind"]?.whole != nil })
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCompiler
import AssayData
import AssayFormats
import AssaySyntax
import AssayTestSupport
import Testing

@testable import AssayEditor

/// What the editor shows: hovers, costs, outline, colours.
@Suite struct FeatureTests {
    static func offset(_ text: String, in source: String, behind: String = "") throws -> Int {
        let start = behind.isEmpty ? source.startIndex : try #require(source.firstRange(of: behind)).upperBound
        let range = try #require(source[start...].firstRange(of: text), "\(text)")
        return source.utf8.distance(from: source.startIndex, to: range.lowerBound)
    }

    static func hover(_ word: String, behind: String = "", in text: String = Texts.diary, counting: Bool = true) throws -> String {
        let desk = Desk(text)
        #expect(desk.diagnostics.filter { $0["severity"] == 1 } == [])
        if counting { desk.finish() }
        let answer = try desk.ask("textDocument/hover", at: try offset(word, in: text, behind: behind)).get()
        if answer != .null { #expect(try desk.text(answer["range"]).contains(word.split(separator: " ")[0])) }
        return answer["contents"]?["value"]?.text ?? ""
    }

    // MARK: Hover

    @Test(arguments: [
        ("high", "let ", ["let high = share of", "Value: a number: 0 .. 1", "Cost of this line: "]),
        ("beats", "let ", ["Value: a number in `bpm`: 0 .. 254 bpm"]),
        ("plausible", "rule ", ["Readings that a person can have.", "Value: a condition, in each row of `readings`"]),
        ("usable", "let ", ["Value: rows of `readings`"]),
        ("systolic", "{", ["a field of Reading", "systolic: 0 .. 309 mmHg"]),
        ("systolic", "share of ", ["systolic: 0 .. 309 mmHg"]),
        ("expected", "param ", ["param expected: 0 .. 100"]),
        ("share", "", ["`share of CONDITION in ROWS`", "Value: a number: 0 .. 1"]),
        ("morning", "", ["a label"]),
        ("rounded", "", ["nothing is rounded until"]),
        ("*", "score = ", ["Value: a number: 0 .. 100"]),
    ])
    func hoversSayKindRangeUnitAndCost(_ word: String, _ behind: String, _ parts: [String]) throws {
        let text = try Self.hover(word, behind: behind)
        for part in parts { #expect(text.contains(part), "\(text)") }
    }

    /// The range takes into account what the program requires.
    @Test func requirementsNarrowTheRange() throws {
        let text = Texts.diary.replacing("publish enough", with: "let n = count in readings\npublish rows = n as 3 .. 12\npublish enough")
        #expect(try Self.hover("n = count", in: text).contains("Value: a number: 3 .. 12"))
    }

    @Test func aFunctionOfAModuleShowsItsSignature() throws {
        let text = try Self.hover("present_share", in: Texts.wide)
        #expect(text.contains("present_share(readings: rows, value: field in readings)") && text.contains("share of rows in which"))
        #expect(try Self.hover("quality", in: Texts.wide).contains("module \"Completeness"))
    }

    @Test func plainTextWhereNothingElseIsShown() throws {
        let desk = Desk(Texts.diary, capabilities: [:])
        let contents = try desk.ask("textDocument/hover", at: try Self.offset("share", in: Texts.diary)).get()["contents"]
        #expect(contents?["kind"] == "plaintext" && contents?["value"]?.text?.contains("`") == false)
    }

    @Test func everyWordOfTheLanguageIsExplained() {
        let words = Words.reserved.union(Words.declarations).union(Words.functions).union(Words.forms).union(Words.verbs)
        for word in words.sorted() { #expect(WordDocumentation.all[word] != nil, "\(word)") }
    }

    // MARK: Costs

    /// The hints add up to the circuit, and each is the cost that the compiler gives the line.
    @Test(arguments: [Texts.diary, Texts.wide]) func hintsAddUpToTheCircuit(_ text: String) throws {
        let desk = Desk(text)
        let costs = try desk.counted()
        let program = try #require(
            Compiler.check(
                try SourceFile(name: "t.assay", text: text), modules: Desk.environment().modules("")
            ).program)
        let circuit = program.compiled(for: BN254.Fr.self, curve: "bn128")
        #expect(costs.total == circuit.interface.constraintCount)
        #expect(costs.perLine == Dictionary(uniqueKeysWithValues: circuit.costPerLine.map { ($0.line, $0.constraints) }))
        let hints = try desk.askAll("textDocument/inlayHint").elements
        let shown = hints.compactMap { $0["label"]?.text?.split(separator: " ").first.flatMap { Int($0.filter { $0 != "," }) } }
        #expect(shown.count == hints.count && shown.reduce(0, +) == circuit.interface.constraintCount)
    }

    /// A text that has changed shows no cost until its own is known; costs that come late are dropped.
    @Test func aWrongCostIsNeverShown() throws {
        let desk = Desk(Texts.diary)
        let job = try desk.job()
        #expect(!desk.hasJob())
        desk.replace(TextPosition(line: 10, character: 23), TextPosition(line: 10, character: 25), by: "9")
        let late = job.run()
        #expect(desk.take(late) == [])
        #expect(try desk.askAll("textDocument/inlayHint") == [])
        let at = try Self.offset("high", in: desk.text, behind: "let ")
        #expect(try desk.ask("textDocument/hover", at: at).get()["contents"]?["value"]?.text?.contains("being counted") == true)
        let before = try #require(late.constraintCount)
        #expect(try desk.counted().total < before)
        #expect(try desk.askAll("textDocument/inlayHint").elements.isEmpty == false)
    }

    @Test func theEditorIsAskedToShowNewCosts() throws {
        let desk = Desk(Texts.diary)
        let job = try desk.job()
        let sent = desk.take(job.run())
        #expect(sent.count == 1 && sent[0]["method"] == "workspace/inlayHint/refresh" && sent[0]["id"] != nil)
    }

    @Test func hugeProgramsAreNotCounted() {
        let desk = Desk(Texts.diary.replacing("at most 12 of", with: "at most 60000 of"))
        #expect(!desk.hasJob())
    }

    // MARK: Outline

    @Test func symbolsHaveTheirParts() throws {
        let desk = Desk(Texts.wide)
        let symbols = try desk.askAll("textDocument/documentSymbol").elements
        #expect(
            symbols.map { $0["name"]?.text } == [
                "completeness", "Left", "Right", "lefts", "rights", "near", "small", "large", "few", "days", "many", "one", "two", "three",
                "four",
            ])
        #expect(symbols[1]["children"]?.elements.map { $0["name"]?.text } == ["value", "kind"])
        #expect(try desk.text(symbols[5]["range"]).hasSuffix("}") && desk.text(symbols[5]["selectionRange"]) == "near")
    }

    @Test func testsAndPropertiesAreSymbols() throws {
        let blocks = """

            test "none" { lefts = [] rights = [] expect one = 0 }
            property "order" { shuffle lefts expect same one }
            """
        let symbols = try Desk(Texts.wide + blocks).askAll("textDocument/documentSymbol").elements.suffix(2)
        #expect(symbols.map { $0["name"]?.text } == ["none", "order"])
    }

    @Test func declarationsCommentsAndImportsFold() throws {
        let text = "assay 1\nalgorithm \"T\"\nimport a \"\"\nimport b \"\"\n// one\n// two\nrecord R {\n    a: 0 .. 1\n}\nlet x = 1\n"
        let desk = Desk(text)
        let folds = try desk.askAll("textDocument/foldingRange").elements
        let found = folds.map { "\($0["startLine"]?.whole ?? -1)-\($0["endLine"]?.whole ?? -1) \($0["kind"]?.text ?? "")" }
        #expect(found == ["6-8 ", "2-3 imports", "4-5 comment"])
    }

    // MARK: Colours

    /// Each token of the answer, as text with its type.
    static func colours(_ desk: Desk) throws -> [(text: String, type: String)] {
        let data = try desk.askAll("textDocument/semanticTokens/full")["data"]?.elements.compactMap(\.whole) ?? []
        var (line, character) = (0, 0)
        return try stride(from: 0, to: data.count, by: 5).map { index in
            character = data[index] == 0 ? character + data[index + 1] : data[index + 1]
            line += data[index]
            let start = TextPosition(line: line, character: character)
            let range = TextRange(start, TextPosition(line: line, character: character + data[index + 2]))
            return (try desk.text(range.json), SemanticTokensAnswer.types[data[index + 3]])
        }
    }

    @Test func wordsHaveTheColourOfWhatTheyMean() throws {
        let desk = Desk(Texts.wide.replacing("assay 1\n", with: "assay 1 // 😀 e\u{301}\n"))
        let colours = try Self.colours(desk)
        func types(_ text: String) -> Set<String> { Set(colours.filter { $0.text == text }.map(\.type)) }
        #expect(types("Left") == ["type"] && types("kind") == ["property"] && types("few") == ["variable"])
        #expect(types("limit") == ["parameter"] && types("near") == ["function"] && types("a") == ["enumMember"])
        #expect(types("completeness") == ["namespace"] && types("present_share") == ["function"])
        #expect(types("let") == ["keyword"] && types("// 😀 e\u{301}") == ["comment"] && types("<") == ["operator"])
    }

    // MARK: Layout

    @Test func formattingIsThatOfTheFormatter() throws {
        let desk = Desk(Texts.diary.replacing("let high =", with: "let   high=").replacing("\n", with: "\r\n"))
        let edits = try desk.askAll("textDocument/formatting").elements
        try desk.apply(edits)
        #expect(desk.text == Formatter.format(Parser.parse(try SourceFile(name: "t", text: Texts.diary)).tree))
        #expect(try desk.askAll("textDocument/formatting") == [])
        desk.replaceAll(by: "assay 1\nlet (")
        #expect(try desk.askAll("textDocument/formatting") == .null)
    }
}

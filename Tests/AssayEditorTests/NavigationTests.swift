// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCompiler
import AssayFormats
import AssaySyntax
import AssayTestSupport
import Testing

@testable import AssayEditor

/// Where names lead, and giving them others.
@Suite struct NavigationTests {
    static func places(_ desk: Desk, _ word: String, behind: String = "") throws -> [String] {
        let at = try FeatureTests.offset(word, in: desk.text, behind: behind)
        let found = try desk.ask("textDocument/references", at: at, ["context": ["includeDeclaration": true]]).get().elements
        return found.map { "\(($0["range"]?["start"]?["line"]?.whole ?? -1) + 1):\($0["range"]?["start"]?["character"]?.whole ?? -1)" }
    }

    @Test func definitionsAreFound() throws {
        let desk = Desk(Texts.wide)
        for (word, behind, line) in [
            ("few", "publish one", 14), ("value", "few, ", 4), ("value", "small and ", 4), ("value", "r.", 5), ("Left", "at most 3 of ", 4),
            ("rows_at_hand", "let kept = ", 8), ("limit", "value < ", 8), ("kept", "count in ", 9), ("l", "Left) = ", 12),
            ("a", "l.kind = ", 4),
            ("near", "publish two = ", 8), ("other", "near(rights, ", 5), ("large", "group where ", 13), ("days", "count in ", 15),
        ] {
            let at = try FeatureTests.offset(word, in: desk.text, behind: behind)
            let found = try desk.ask("textDocument/definition", at: at).get()
            #expect(found["range"]?["start"]?["line"] == .integer(line - 1), "\(word) behind \(behind)")
            #expect(try desk.text(found["range"]) == word)
        }
    }

    @Test func definitionsInModulesAreFound() throws {
        let desk = Desk(Texts.wide)
        let at = try FeatureTests.offset("present_share", in: desk.text)
        let found = try desk.ask("textDocument/definition", at: at).get()
        #expect(found["uri"] == "module:quality.completeness")
        let source = try #require(Desk.environment().shipped.first { $0.name == "quality.completeness" }).source
        let span = LineTable(source.bytes).span(of: try TextRange(found["range"]))
        #expect(source.text(span) == "present_share")
        let module = try desk.ask("textDocument/definition", at: try FeatureTests.offset("completeness \"", in: desk.text)).get()
        #expect(module["uri"] == "module:quality.completeness" && module["range"]?["start"]?["line"] == 0)
    }

    @Test func referencesKeepFieldsOfRecordsApart() throws {
        let desk = Desk(Texts.wide)
        #expect(try Self.places(desk, "value", behind: "Left { ") == ["4:14", "12:24", "14:32", "17:24"])
        #expect(try Self.places(desk, "value", behind: "Right { ") == ["5:15", "13:25", "15:21", "16:30"])
        #expect(try Self.places(desk, "value", behind: "rows_at_hand: rows, ") == ["8:34", "9:34"])
        let at = try FeatureTests.offset("few", in: desk.text)
        let uses = try desk.ask("textDocument/references", at: at, ["context": ["includeDeclaration": false]]).get()
        #expect(uses.elements.count == 1)
        #expect(try desk.ask("textDocument/documentHighlight", at: at).get().elements.count == 2)
    }

    // MARK: Renaming

    static func rename(_ desk: Desk, _ word: String, behind: String = "", to name: String) throws -> Result<JSON, RPCError> {
        let at = try FeatureTests.offset(word, in: desk.text, behind: behind)
        return desk.ask("textDocument/rename", at: at, ["newName": .string(name)])
    }

    @Test func aFieldIsRenamedInItsRecordOnly() throws {
        let desk = Desk(Texts.wide)
        let edit = try Self.rename(desk, "value", behind: "Left { ", to: "amount").get()
        try desk.apply(edit["changes"]?[Desk.uri]?.elements ?? [])
        #expect(
            desk.text.contains("Left { amount: 0") && desk.text.contains("small and amount > 1")
                && desk.text.contains("near(few, amount, 4)"))
        #expect(desk.text.contains("rights by value") && desk.text.contains("where value < limit"))
        #expect(desk.codes == [])
    }

    @Test(arguments: [
        ("few", "", "lefts", "already the name of a data"), ("few", "", "where", "a word of the language"),
        ("few", "", "9lives", "a name starts with a letter"), ("few", "", "é", "a name starts with a letter"),
        ("few", "", "", "a name starts with a letter"), ("few", "", String(repeating: "x", count: 65), "at most 64"),
        ("small", "rule ", "share", "something that the language has by itself"), ("near", "function ", "sqrt", "by itself"),
        ("kind", "", "value", "already the name of a field"), ("Left", "record ", "Right", "already the name of a record"),
        ("limit", "", "kept", "already the name of a let"), ("limit", "", "near", "already the name of a function"),
        ("near", "function ", "limit", "already the name of a parameter of the function"), ("few", "", "a", "already the name of a label"),
        ("present_share", "", "x", "belongs to the module"), ("completeness", "quality.", "x", "belongs to the module"),
        ("where", "", "x", "there is no name of this program here"), ("few", "", "group", "would say something else"),
    ])
    func aNameThatCannotBeIsRefused(_ word: String, _ behind: String, _ name: String, _ reason: String) throws {
        let text = Texts.wide.replacing("count in group where", with: "count in group where")
        let desk = Desk(
            name == "group"
                ? text.replacing("let days = rights by value", with: "let days = rights by value\nlet far = count in few") : text)
        guard case .failure(let error) = try Self.rename(desk, word, behind: behind, to: name) else {
            // `group` is free outside of groups; then the program must not have changed its meaning.
            #expect(name == "group")
            return
        }
        #expect(error.message.contains(reason) && error.code == .requestFailed, "\(error.message)")
    }

    @Test func whatCanBeRenamedIsSaidBefore() throws {
        let desk = Desk(Texts.diary)
        let at = try FeatureTests.offset("usable", in: desk.text, behind: "in ") + 3
        let found = try desk.ask("textDocument/prepareRename", at: at).get()
        #expect(try desk.text(found["range"]) == "usable" && found["placeholder"] == "usable")
        guard case .failure = desk.ask("textDocument/prepareRename", at: 0) else { return #expect(Bool(false)) }
    }

    static let halves = """
        assay 1
        algorithm "Halves"
        record Reading { half: early | late arm: left | right }
        record Night { depth: early | deep }
        data readings: at most 3 of Reading
        data nights: at most 3 of Night
        param wanted: early | deep
        rule first(r: Reading) = r.half = early
        function of_half(r: rows, h: early | late in r) = count in r where h = early
        let a = count in readings where half = early or not first
        let b = count in nights where depth = early and wanted != early
        let c: early | late = when a > b: early else late
        let d = sum of (table(depth: early -> 1, deep -> 2)) in nights
        publish e = a + b + d + of_half(readings, half) + (count in readings where arm = left) as 0 .. 21
        publish c
        test "a" {
            readings = [(early, left)]
            nights = [(early)]
            wanted = early
            expect c = early
        }
        property "b" {
            change depth of nights to early
            change half of readings to early
            expect same e
        }

        """

    /// A label of two choices: only those places change that are of the choice that is meant.
    @Test(arguments: [("half: ", 10), ("depth: ", 8)]) func oneLabelOfSeveralChoicesIsRenamed(field: String, places: Int) throws {
        let desk = Desk(Self.halves)
        #expect(desk.codes == [])
        let edits = try Self.rename(desk, "early", behind: field, to: "zz_new").get()["changes"]?[Desk.uri]?.elements ?? []
        #expect(edits.count == places)
        try desk.apply(edits)
        #expect(desk.codes == [], "\(desk.text)")
        // The other places are those of the other choice.
        #expect(desk.text.split(separator: "early", omittingEmptySubsequences: false).count - 1 == 18 - places)
    }

    /// A label may get the name of a label of another choice, and not that of its own.
    @Test func aLabelMayBeThatOfAnotherChoice() throws {
        #expect(throws: Never.self) { try Self.rename(Desk(Self.halves), "late", behind: "half: early | ", to: "left").get() }
        #expect(throws: RPCError.self) { try Self.rename(Desk(Self.halves), "late", behind: "half: early | ", to: "early").get() }
    }

    /// Where the text does not tell which choice is meant, nothing is renamed.
    @Test func unclearLabelsAreNotRenamed() throws {
        let desk = Desk(Self.halves + "let x = early\n")
        guard case .failure(let error) = try Self.rename(desk, "early", behind: "half: ", to: "zz_new") else {
            Issue.record("renamed")
            return
        }
        #expect(error.message.contains("several choices"))
    }

    /// Every name of every shipped program: renamed, the program compiles to the same constraints, and renamed back it is the same text.
    @Test func everyNameOfTheShippedProgramsCanBeRenamed() throws {
        let texts = try ShippedCase.algorithms.map { try Repository.text("circuits/\($0)/algorithm.assay") } + [Texts.diary, Texts.wide]
        var renamed = 0
        for text in texts {
            let desk = Desk(text)
            #expect(desk.diagnostics.filter { $0["severity"] == 1 } == [])
            let symbols = try #require(desk.document?.analysis).names.symbols
            for symbol in symbols where symbol.kind != .module {
                let at = symbol.nameSpan.start
                let there = try desk.ask("textDocument/rename", at: at, ["newName": "zz_new"]).get()["changes"]?[Desk.uri]?.elements ?? []
                #expect(!there.isEmpty)
                try desk.apply(there)
                #expect(desk.diagnostics.filter { $0["severity"] == 1 } == [], "\(symbol.name) of\n\(text)")
                let moved = LineTable(Array(desk.text.utf8)).offset(of: try TextRange(there.first?["range"]).start)
                let back = try desk.ask("textDocument/rename", at: moved, ["newName": .string(symbol.name)]).get()
                try desk.apply(back["changes"]?[Desk.uri]?.elements ?? [])
                #expect(desk.text == text, "\(symbol.name)")
                renamed += 1
            }
        }
        #expect(renamed > 60)
    }
}

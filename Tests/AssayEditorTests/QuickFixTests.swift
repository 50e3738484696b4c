// SPDX-License-Identifier: Apache-2.0
import AssayFormats
import AssaySyntax
import AssayTestSupport
import Testing

@testable import AssayEditor

/// Edits that mend what a message is about: once they are applied, the message is gone.
@Suite struct QuickFixTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let line: String
        let code: String
        /// The line with its edit.
        let fixed: String
        var choice = 0
        var testDescription: String { line }

        init(_ line: String, _ code: String, _ fixed: String, choice: Int = 0) {
            (self.line, self.code, self.fixed, self.choice) = (line, code, fixed, choice)
        }
    }

    /// What stands around a line.
    static let prelude = """
        assay 1
        algorithm "T"
        record Reading {
            day: 1 .. 21
            session: morning | evening
            systolic: 0 .. 309 mmHg
            pulse: 0 .. 254 bpm or missing
        }
        data readings: at most 12 of Reading
        rule plausible(r) = r.systolic in 60 .. 260

        """

    static let cases = [
        // The edits that messages carry.
        Case("let a = readings where session == morning", "A0115", "let a = readings where session = morning"),
        Case("require plausible && day > 1", "A0115", "require plausible and day > 1"),
        Case("let a = min(1,5, 2)", "A0112", "let a = min(1.5, 2)"),
        Case("let a = mean of systolic in readings otherwise 5mmHg", "A0113", "let a = mean of systolic in readings otherwise 5 mmHg"),
        Case("let a = avg of systolic in readings otherwise 0", "A0171", "let a = mean of systolic in readings otherwise 0"),
        Case("let a = maen of systolic in readings otherwise 0", "A0171", "let a = mean of systolic in readings otherwise 0"),
        Case("let a = share of plausibel in readings otherwise 0%", "A0201", "let a = share of plausible in readings otherwise 0%"),
        Case(
            "let a = share of session = mornin in readings otherwise 0%", "A0303",
            "let a = share of session = morning in readings otherwise 0%"),
        Case("total = count in readings", "A0128", "let total = count in readings"),
        Case("lett total = count in readings", "A0127", "let total = count in readings"),
        Case("let a = if 1 > 2: 1 else 0", "A0165", "let a = when 1 > 2: 1 else 0"),
        Case("let a = readings where 60 <= systolic <= 100", "A0155", "let a = readings where systolic in 60 .. 100"),
        Case("let a = readings where pulse = missing", "A0157", "let a = readings where pulse is missing"),
        Case("let a = count(readings)", "A0170", "let a = count in readings"),
        Case("let a = count of readings", "A0169", "let a = count in readings"),
        Case("let a = 5 %", "A0114", "let a = 5%"),
        Case("let a = .5", "A0110", "let a = 0.5"),
        Case("let a = 1;", "A0115", "let a = 1"),
        Case("# a note", "A0116", "// a note"),
        Case("let a = (1 + 2", "A0130", "let a = (1 + 2)"),
        Case("let a = 5 − 3", "A0105", "let a = 5 - 3"),
        Case("param p: 0 ... 9", "A0115", "param p: 0 .. 9"),
        Case("param p: 0 .. 9.5", "A0144", "param p: 0.0 .. 9.5"),
        Case("import quality.completeness", "A0222", "import quality.completeness \"\(Texts.digest)\""),
        Case("let a = (count in readings) otherwise 0", "A0405", "let a = (count in readings)"),
        // Those that follow from a text where the message gives words only.
        Case("let a = 1,500", "A0112", "let a = 1500"),
        Case("let a = 1,500", "A0112", "let a = 1.500", choice: 1),
        Case("let a = 1_000_000", "A0110", "let a = 1000000"),
        Case("let a = 1e6", "A0110", "let a = 1000000"),
        Case("let a = 1.5E-3", "A0110", "let a = 0.0015"),
        Case("let a = 12.50e1", "A0110", "let a = 125"),
        Case("let a = readings where session = \"morning\"", "A0174", "let a = readings where session = morning"),
        Case("param p: 9 .. 0", "A0144", "param p: 0 .. 9"),
        Case("publish p = 1 / 3 as 0.0 .. 1.0 rounded down to 2 decimals", "A0140", "publish p = 1 / 3 as 0.0 .. 1.0 rounded down"),
        Case("record R { x: 0 .. 9 optional }", "A0136", "record R { x: 0 .. 9 or missing }"),
        Case("let a\u{a0}=\u{a0}1", "A0106", "let a = 1"),
        Case("let a = 1,", "A0129", "let a = 1"),
    ]

    static func actions(_ desk: Desk, _ code: String) throws -> [JSON] {
        let diagnostic = try #require(desk.diagnostics.first { $0["code"]?.text == code }, "\(desk.diagnostics)")
        let all = try desk.askAll("textDocument/codeAction", ["range": try #require(diagnostic["range"]), "context": ["diagnostics": []]])
        return all.elements.filter { $0["diagnostics"]?.elements.first?["code"]?.text == code }
    }

    @Test(arguments: cases) func anEditMendsItsMessage(_ test: Case) throws {
        let desk = Desk(Self.prelude + test.line + "\n")
        let before = desk.codes.count { $0 == test.code }
        let actions = try Self.actions(desk, test.code)
        let action = try #require(actions.dropFirst(test.choice).first, "\(desk.diagnostics)")
        #expect(action["kind"] == "quickfix" && action["title"]?.text?.isEmpty == false)
        try desk.apply(action["edit"]?["changes"]?[Desk.uri]?.elements ?? [])
        #expect(desk.text == Self.prelude + test.fixed + "\n")
        #expect(desk.codes.count { $0 == test.code } == before - 1, "\(desk.diagnostics)")
    }

    /// What nothing uses is removed with its line.
    @Test func unusedThingsAreRemoved() throws {
        let desk = Desk(Texts.diary.replacing("publish enough", with: "let spare = 1\nrule odd(r) = r.day > 3\npublish enough"))
        #expect(desk.codes == ["A0208", "A0208"])
        for _ in 0..<2 {
            let action = try #require(try Self.actions(desk, "A0208").first)
            try desk.apply(action["edit"]?["changes"]?[Desk.uri]?.elements ?? [])
        }
        #expect(desk.text == Texts.diary && desk.codes == [])
    }

    @Test func anUnusedFieldIsRemoved() throws {
        let desk = Desk(Texts.diary.replacing("    pulse:", with: "    spare: 0 .. 9\n    pulse:"))
        let action = try #require(try Self.actions(desk, "A0209").first)
        try desk.apply(action["edit"]?["changes"]?[Desk.uri]?.elements ?? [])
        #expect(desk.text == Texts.diary && desk.codes == [])
    }

    @Test func onlyWhatIsAskedForIsOffered() throws {
        let desk = Desk(Self.prelude + "let a = 5kg\n")
        let range = try #require(desk.diagnostics.first { $0["code"] == "A0113" }?["range"])
        let context: JSON = ["diagnostics": [], "only": ["refactor"]]
        #expect(try desk.askAll("textDocument/codeAction", ["range": range, "context": context]) == [])
        let start = TextPosition(line: 0, character: 0)
        #expect(try desk.askAll("textDocument/codeAction", ["range": TextRange(start, start).json]) == [])
    }

    /// Notes about other places stand beside their message, and in it for editors that cannot show them.
    @Test func notesComeWithTheirPlaces() throws {
        let text = Self.prelude + "let a = (1 + 2\n"
        let desk = Desk(text)
        let found = try #require(desk.diagnostics.first { $0["code"] == "A0130" })
        let related = try #require(found["relatedInformation"]?.elements.first)
        #expect(try desk.text(related["location"]?["range"]) == "(" && related["message"] == "this `(` is not closed")
        #expect(found["message"]?.text?.contains("not closed") == false && found["message"]?.text?.contains("help: put `)` here") == true)
        let plain = Desk(text, capabilities: [:])
        let whole = try #require(plain.diagnostics.first { $0["code"] == "A0130" })
        #expect(whole["relatedInformation"] == nil && whole["message"]?.text?.contains("this `(` is not closed") == true)
    }
}

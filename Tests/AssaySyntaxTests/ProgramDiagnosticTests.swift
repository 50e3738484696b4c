// SPDX-License-Identifier: Apache-2.0
import AssaySyntax
import AssayTestSupport
import Testing

/// Every fault of files and declarations, each at its place.
enum ProgramCases {
    static let heads = [
        DiagnosticCase("❶", "A0120"),
        DiagnosticCase("❶algorithm \"T\" let a = 1", "A0121", fixed: "assay 1\nalgorithm \"T\" let a = 1"),
        DiagnosticCase("assay ❶2 algorithm 7 nonsense", "A0122", fixed: nil),
        DiagnosticCase("assay ❶x\nalgorithm \"T\"", "A0122"),
        DiagnosticCase("assay ❶1.0\nalgorithm \"T\"", "A0122"),
        DiagnosticCase("assay❶", "A0122"),
        DiagnosticCase("assay 1❶ let a = 1", "A0123", fixed: "assay 1\nalgorithm \"Title\" let a = 1"),
        DiagnosticCase("assay 1\nalgorithm ❶Title here\nlet a = 1", "A0124"),
        DiagnosticCase("assay 1\nalgorithm ❶\"  \"", "A0124"),
        DiagnosticCase("assay 1\nalgorithm ❶\"\(String(repeating: "é", count: 121))\"", "A0124"),
        DiagnosticCase("assay 1\nalgorithm \"T\"\n❶algorithm \"U\"\nlet a = 1", "A0125"),
        DiagnosticCase("assay 1\nalgorithm \"T\"\n❶assay 1\nlet a = 1", "A0125"),
    ]

    static let declarations = [
        DiagnosticCase("❶lett a = 1", "A0127", fixed: "let a = 1"),
        DiagnosticCase("❶const a = 1", "A0127", fixed: "let a = 1"),
        DiagnosticCase("❶output score as 0 .. 1", "A0127", fixed: "publish score as 0 .. 1"),
        DiagnosticCase("❶frobnicate the data", "A0127"),
        DiagnosticCase("❶score = 1", "A0128", fixed: "let score = 1"),
        DiagnosticCase("let a = 1❶, 2", "A0129"),
        DiagnosticCase("let a = r where❶\nlet b = 2", "A0152"),
        DiagnosticCase("let a = b in❶\nlet b = 2", "A0152"),
        DiagnosticCase("let a = (1 + 2❶", "A0130", fixed: "let a = (1 + 2)"),
        DiagnosticCase("let a = (1 + 2❶\nlet b = 3", "A0130", fixed: "let a = (1 + 2)\nlet b = 3"),
        DiagnosticCase("let a = min(1, 2❶\nlet b = 3", "A0130", fixed: "let a = min(1, 2)\nlet b = 3"),
        DiagnosticCase("record R { a: 0 .. 1❶\ndata r: at most 3 of R", "A0130", fixed: "record R { a: 0 .. 1}\ndata r: at most 3 of R"),
        DiagnosticCase("record R { a: 0 .. 1❶", "A0130", fixed: "record R { a: 0 .. 1}"),
        DiagnosticCase("let a = 1❶)", "A0131", fixed: "let a = 1"),
        DiagnosticCase("record R { a: 0 .. 1 }❶}", "A0131", fixed: "record R { a: 0 .. 1 }"),
        DiagnosticCase("let ❶5 = 1\nlet b = 2", "A0132"),
        DiagnosticCase("let❶\nlet b = 2", "A0132"),
        DiagnosticCase("let ❶where = 1", "A0133", fixed: "let where_value = 1"),
        DiagnosticCase("record R { ❶in: 0 .. 1 b: 0 .. 1 }", "A0133", fixed: "record R { in_value: 0 .. 1 b: 0 .. 1 }"),
        DiagnosticCase(
            "record R {\n    ❶where: 0 .. 1\n    b: 0 .. 1\n}", "A0133", fixed: "record R {\n    where_value: 0 .. 1\n    b: 0 .. 1\n}"),
        DiagnosticCase("record R {❶\n    5: 0 .. 1\n    b: 0 .. 1\n}", "A0132"),
        DiagnosticCase("rule ❶sum(r) = r.a > 1", "A0133", fixed: "rule sum_value(r) = r.a > 1"),
        DiagnosticCase("record R ❶a: 0 .. 1 }", "A0134", fixed: "record R {a: 0 .. 1 }"),
        DiagnosticCase("let a ❶1", "A0134", fixed: "let a =1"),
        DiagnosticCase("rule p(r) ❶r.a > 1", "A0134", fixed: "rule p(r) =r.a > 1"),
        DiagnosticCase("rule p(r ❶= r.a > 1", "A0134"),
        DiagnosticCase("record R { a ❶0 .. 1 b: 0 .. 1 }", "A0135"),
        DiagnosticCase("record R { a: 0 .. 1❶, b: 0 .. 1❷, }", "A0135", "A0135", fixed: "record R { a: 0 .. 1 b: 0 .. 1 }"),
        DiagnosticCase("record R { a: 0 .. 1 ❶optional b: 0 .. 1 }", "A0136"),
        DiagnosticCase("record R { a: 0 .. 1 or ❶absent b: 0 .. 1 }", "A0136"),
        DiagnosticCase("param a: 0 .. 1 ❶or missing", "A0136", fixed: "param a: 0 .. 1 "),
        DiagnosticCase("data a: ❶168 of R", "A0137"),
        DiagnosticCase("data a: at most ❶many of R", "A0137"),
        DiagnosticCase("data a: at most 168 ❶R", "A0137"),
        DiagnosticCase("data a: at most ❶0 of R", "A0137"),
        DiagnosticCase("data a: at most ❶5% of R", "A0137"),
        DiagnosticCase("data a: at most ❶2.5 of R", "A0137"),
        DiagnosticCase("param a ❶= 5", "A0138"),
        DiagnosticCase("rule p ❶= r.a > 1", "A0139"),
        DiagnosticCase("rule p(r❶, s) = r.a > 1", "A0139"),
        DiagnosticCase("publish ❶5 + 3 as 0 .. 10", "A0140"),
        DiagnosticCase("publish ❶count in r as 0 .. 10", "A0140", fixed: "publish result = count in r as 0 .. 10"),
        DiagnosticCase("publish ❶a + b as 0 .. 10", "A0140", fixed: "publish result = a + b as 0 .. 10"),
        DiagnosticCase("publish ❶mean of a in r as 0 .. 10", "A0140", fixed: "publish result = mean of a in r as 0 .. 10"),
        DiagnosticCase("publish a❶: 0 .. 10", "A0140"),
        DiagnosticCase("publish a ❶rounded half up as 0 .. 10", "A0140"),
        DiagnosticCase("publish a as 0 .. 10 ❶rounded half up to 2 decimals", "A0140"),
        DiagnosticCase("let a = 1 ❶as 0 .. 10", "A0140"),
    ]

    static let types = [
        DiagnosticCase("param a:❶\nlet b = 1", "A0141"),
        DiagnosticCase("record R { a: ❶> 0 b: 0 .. 1 }", "A0141"),
        DiagnosticCase("record R { a: ❶integer b: ❷bool }", "A0141", "A0141"),
        DiagnosticCase("param a: ❶left", "A0142"),
        DiagnosticCase("param a: left❶, right", "A0142", fixed: "param a: left| right"),
        DiagnosticCase("param a: left ❶or right", "A0142", fixed: "param a: left | right"),
        DiagnosticCase("param a: 60❶-260", "A0143", fixed: "param a: 60..260"),
        DiagnosticCase("param a: 60 ❶to 260", "A0143", fixed: "param a: 60 .. 260"),
        DiagnosticCase("require a in 60❶-260", "A0143", fixed: "require a in 60..260"),
        DiagnosticCase("require a in 60 ❶to 260", "A0143", fixed: "require a in 60 .. 260"),
        DiagnosticCase("param a: 60 ..❶\nlet b = 1", "A0144"),
        DiagnosticCase("param a: 60❶\nlet b = 1", "A0144"),
        DiagnosticCase("param a: ❶0 .. 42.5", "A0144", fixed: "param a: 0.0 .. 42.5"),
        DiagnosticCase("param a: 0.25 .. ❶42.5", "A0144", fixed: "param a: 0.25 .. 42.50"),
        DiagnosticCase("param a: ❶0% .. 42.5%", "A0144", fixed: "param a: 0.0% .. 42.5%"),
        DiagnosticCase("param a: ❶0 .. 5%", "A0144", fixed: "param a: 0% .. 5%"),
        DiagnosticCase("param a: ❶5 .. -5", "A0144"),
        DiagnosticCase("param a: 0 ❶mmHg .. 5 mmHg", "A0145", fixed: "param a: 0  .. 5 mmHg"),
        DiagnosticCase("param a: 0% .. 5% ❶mmHg", "A0145"),
        DiagnosticCase("let a = 5% ❶mmHg", "A0145"),
        DiagnosticCase("param a: 0 .. 5 m^❶0", "A0145"),
        DiagnosticCase("import quality.credibility ❶\"abc\"\nlet a = 1", "A0182"),
        DiagnosticCase("import quality.❶5", "A0132"),
        DiagnosticCase("data d: at most 5 of R, ❶sorted by a", "A0146"),
        DiagnosticCase("data d: at most 5 of R, strictly ❶growing by a", "A0146"),
        DiagnosticCase("function f ❶= 1", "A0147"),
        DiagnosticCase("function f(a❶) = a", "A0148"),
        DiagnosticCase("function f(a: field❶) = a", "A0148"),
        DiagnosticCase("function f(a: rows in ❶b) = a", "A0148"),
        DiagnosticCase("function f(a: number) { let b = a ❶}", "A0149"),
        DiagnosticCase("function f(a: number) { give a❶\nlet b = 1", "A0130"),
        DiagnosticCase("function ❶sum(a: number) = a", "A0133", fixed: "function sum_value(a: number) = a"),
    ]
}

@Suite struct ProgramDiagnosticTests {
    /// A table in place of the program is one fault, not one in each line.
    @Test(arguments: ["day,systolic\n1,120\n2,130\n", "\u{feff}\"Tag\";\"Wert (mmHg)\"\r\n1;120,5\r\n", "a\tb\tc\n\n1\t2\t3"])
    func aTableIsCalledATable(text: String) throws {
        let found = try Samples.parse(text).diagnostics
        #expect(found.map(\.code) == ["A0121"])
        #expect(found.first?.message == "this is a table of data, not a program")
    }

    @Test(arguments: ["min, max\nlet a = 1\n", "day,systolic\n1,2,3\n", "day,systolic", "let a = min(1, 2)\nlet b = min(1, 2)\n"])
    func whatIsNoTableIsNot(text: String) throws {
        #expect(try Samples.parse(text).diagnostics.allSatisfy { !$0.message.contains("table of data") })
    }

    @Test(arguments: ProgramCases.heads + ProgramCases.declarations + ProgramCases.types)
    func faultIsReportedAtItsPlace(_ it: DiagnosticCase) throws {
        try expectDiagnostics(it)
    }

    @Test func anUnknownEditionIsTheOnlyFault() throws {
        let result = try Samples.parse("assay 2\nwhatever comes")
        #expect(result.diagnostics.map(\.code) == ["A0122"])
        #expect(result.tree.edition?.number == 2)
    }

    @Test func readingGoesOnAfterAFault() throws {
        let result = try Samples.parse(
            Samples.head + """
                record R { a: 0 - 1 b ? c: 0 .. 1 mmHg or missing }
                data r: at most 5 of
                let x = (1 + + 2
                let y = 3
                publish y
                """)
        #expect(result.tree.declarations.compactMap(\.name?.text) == ["R", "x", "y", "y"])
        guard case .record(let record)? = result.tree.declarations.first else { return }
        #expect(record.fields.map(\.name.text) == ["a", "c"])
        #expect(record.fields.map(\.isOptional) == [false, true])
    }

    @Test func wordsOfTheLanguageMayBeNames() throws {
        let result = try Samples.parse(
            Samples.head + """
                record record { data: 0 .. 1 let: 0 .. 1 share: 0 .. 1 min: 0 .. 1 half: 0 .. 1 if: 0 .. 1 to: 0 .. 1 at: a | b }
                data data: at most 5 of record
                let let = sum of share + min + half + data in data
                rule rule(param) = param.count = 3 and param.in = 4
                let x = let + data
                let publish = publish + require
                let test = expect + from
                let property = test
                """)
        #expect(result.diagnostics.map(\.message) == [])
        #expect(result.tree.declarations.count == 8)
    }

    @Test func faultsAreCutAtAHundred() throws {
        let result = try Samples.parse(Samples.head + String(repeating: "let a = 1 == 2\n", count: 500))
        #expect(result.diagnostics.count == 101)
        #expect(result.diagnostics.last?.code == "A0151")
    }
}

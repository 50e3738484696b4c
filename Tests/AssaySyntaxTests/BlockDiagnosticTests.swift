// SPDX-License-Identifier: Apache-2.0
import AssaySyntax
import AssayTestSupport
import Testing

/// Every fault in the shape of tests and properties, each at its place.
enum BlockCases {
    static let all = [
        DiagnosticCase("❶tests \"a\" { expect refused }", "A0127", fixed: "test \"a\" { expect refused }"),
        DiagnosticCase("❶invariant \"a\" { shuffle d expect same b }", "A0127", fixed: "property \"a\" { shuffle d expect same b }"),
        DiagnosticCase("test ❶{ expect refused }\nlet a = 1", "A0183"),
        DiagnosticCase("test ❶{ }\nlet a = 1", "A0183"),
        DiagnosticCase("test ❶identical arms { expect refused }", "A0183"),
        DiagnosticCase("property ❶\" \" { shuffle d expect same b }", "A0183"),
        DiagnosticCase("test \"a\"❶\nlet a = 1", "A0183"),
        DiagnosticCase("test ❶\"\(String(repeating: "é", count: 121))\" { expect refused }", "A0124"),
        DiagnosticCase("test \"a\" { d ❶[ (1) ] expect refused }", "A0184"),
        DiagnosticCase("test \"a\" { p❶: 5 expect refused }", "A0184"),
        DiagnosticCase("test \"a\" { d from ❶table expect refused }", "A0184"),
        DiagnosticCase("test \"a\" { p = ❶(1) expect refused }", "A0184"),
        DiagnosticCase("test \"a\" { expect b = ❶missing }", "A0184"),
        DiagnosticCase("test \"a\" { d = [ (1)❶, (2) ] expect refused }", "A0185", fixed: "test \"a\" { d = [ (1) (2) ] expect refused }"),
        DiagnosticCase("test \"a\" { d = [ ❶1, 2 ] expect refused }", "A0185"),
        DiagnosticCase("test \"a\" { d = [ (❶) ] expect refused }", "A0185"),
        DiagnosticCase("test \"a\" { d = [ (1 ❶+ 2) ] expect refused }", "A0185"),
        DiagnosticCase("test \"a\" { d = [ (1) ❶expect refused }", "A0130", fixed: "test \"a\" { d = [ (1) ]expect refused }"),
        DiagnosticCase("test \"a\" { d = [ (1 ❶] expect refused }", "A0130", fixed: "test \"a\" { d = [ (1 )] expect refused }"),
        DiagnosticCase("test \"a\" { expect refused❶\nlet b = 1", "A0130", fixed: "test \"a\" { expect refused}\nlet b = 1"),
        DiagnosticCase("test \"a\" { expect b ❶80 }", "A0186"),
        DiagnosticCase("test \"a\" { expect b not ❶above }", "A0186"),
        DiagnosticCase("test \"a\" { expect b ❶is yes }", "A0186"),
        DiagnosticCase("test \"a\" { expect ❶}", "A0132"),
        DiagnosticCase("test \"a\" { expect b in 1 ❶- 2 }", "A0134"),
        DiagnosticCase("property \"a\" { ❶shufle d expect same b }", "A0187", fixed: "property \"a\" { shuffle d expect same b }"),
        DiagnosticCase("property \"a\" { ❶d = [ ] expect same b }", "A0187"),
        DiagnosticCase("property \"a\" { add ❶row to d expect same b }", "A0187"),
        DiagnosticCase("property \"a\" { remove a row ❶to d expect same b }", "A0187"),
        DiagnosticCase("property \"a\" { raise f of d ❶to 5 expect same b }", "A0187"),
        DiagnosticCase("test ❶\"a\" { p = 5 }", "A0188"),
        DiagnosticCase("test \"a\" { expect b = 5 ❶p = 5 }", "A0188"),
        DiagnosticCase("property ❶\"a\" { }", "A0188"),
        DiagnosticCase("property ❶\"a\" { shuffle d }", "A0188"),
        DiagnosticCase("property \"a\" { expect same b ❶shuffle d }", "A0188"),
        DiagnosticCase("let a = ❶[1❷]", "A0115", "A0115"),
    ]
}

@Suite struct BlockDiagnosticTests {
    @Test(arguments: BlockCases.all) func faultIsReportedAtItsPlace(_ it: DiagnosticCase) throws {
        try expectDiagnostics(it)
    }

    /// After a fault the next line of the block is read, and after the block the next declaration.
    @Test func readingGoesOnAfterAFault() throws {
        let result = try Samples.parse(
            Samples.head + """
                test "a" {
                    p ? 5
                    d = [ (1, +) ]
                    q = 3
                    expect b
                    expect c = 1
                }
                property "b" { shuffle  expect same b }
                let x = 1
                """)
        #expect(result.hasErrors)
        #expect(result.tree.declarations.count == 3)
        guard case .test(let test)? = result.tree.declarations.first else {
            Issue.record("no test was read")
            return
        }
        #expect(test.givens.map(\.name.text) == ["q"])
        #expect(test.expectations.count == 1)
    }

    /// In a row a comma needs no space behind it; outside of one it could be meant for a point.
    @Test func commasStandBetweenValues() throws {
        let text = "test \"a\" { p = 1 d = [ (1,120,120)(2,122 kg,missing) ] expect refused }\nlet a = min(1,500)\n"
        let result = try Samples.parse(Samples.head + text)
        #expect(result.diagnostics.map(\.code) == ["A0112"])
        guard case .test(let test)? = result.tree.declarations.first, case .rows(let rows)? = test.givens.last?.value else {
            Issue.record("no rows were read")
            return
        }
        #expect(rows.map(\.cells.count) == [3, 3])
    }

    /// What is written in one line means the same as line by line: a word that starts something else is no unit.
    @Test func linesOfABlockNeedNoLineEnds() throws {
        let text = "p = 5 q = 5 mmHg expect = 3 d from \"a.csv\" expect expect = 3 expect c in 1 .. 2 kg expect same d"
        let words = Samples.head + "test \"a\" {" + text + "}"
        let lines = text.replacing(" q =", with: "\nq =").replacing(" expect", with: "\nexpect")
            .replacing("expect\nexpect", with: "expect expect")
        let results = try [words, Samples.head + "test \"a\" {" + lines + "}"].map { try Samples.parse($0) }
        #expect(results.flatMap(\.diagnostics).map(\.message) == [])
        #expect(Outline.of(results[0].tree) == Outline.of(results[1].tree))
        guard case .test(let test)? = results[0].tree.declarations.first else { return }
        #expect(test.givens.map(\.name.text) == ["p", "q", "expect", "d"])
        #expect(test.expectations.count == 3)
    }
}

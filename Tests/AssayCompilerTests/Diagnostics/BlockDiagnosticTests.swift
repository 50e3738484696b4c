// SPDX-License-Identifier: Apache-2.0
import AssayCompiler
import AssaySyntax
import AssayTestSupport
import Testing

/// Every fault in the names and values of tests and properties, at its place.
@Suite struct BlockDiagnosticTests {
    /// A test that is given all that the prelude takes; what it expects goes on from here.
    static let given = "test \"a\" { expected = 5 readings = [] "

    static func test(_ expectation: String) -> String { given + expectation + " }" }

    static func row(_ row: String) -> String { "test \"a\" { expected = 5 readings = [ \(row) ] expect last = no }" }

    static let names = [
        CheckCase(
            "test \"a\" { expected = 5 ❶reading = [] expect last = no }", "A0225",
            fixed: "test \"a\" { expected = 5 readings = [] expect last = no }"),
        CheckCase(test("expect ❶lst = no"), "A0225", fixed: test("expect last = no")),
        CheckCase(test("expect ❶plausible = no"), "A0225"),
        CheckCase("let rows = readings where day > 3\n" + test("expect ❶rows = 5"), "A0225"),
        CheckCase(
            "property \"a\" { shuffle ❶reeding expect same last }", "A0225", fixed: "property \"a\" { shuffle readings expect same last }"),
        CheckCase(
            "property \"a\" { raise ❶expecte expect same last }", "A0225", fixed: "property \"a\" { raise expected expect same last }"),
        CheckCase("property \"a\" { change ❶day expect same last }", "A0225"),
        CheckCase(
            "let few = readings where day > 3\nrequire any of day > 4 in few\nproperty \"a\" { shuffle ❶few expect same last }", "A0225",
            fixed: "let few = readings where day > 3\nrequire any of day > 4 in few\nproperty \"a\" { shuffle readings expect same last }"),
        CheckCase(
            "property \"a\" { change ❶dya of readings expect same last }", "A0202",
            fixed: "property \"a\" { change day of readings expect same last }"),
        CheckCase("test \"a\" { expected = 5 readings = [] ❶expected = 6 expect last = no }", "A0226"),
        CheckCase("test ❶\"a\" { expected = 5 expect last = no }", "A0226"),
        CheckCase("test \"a\" { expected = 5 readings = ❶5 expect last = no }", "A0226"),
        CheckCase("test \"a\" { ❶expected = [] readings = [] expect last = no }", "A0226"),
        CheckCase("test \"a\" { expected = 5 readings from ❶\"../a.csv\" expect last = no }", "A0226"),
        CheckCase("test \"a\" { expected = 5 readings from ❶\"/etc/hosts\" expect last = no }", "A0226"),
        CheckCase("test \"a\" { expected = 5 readings from \"a.csv\" columns ❶\"../a.json\" expect last = no }", "A0226"),
        CheckCase("test \"a\" { expected = 5 readings from ❶\"C:\\a.csv\" expect last = no }", "A0226"),
        CheckCase("test \"a\" { expected = 5 readings from ❶\"\" expect last = no }", "A0226"),
        CheckCase(test("expect refused") + "\nproperty ❶\"a\" { shuffle readings expect same last }", "A0227"),
        CheckCase(test("expect refused by ❶expected > 5"), "A0228"),
        CheckCase(test("❶expect refused expect last = no"), "A0229"),
        CheckCase(test("❶expect same last"), "A0229"),
        CheckCase("property \"a\" { shuffle readings ❶expect last = yes }", "A0229"),
        CheckCase(row("❶(1, morning)"), "A0230"),
        CheckCase(row(String(repeating: "(1, morning, left, 120, 60) ", count: 168) + "❶(1, morning, left, 120, 60)"), "A0230"),
    ]

    static let values = [
        CheckCase(row("(❶morning, morning, left, 120, 60)"), "A0319"),
        CheckCase(row("(1, ❶mornin, left, 120, 60)"), "A0319", fixed: row("(1, morning, left, 120, 60)")),
        CheckCase(row("(1, ❶7, left, 120, 60)"), "A0319"),
        CheckCase(row("(1, morning, left, ❶120 bpm, 60)"), "A0319"),
        CheckCase(row("(1, morning, left, ❶missing, 60)"), "A0319"),
        CheckCase("property \"a\" { change day of readings to ❶missing expect same last }", "A0319"),
        CheckCase("param p: 0% .. 50%\nrequire p < 50%\ntest \"a\" { p = ❶5 expected = 5 readings = [] expect accepted }", "A0319"),
        CheckCase(test("expect last = ❶5"), "A0319"),
        CheckCase(test("expect last = ❶maybe"), "A0319"),
        CheckCase(
            "publish part = share of plausible in readings otherwise 0% as 0% .. 100% rounded down\n" + test("expect part = ❶5"), "A0319"),
        CheckCase("property \"a\" { shuffle readings expect ❶last not lower }", "A0320"),
        CheckCase("property \"a\" { raise ❶arm of readings expect same last }", "A0320"),
        CheckCase(test("expect ❶last < yes"), "A0320"),
        CheckCase(test("expect ❶last in 1 .. 2"), "A0320"),
        CheckCase(row("(❶0, morning, left, 120, 60)"), "A0413"),
        CheckCase(row("(1, morning, left, ❶120.5, 60)"), "A0413"),
        CheckCase("test \"a\" { expected = ❶101 readings = [] expect last = no }", "A0413"),
        CheckCase("property \"a\" { change day of readings to ❶22 expect same last }", "A0413"),
        CheckCase("publish n = count in readings as 0 .. 168\n" + test("expect n = ❶169"), "A0413"),
        CheckCase("publish n = count in readings as 0 .. 168\n" + test("expect n = ❶1.5"), "A0413"),
        CheckCase("publish n = count in readings as 0 .. 168\n" + test("expect n in ❶5 .. 4"), "A0413"),
    ]

    @Test(arguments: names + values) func faultIsReportedAtItsPlace(_ it: CheckCase) throws { try it.run() }

    /// What stands next to the faults above, and is none.
    @Test(arguments: [
        test("expect last = no"), test("expect last != yes"), "property \"a\" { raise day of readings lower expected expect same last }",
        row("(1, morning, left, 120.0 mmHg, missing) (21, evening, right, 0, 254 bpm)"),
        "test \"a\" { expected = 5 readings from \"tables/a b.csv\" expect refused }",
        "test \"a\" { expected = 5 readings from \"tables/a b.csv\" columns \"maps/a.json\" expect refused }",
        "param columns: 1 .. 9 test \"a\" { expected = 5 readings from \"a.csv\" columns = 5 expect refused }\nrequire columns > 1",
        "property \"a\" { change arm of readings change pulse of readings to missing expect accepted expect same last }",
        "require expected > 5\n" + test("expect refused by (expected>5)"),
        // A `let` that a test or property looks at is used.
        "let first = readings where day = 1\nproperty \"a\" { change systolic of first expect same last }",
        "let late = share of day > 7 in readings otherwise 0%\n" + test("expect late in 0% .. 100%"),
    ])
    func whatIsNoFaultIsNot(text: String) throws {
        #expect(try Trial(CheckCase.prelude + text + "\n" + CheckCase.finale).diagnostics.map(\.code) == [])
    }

    /// A module has no tests.
    @Test(arguments: ["test \"a\" { expect refused }", "property \"a\" { shuffle d expect same e }"])
    func aModuleHasNone(block: String) throws {
        let module = "assay 1\nmodule \"M\"\nfunction double(a: number) = 2 * a\n"
        #expect(Compiler.checkModule(try SourceFile(name: "m.assay", text: module)).map(\.code) == [])
        #expect(Compiler.checkModule(try SourceFile(name: "m.assay", text: module + block)).map(\.code) == ["A0224"])
    }
}

// SPDX-License-Identifier: Apache-2.0
import AssayCompiler
import AssaySyntax
import Testing

/// Every fault of names, at its place.
@Suite struct NameDiagnosticTests {
    static let cases = [
        CheckCase(
            "let a = mean of ❶sistolic in readings", "A0201", fixed: "let a = mean of systolic in readings", finale: nil),
        CheckCase("let a = 2 * ❶unheard_of_name", "A0201"),
        CheckCase("require ❶b > 1\nlet b = 2", "A0201"),
        CheckCase("let a = ❶b\nlet b = a", "A0201"),
        CheckCase("let a = count in ❶reading", "A0201", fixed: "let a = count in readings"),
        CheckCase("let a = count in readings where ❶r.day > 1", "A0201", fixed: "let a = count in readings where day > 1"),
        CheckCase("let a = when expected > 5: ❶high else when expected > 2: ❷mid else ❸low", "A0201", "A0201", "A0201"),
        CheckCase("let a = ❶r.day", "A0201", fixed: "let a = day"),
        CheckCase("rule p(r) = ❶x.day > 1", "A0201", fixed: "rule p(r) = r.day > 1"),
        CheckCase("let a = ❶average(1, 2)", "A0201"),
        CheckCase("let a = ❶exp(4)", "A0201"),
        CheckCase("let a = ❶maxx(4, 5)", "A0201", fixed: "let a = max(4, 5)"),
        CheckCase("rule p(r) = r.❶sistolic > 1", "A0202", fixed: "rule p(r) = r.systolic > 1"),
        CheckCase("record Night { sleep: 0 .. 9 }\ndata nights: at most 3 of Night\nrequire any of ❶systolic > 1 in nights", "A0202"),
        CheckCase("data more: at most 3 of ❶Readin", "A0203", fixed: "data more: at most 3 of Reading"),
        CheckCase("let ❶expected = 1", "A0204"),
        CheckCase("let ❶systolic = 1", "A0204"),
        CheckCase("let ❶morning = 1", "A0204"),
        CheckCase("rule p(❶expected) = expected.day > 1", "A0204"),
        CheckCase("record Other { a: 0 .. 1 ❶a: 0 .. 1 }", "A0204"),
        CheckCase("record Other { ❶morning: 0 .. 1 }", "A0204"),
        CheckCase("record ❶Reading { a: 0 .. 1 }", "A0204"),
        CheckCase("let n = 1\npublish n as 0 .. 9\npublish ❶n as 0 .. 9", "A0204"),
        CheckCase("let a = 2 * ❶systolic", "A0205"),
        CheckCase("rule p(r) = ❶systolic > 1 mmHg", "A0205", fixed: "rule p(r) = r.systolic > 1 mmHg"),
        CheckCase("require ❶plausible", "A0206"),
        CheckCase("rule p(r) = ❶plausible and r.day > 2", "A0206", fixed: "rule p(r) = plausible(r) and r.day > 2"),
        CheckCase("let a = count in readings where ❶plausible(r)", "A0206"),
        CheckCase("data ❶more: at most 9 of Reading", "A0207"),
        CheckCase("data ❶more: at most 9 of Reading\nlet ❷a = count in more", "A0207", "A0208"),
        CheckCase("let ❶a = 1", "A0208"),
        CheckCase("let ❶a = readings where day > 1", "A0208"),
        CheckCase("rule ❶p(r) = r.day > 1", "A0208"),
        CheckCase("param ❶p: 0 .. 1", "A0208"),
        CheckCase("record ❶Other { a: 0 .. 1 }", "A0208"),
        CheckCase(
            "record Other { a: 0 .. 1 ❶b: 0 .. 1 }\ndata others: at most 9 of Other\nrequire any of a = 1 in others", "A0209"),
        CheckCase("let a = ❶readings + 1", "A0210"),
        CheckCase("let a = 1 + (❶readings where day > 1)", "A0210"),
        CheckCase("let a = count in ❶expected", "A0210"),
        CheckCase("let a: ❶0 .. 9 = readings where day > 1\nrequire count in a >= 0", "A0210"),
        CheckCase("record Night { sleep: 0 .. 9 }\ndata nights: at most 3 of Night\nrequire any of ❶readings in nights", "A0211"),
        CheckCase("record Night { sleep: 0 .. 9 }\ndata nights: at most 3 of Night\nrequire any of ❶plausible in nights", "A0211"),
        CheckCase("publish a = 1 > 0\nrequire ❶a", "A0212"),
        CheckCase("let a = ❶abs(1, 2)", "A0213"),
        CheckCase("let a = ❶min(1)", "A0213"),
        CheckCase("rule p(r) = ❶plausible(1)", "A0213"),
        CheckCase("record Other { a: 0 .. 1 }\nrule p(❶r) = r.day > 1", "A0214"),
        CheckCase("publish ❶expected as 0 .. 100", "A0215"),
        CheckCase("let few = readings where day > 1\npublish ❶few", "A0210"),
        CheckCase("require any of ❶previous day > 2 in readings", "A0217"),
        CheckCase("rule p(r) = ❶previous r.day > 2", "A0217"),
        CheckCase("require (count in readings by day where any of day > 2 in ❶consecutive group) > 1", "A0217"),
        CheckCase("require count in ❶group > 1", "A0218"),
        CheckCase("require (count in readings where any of day > 1 in ❶group) > 1", "A0218"),
        CheckCase("require (count in ❶(readings by day) by session) > 1", "A0218"),
        CheckCase("require (count in readings by day where (count in group where day > ❶key) > 1) > 1", "A0218"),
        CheckCase("require (count in readings by day where ❶day > 1) > 1", "A0205"),
        CheckCase("require (count in readings by day where ❶plausible) > 1", "A0206"),
        CheckCase("require ❶key > 1", "A0201"),
        CheckCase("function f(r: rows, v: number in r) = mean of v in r otherwise 0\nrequire ❶f(readings) > 1", "A0219"),
        CheckCase("function f(r: rows) = count in r\nrequire ❶f > 1", "A0219"),
        CheckCase(
            "function f(r: rows, v: field in r) = count in r where v is missing\nrequire f(readings, ❶pulse + pulse) > 1", "A0219"),
        CheckCase("function f(r: rows, v: number in r) = ❶v", "A0220"),
        CheckCase("function f(a: number, v: number in ❶a) = a", "A0220"),
        CheckCase(
            "function f(r: rows, s: rows, v: number in r) = sum of v in s\n"
                + "record Night { sleep: 0 .. 9 }\ndata nights: at most 3 of Night\nrequire ❶f(readings, nights, day) > 1", "A0220"),
        CheckCase("function f(r: rows) = count in r where ❶day > ❷expected", "A0201", "A0201"),
        CheckCase("function ❶f(r: rows) = count in r", "A0208"),
        CheckCase("let f = 1\nfunction ❶f(a: number) = a", "A0204"),
        CheckCase("function f(r: rows) = r where ❶day > 1", "A0201"),
    ]

    /// What functions bring together though it belongs to different rows.
    private static let functionCases = [
        // The row of the call stands where rows of the function are at hand.
        CheckCase(
            "function f(r: rows, v: number in r, k: number) = count in r where v > k\nrequire any of ❶f(readings, day, day) > 1 in readings",
            "A0220"),
        CheckCase(
            "function f(r: rows, c: condition) = count in r where c\nrequire any of ❶f(readings, day > 3) > 1 in readings", "A0220"),
        CheckCase(
            "function f(r: rows, v: number in r, k: number) = count in r where v > k\n"
                + "require any of ❶f(group, systolic, key) > 1 in readings by day", "A0220"),
        CheckCase(
            "function f(r: rows, v: number in r) { let top = max of v in r otherwise 0 give count in r where v = top }\n"
                + "require any of ❶f(group, day) > 1 in readings by day", "A0220"),
        CheckCase(
            "function f(r: rows, v: number in r) = count in r where v > (max of v in r otherwise 0) - 1\n"
                + "require any of ❶f(group, day) > 1 in readings by day", "A0218"),
        CheckCase(
            "function f(r: rows, v: number in r) = sum of (max of v in r otherwise 0) in r\n"
                + "require any of ❶f(group, day) > 1 in readings by day", "A0218"),
        CheckCase(
            "record Night { sleep: 0 .. 9 }\ndata nights: at most 3 of Night\n"
                + "function f(r: rows, v: number in r, w: number) = count in r where v = w\n"
                + "require any of ❶f(nights, sleep, day) > 1 in readings", "A0220"),
        CheckCase(
            "function f(r: rows, v: number in r, k: number) = row k of v in r otherwise 0\n"
                + "require any of ❶f(readings, day, day) > 1 in readings", "A0321"),
        // Rows that a call gives are those of the argument that it gives.
        CheckCase(
            "record Night { sleep: 0 .. 9 }\ndata nights: at most 3 of Night\nfunction second(a: rows, b: rows) = b\n"
                + "function chosen(a: rows, b: rows) = second(a, b)\nrequire (sum of ❶day in chosen(readings, nights)) > 1", "A0202"),
        CheckCase(
            "record Night { sleep: 0 .. 9 or missing }\ndata nights: at most 3 of Night\n"
                + "function f(r: rows, v: field in r, s: rows) = count in s where v is present\nrequire ❶f(nights, sleep, readings) > 1",
            "A0220"),
        CheckCase(
            "function f(r: rows, k: number in r) = r by k\nrequire any of ❶previous key > 1 in f(consecutive readings, day)", "A0217"),
        // Rows of one group.
        CheckCase(
            "function f(r: rows, v: number in r) = count in consecutive r where v > previous v\n"
                + "require any of ❶f(group, day) > 1 in readings by day", "A0217"),
        CheckCase(
            "function f(r: rows, k: number in r) = count in r by k\nrequire any of ❶f(group, day) > 1 in readings by session", "A0218"),
        CheckCase(
            "function f(r: rows, k: number in r) = count in r by k\nrequire ❶f((readings by day), key) > 1", "A0218"),
        CheckCase(
            "function f(r: rows, s: rows) = count in r where s\nrequire any of ❶f(readings, group) > 1 in readings by day", "A0211"),
        // What nobody has a word for is not taken for nothing.
        CheckCase("require any of (count in ❶(group where day > 1) by session) > 1 in readings by day", "A0220"),
        // The row before, in other rows than the caller means.
        CheckCase(
            "function f(r: rows, v: number in r) = sum of v - previous v in consecutive r\n"
                + "require ❶f(consecutive readings, day - previous day) > 1", "A0217"),
        CheckCase(
            "function f(r: rows, v: number in r) = sum of v in consecutive r\nrequire ❶f((consecutive readings where day > 2), day - previous day) > 1",
            "A0217"),
        CheckCase(
            "function f(r: rows, v: number in r, k: number in r) = max of (sum of v in group) in r by k otherwise 0\n"
                + "require ❶f(consecutive readings, day - previous day, day) > 1", "A0217"),
    ]

    /// And what they may bring together.
    @Test(arguments: [
        "function f(r: rows, v: number in r) { let big = r where v > 1 give share of big in r otherwise 0 }\nrequire any of f(group, day) > 1 in readings by session",
        "function f(r: rows, v: number in r) = sum of v in (r where v > 1)\nrequire f(consecutive readings, day - previous day) > 1",
        "function f(a: number, b: condition) = when b: a / 3 else -a\nrequire any of f(day, day > 3) > 1 in readings",
        "function f(r: rows, k: number) = (count in r) * k\nrequire any of f(readings, day) > 1 in readings",
        "function f(r: rows, k: number) = count in r where k > 1\nrequire any of f(readings, expected) > 1 in readings",
    ])
    func rowsOfOneKindMayMeet(lines: String) throws {
        let text = CheckCase.prelude + lines + "\n" + CheckCase.finale
        let result = Compiler.check(try SourceFile(name: "t.assay", text: text))
        #expect(result.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
    }

    @Test(arguments: cases + functionCases) func namesAreReported(faulty: CheckCase) throws { try faulty.run() }

    /// An unknown name as a value of a `when` was meant as a label: the advice says how labels are stated.
    @Test func labelsWithoutAChoiceAreExplained() throws {
        let text = CheckCase.prelude + "let band = when expected > 5: high else low\npublish band\n"
        let fixes = Compiler.check(try SourceFile(name: "t.assay", text: text)).diagnostics.compactMap(\.fix?.message)
        #expect(fixes.first?.contains("`let band: high | low = when …`") == true)
        let calculation = CheckCase.prelude + "let sum = 1 + (when expected > 5: high else 1)\npublish sum as 0 .. 9\n"
        let others = Compiler.check(try SourceFile(name: "t.assay", text: calculation)).diagnostics.compactMap(\.fix?.message)
        #expect(others.first?.contains("`let NAME: high | … = when …`") == true)
    }

    /// For a function of another language the advice says what there is in its place.
    @Test(arguments: [
        ("root(4)", "sqrt(x) rounded"), ("floor(4.5)", "rounded down"), ("CEIL(4.5)", "rounded up"),
        ("avg(expected)", "mean of SOMETHING in ROWS"),
        ("quantile(expected)", "`count`, `share`"), ("log(expected)", "in steps"),
    ]) func foreignFunctionsAreAnswered(call: String, advice: String) throws {
        let source = try SourceFile(name: "t.assay", text: CheckCase.prelude + "publish a = \(call) as 0 .. 9\n")
        let found = Compiler.check(source).diagnostics
        #expect(found.first?.message.hasPrefix("there is no function") == true)
        #expect(found.first?.fix?.message.contains(advice) == true)
    }
}

// SPDX-License-Identifier: Apache-2.0
import AssayCompiler
import AssaySyntax
import Testing

/// Every fault of ranges and of values that may not exist, at its place.
@Suite struct RangeDiagnosticTests {
    static let huge = (1...60).reduce("expected") { text, _ in text + " * 999999999" }

    /// Twenty functions, each of which calls the one before.
    static let deep =
        "function f0(a: number) = a + 1\n"
        + (1...20).map { "function f\($0)(a: number) = f\($0 - 1)(a)\n" }.joined() + "require ❶f20(expected) > 0"

    static let cases = [
        CheckCase("publish a = count in readings as ❶0 .. 100", "A0401"),
        CheckCase("let a: ❶0 .. 99 = expected\nrequire a > 0", "A0401"),
        CheckCase("publish a = expected - 1 as ❶0 .. 100", "A0401"),
        CheckCase("let a = ❶5 / expected\nrequire a > 0", "A0402"),
        CheckCase(
            "let a = ❶row expected of day in readings\nrequire a > 1", "A0402",
            fixed: "let a = row expected of day in readings otherwise 0\nrequire a > 1"),
        CheckCase(
            "require count in readings >= 3\nlet a = ❶row 4 of day in readings\nrequire a > 1", "A0402",
            fixed: "require count in readings >= 3\nlet a = row 4 of day in readings otherwise 0\nrequire a > 1"),
        CheckCase(
            "require count in readings >= 3\nlet a = ❶row 3 of day in readings otherwise 0\nrequire a > 1", "A0405",
            fixed: "require count in readings >= 3\nlet a = row 3 of day in readings\nrequire a > 1"),
        CheckCase("let a = row (❶expected / 2) of day in readings otherwise 0\nrequire a > 1", "A0414"),
        CheckCase("let a = row ❶2.5 of day in readings otherwise 0\nrequire a > 1", "A0414"),
        CheckCase("let a = row 2 of ❶pulse in readings otherwise 0\nrequire a > 1", "A0403"),
        CheckCase(
            "publish a = ❶mean of systolic in readings as 0 .. 309 rounded down", "A0402",
            fixed: "publish a = mean of systolic in readings otherwise 0 as 0 .. 309 rounded down"),
        CheckCase(
            "require ❶max of (count in group) in readings by session > 5", "A0402",
            fixed: "require max of (count in group) in readings by session otherwise 0 > 5"),
        CheckCase(
            "require ❶share of plausible in readings > 5%", "A0402",
            fixed: "require share of plausible in readings otherwise 0 > 5%"),
        CheckCase("let a = sum of (❶1 / day + 2 / (day - 1)) in readings\nrequire a > 0", "A0407"),
        CheckCase("let a = mean of ❶pulse in readings otherwise 0\nrequire a > 0", "A0403"),
        CheckCase("rule p(r) = r.day > 1 and ❶r.pulse > 40\nrequire any of p in readings", "A0403"),
        CheckCase("rule seen(r) = r.pulse is present\nrequire any of seen and ❶pulse > 40 in readings", "A0403"),
        CheckCase("require any of pulse is present or ❶pulse > 40 in readings", "A0403"),
        CheckCase("let a = ❶\(huge)\nrequire a > 0", "A0404"),
        CheckCase(
            "let a = ❶5 / 2 otherwise 0\nrequire a > expected", "A0405", fixed: "let a = 5 / 2\nrequire a > expected"),
        CheckCase(
            "require count in readings >= 3\nrequire (❶mean of systolic in readings otherwise 0) > 1", "A0405",
            fixed: "require count in readings >= 3\nrequire (mean of systolic in readings) > 1"),
        CheckCase(
            "publish a = expected / 3 as ❶0 .. 34", "A0406", fixed: "publish a = expected / 3 as 0 .. 34 rounded half up"),
        CheckCase("let a = sum of ❶systolic / day in readings\nrequire a > 0", "A0407"),
        CheckCase("❶require count in readings > 168", "A0408"),
        CheckCase("❶require mean of systolic in readings otherwise 0 > 309", "A0408"),
        CheckCase("❶require not (mean of systolic in readings otherwise 0 in 0 .. 400)", "A0408"),
        CheckCase("require expected > 50\n❶require expected < 50", "A0408"),
        CheckCase("❶require expected > 50 and expected < 50", "A0408"),
        CheckCase(
            "let a = expected / (count in readings) otherwise 0\nrequire a > 50\n❶require expected < 40", "A0408"),
        CheckCase("❶require count in readings >= 0", "A0409"),
        CheckCase("require expected > 5\n❶require expected > 3", "A0409"),
        CheckCase("❶require mean of systolic in readings otherwise 0 <= 309 or expected > 5", "A0409"),
        CheckCase(
            "require ❶median of systolic in readings > 120", "A0402", fixed: "require median of systolic in readings otherwise 0 > 120"),
        CheckCase(
            "require count in readings >= 1\nrequire ❶variance of systolic in readings > 9", "A0402",
            fixed: "require count in readings >= 1\nrequire variance of systolic in readings otherwise 0 > 9"),
        CheckCase(
            "require count in readings >= 5\nrequire ❶slope of systolic against day in readings > 9", "A0402",
            fixed: "require count in readings >= 5\nrequire slope of systolic against day in readings otherwise 0 > 9"),
        CheckCase("require (❶sqrt(expected - 5) rounded up) > 9", "A0402"),
        CheckCase("require ❶remainder(expected, expected) > 9", "A0402"),
        CheckCase("require ❶table(expected: 1 -> 2) > 1", "A0402", fixed: "require table(expected: 1 -> 2) otherwise 0 > 1"),
        CheckCase("require weighted(60: ❶expected, 40: 0.5) > 9", "A0410"),
        CheckCase("require (count in readings by ❶systolic) > 1", "A0411"),
        CheckCase("require (count in readings by (❶day / (expected + 1))) > 1", "A0411"),
        CheckCase("require (count in readings by every (❶day + 1)) > 1", "A0411"),
        // What a test rules out is ruled out under that test alone.
        CheckCase("function f(a: number, n: number) = (when n > 0: a else 0) + a\nrequire f(❶5 / expected, expected) > 1", "A0402"),
        CheckCase("function f(a: 0 .. 9) = a > 1\nrequire f(❶expected)", "A0412"),
        CheckCase("function f(a: number) { let b: 0 .. 9 = a give b > 1 }\nrequire ❶f(expected)", "A0401"),
        CheckCase(
            "function f(r: rows, v: number in r) = mean of v in r\nrequire ❶f(readings, day) > 1", "A0402",
            fixed: "function f(r: rows, v: number in r) = mean of v in r\nrequire f(readings, day) otherwise 0 > 1"),
        CheckCase(deep, "A0503"),
        CheckCase("data huge: at most ❶1000000 of Reading\nrequire count in huge >= 0", "A0502"),
    ]

    @Test(arguments: cases) func rangesAreReported(faulty: CheckCase) throws { try faulty.run() }

    @Test func aProgramThatPublishesNothingIsReportedAtItsEnd() throws {
        try CheckCase(
            "require (count in readings where plausible and session = morning and arm = left and pulse is present) >= expected❶", "A0501",
            finale: nil
        ).run()
    }

    /// Data that is not used is then no fault of its own.
    @Test func aProgramWithoutAnyUseOfItsDataIsReportedOnce() throws {
        try CheckCase(
            """
            assay 1
            algorithm "T"
            record R { a: 0 .. 9 }
            data d: at most 3 of R
            let ❶m = max of a in d otherwise 0❷
            """, "A0208", "A0501", finale: nil
        ).run()
    }

    /// The message shows how far the value goes and what it is made of.
    @Test func theDerivationIsShown() throws {
        let text =
            CheckCase.prelude + """
                let points = 50 * (share of plausible in readings otherwise 0%)
                publish score = points + expected as 0 .. 100 rounded half up
                """
        let source = try SourceFile(name: "t.assay", text: text)
        let diagnostic = try #require(Compiler.check(source).diagnostics.first { $0.code == "A0401" })
        #expect(diagnostic.message == "`score` can be as high as 150, which is outside 0 .. 100")
        #expect(diagnostic.fix?.message.contains("`min(points + expected, 100)`") == true)
        #expect(
            diagnostic.notes.map(\.message).prefix(4) == [
                "without a limit it can be 0 .. 150", "`50 * (share of plausible in readings otherwise 0%)` can be 0 .. 50",
                "`expected` can be 0 .. 100", "`share of plausible in readings otherwise 0%` can be 0 .. 1",
            ])
    }
}

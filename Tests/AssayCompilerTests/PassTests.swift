// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssaySyntax
import Testing

@testable import AssayCompiler

/// Each pass of the compiler, text in and text out. When a pass is changed on purpose, `assay compile FILE -o DIR --print-after PASS` prints
/// what belongs here.
@Suite struct PassTests {
    static let source = """
        assay 1
        algorithm "T"
        record Reading {
            day: 1 .. 21
            systolic: 0.0 .. 30.0 kPa
            pulse: 0 .. 254 bpm or missing
        }
        data readings: at most 3 of Reading
        param expected: 0 .. 100
        rule plausible(r) = r.systolic >= 8 and r.day > 1
        let usable = readings where plausible and pulse is present
        let average = mean of pulse in usable otherwise 0
        require count in readings >= 2
        publish half = 0.5 * average as 0.0 .. 127.0 rounded half up
        publish enough = (share of plausible in readings) >= 50% and expected > 0
        """

    /// The text after each pass.
    static let texts: [Pass: String] = {
        var texts: [Pass: String] = [:]
        guard let file = try? SourceFile(name: "t.assay", text: source) else { return texts }
        let result = Compiler.check(file) { texts[$0] = $1() }
        _ = result.program?.compiled(for: BN254.Fr.self, curve: "bn128") { texts[$0] = $1() }
        return texts
    }()

    @Test func everyPassPrints() {
        #expect(Set(Self.texts.keys) == Set(Pass.allCases))
    }

    /// Text to tree, printed in the usual layout.
    @Test func theLayoutIsTheUsualOne() {
        #expect(
            Self.texts[.parse] == """
                assay 1
                algorithm "T"

                record Reading {
                    day:      1 .. 21
                    systolic: 0.0 .. 30.0 kPa
                    pulse:    0 .. 254 bpm or missing
                }

                data readings: at most 3 of Reading
                param expected: 0 .. 100
                rule plausible(r) = r.systolic >= 8 and r.day > 1
                let usable = readings where plausible and pulse is present
                let average = mean of pulse in usable otherwise 0
                require count in readings >= 2
                publish half = 0.5 * average as 0.0 .. 127.0 rounded half up
                publish enough = (share of plausible in readings) >= 50% and expected > 0

                """)
    }

    /// Every name replaced by what it names; a field by its number.
    @Test func namesAreResolved() {
        #expect(
            Self.texts[.resolve] == """
                rule plausible = ((field(1) >= 8) and (field(0) > 1))
                let usable = (data(readings) where (rule(plausible) and present(field(2))))
                let average = (mean(field(2) in let(usable)) otherwise 0)
                require (count(data(readings)) >= 2)
                publish half = (0.5 * let(average))
                publish enough = ((share(rule(plausible) in data(readings)) >= 0.5) and (param(expected) > 0))

                """)
    }

    /// Nodes with their kinds and units, statements with what they are worth.
    @Test func kindsAreChecked() {
        #expect(
            Self.texts[.check] == """
                data readings: 3 of Reading
                param expected
                  %0 = number 8 : bare number
                  %1 = field systolic : kPa by readings
                  %2 = lessOrEqual %0 %1 : condition by readings
                  %3 = number 1 : bare number
                  %4 = field day : number by readings
                  %5 = less %3 %4 : condition by readings
                  %6 = and %2 %5 : condition by readings
                rule plausible by readings = %6
                  %7 = rows readings : condition by readings
                  %8 = present pulse : condition by readings
                  %9 = and %6 %8 : condition by readings
                  %10 = and %7 %9 : condition by readings
                let usable: rows of readings = %10
                  %11 = field pulse : bpm by readings
                  %12 = mean %10 %11 : bpm
                  %13 = number 0 : bare number
                  %14 = otherwise %12 %13 : bpm
                let average = %14
                  %15 = number 2 : bare number
                  %16 = rows readings : condition by readings
                  %17 = count %16 : number
                  %18 = lessOrEqual %15 %17 : condition
                require = %18
                  %19 = number 0.5 : bare number
                  %20 = multiply %19 %14 : bpm
                  %21 = round half up 1 %20 : bpm
                publish half = %21
                  %22 = number 0.5 : number
                  %23 = rows readings : condition by readings
                  %24 = share %23 %6 : number
                  %25 = lessOrEqual %22 %24 : condition
                  %26 = number 0 : bare number
                  %27 = param expected : number
                  %28 = less %26 %27 : condition
                  %29 = and %25 %28 : condition
                publish enough = %29

                """)
    }

    /// Whole numbers only, equal gates made once: `#12` is the data wherever it stands.
    @Test func gatesAreMade() {
        #expect(
            Self.texts[.gates] == """
                #0 = 1 : 1
                #1 = cell systolic : 0 .. 300 by readings
                #2 = 80 : 80
                #3 = #1 + -80 : -80 .. 220 by readings
                #4 = #3 >= 0 : 0 .. 1 by readings
                #5 = cell day : 1 .. 21 by readings
                #6 = #5 + -1 : 0 .. 20 by readings
                #7 = -1 : -1
                #8 = #5 + -2 : -1 .. 19 by readings
                #9 = #6 = 0 : 0 .. 1 by readings
                #10 = -1 #9 + 1 : 0 .. 1 by readings
                #11 = #4 and #10 : 0 .. 1 by readings
                #12 = rows readings : 0 .. 1 by readings
                #13 = present pulse : 0 .. 1 by readings
                #14 = #11 and #13 : 0 .. 1 by readings
                #15 = #12 and #14 : 0 .. 1 by readings
                #16 = cell pulse : 0 .. 254 by readings
                #17 = sum #15 : 0 .. 3
                #18 = 0 : 0
                #19 = when #15: #16 else #18 : 0 .. 254 by readings
                #20 = sum #19 : 0 .. 762
                #21 = #17 = 0 : 0 .. 1
                #22 = -1 #21 + 1 : 0 .. 1
                #23 = #17 or 1 : 1 .. 3
                #24 = when #22: #22 else #0 : 1
                #25 = when #22: #20 else #18 : 0 .. 762
                #26 = sum #12 : 0 .. 3
                #27 = 2 : 2
                #28 = #26 + -2 : -2 .. 1
                #29 = #28 >= 0 : 0 .. 1
                #30 = 5 #25 : 0 .. 3810
                #31 = #30 / #23 rounded half up : 0 .. 1270
                #32 = #11 and #12 : 0 .. 1 by readings
                #33 = sum #32 : 0 .. 3
                #34 = #26 or 1 : 2 .. 3
                #35 = 2 #33 : 0 .. 6
                #36 = 2 #33 + -1 #34 : -3 .. 4
                #37 = #36 >= 0 : 0 .. 1
                #38 = expected : 0 .. 100
                #39 = #38 + -1 : -1 .. 99
                #40 = #38 = 0 : 0 .. 1
                #41 = -1 #40 + 1 : 0 .. 1
                #42 = #37 and #41 : 0 .. 1
                require #29
                publish half = #31
                publish enough = #42

                """)
    }

    /// What each name can be.
    @Test func rangesAreFound() {
        #expect(
            Self.texts[.ranges] == """
                plausible: condition
                usable: condition
                average: 0 .. 254 bpm
                require: condition
                half: 0 .. 127 bpm
                enough: condition

                """)
    }

    /// Without what costs nothing: `#12 and #14` became `#10`, for in a row that does not exist no pulse is present.
    @Test func gatesAreSimplified() {
        #expect(
            Self.texts[.simplify] == """
                #0 = rows readings : 0 .. 1 by readings
                #1 = present pulse : 0 .. 1 by readings
                #2 = cell systolic : 0 .. 300 by readings
                #3 = #2 + -80 : -80 .. 220 by readings
                #4 = #3 >= 0 : 0 .. 1 by readings
                #5 = cell day : 1 .. 21 by readings
                #6 = #5 + -1 : 0 .. 20 by readings
                #7 = #6 = 0 : 0 .. 1 by readings
                #8 = -1 #7 + 1 : 0 .. 1 by readings
                #9 = #4 and #8 : 0 .. 1 by readings
                #10 = #1 and #9 : 0 .. 1 by readings
                #11 = cell pulse : 0 .. 254 by readings
                #12 = sum #10 : 0 .. 3
                #13 = 0 : 0
                #14 = when #10: #11 else #13 : 0 .. 254 by readings
                #15 = sum #14 : 0 .. 762
                #16 = #12 = 0 : 0 .. 1
                #17 = -1 #16 + 1 : 0 .. 1
                #18 = #12 or 1 : 1 .. 3
                #19 = when #17: #15 else #13 : 0 .. 762
                #20 = sum #0 : 0 .. 3
                #21 = #20 + -2 : -2 .. 1
                #22 = #21 >= 0 : 0 .. 1
                #23 = 5 #19 : 0 .. 3810
                #24 = #23 / #18 rounded half up : 0 .. 1270
                #25 = sum #9 : 0 .. 3
                #26 = #20 or 1 : 2 .. 3
                #27 = 2 #25 + -1 #26 : -3 .. 4
                #28 = #27 >= 0 : 0 .. 1
                #29 = expected : 0 .. 100
                #30 = #29 = 0 : 0 .. 1
                #31 = -1 #30 + 1 : 0 .. 1
                #32 = #28 and #31 : 0 .. 1
                require #22
                publish half = #24
                publish enough = #32

                """)
    }

    /// What each line costs; line 8 pays for the rows and their commitment.
    @Test func constraintsAreCounted() {
        #expect(
            Self.texts[.eliminate] == """
                422 constraints, 421 wires, 5 of them public
                line 0: 1
                line 4: 18
                line 5: 27
                line 6: 27
                line 8: 297
                line 9: 7
                line 10: 3
                line 11: 3
                line 12: 8
                line 13: 3
                line 14: 19
                line 15: 9

                """)
    }
}

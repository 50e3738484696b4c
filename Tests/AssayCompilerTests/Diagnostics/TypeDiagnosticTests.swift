// SPDX-License-Identifier: Apache-2.0
import AssayCompiler
import AssaySyntax
import Testing

/// Every fault of kinds, units and stated types, at its place.
@Suite struct TypeDiagnosticTests {
    static let cases = [
        CheckCase("let a = 2 * (❶expected > 1)", "A0301", fixed: "let a = 2 * (when expected > 1: 1 else 0)"),
        CheckCase("let a = sum of ❶session in readings", "A0301"),
        CheckCase("require ❶expected", "A0301"),
        CheckCase("require any of ❶session in readings", "A0301"),
        CheckCase("let a = when expected > 1: ❶1 else expected > 2", "A0301"),
        CheckCase("require ❶expected = (1 > 0)", "A0301"),
        CheckCase("let a = count in readings where ❶session = 1", "A0301"),
        CheckCase("let a = 1 + ❶morning", "A0303"),
        CheckCase("let a = mean of ❶systolic + pulse in (readings where pulse is present) otherwise 0", "A0302"),
        CheckCase("let a = count in readings where ❶systolic > 3 bpm", "A0302"),
        CheckCase("let a = count in readings where ❶systolic in 3 .. 9 bpm", "A0302"),
        CheckCase("let limit = 120\nrequire any of ❶systolic > limit in readings", "A0302"),
        CheckCase("let a: ❶0 .. 9 kg = expected", "A0302"),
        CheckCase("let a = sum of systolic in readings\npublish a as ❶0 .. 99999 bpm", "A0302"),
        CheckCase("let a = ❶min(3 mmHg, 4 bpm)", "A0302"),
        CheckCase("let a = count in readings where session = ❶left", "A0303"),
        CheckCase("let a = count in readings where session = ❶mornin", "A0303", fixed: "let a = count in readings where session = morning"),
        CheckCase(
            "let a = count in readings where ❶mornin != session", "A0303", fixed: "let a = count in readings where morning != session"),
        CheckCase("let a = count in readings where arm = ❶mornings", "A0303"),
        CheckCase("rule p(r) = r.arm = ❶both\nrequire any of p in readings", "A0303"),
        CheckCase("param k: dawn | dusk\nrequire k = ❶noon", "A0303"),
        CheckCase("let k: dawn | dusk = when expected > 5: dawn else dusk\nrequire (k) = ❶noon", "A0303"),
        CheckCase("require expected = ❶noon", "A0201"),
        CheckCase("require (row 3 of day in (❶readings where plausible) otherwise 0) > 1", "A0321"),
        CheckCase("let some = readings where day > 3\nrequire (row 3 of day in ❶some otherwise 0) > 1", "A0321"),
        CheckCase("require (row 3 of key in ❶readings by day otherwise 0) > 1", "A0321"),
        CheckCase("require (row (❶max of systolic in readings otherwise 0) of day in readings otherwise 0) > 1", "A0302"),
        CheckCase("require (row ❶session of day in readings otherwise 0) > 1", "A0205"),
        CheckCase("require (row 3 of ❶session in readings otherwise 0) > 1", "A0301"),
        CheckCase("let a = when expected > 1: ❶morning else ❷evening", "A0303", "A0303"),
        CheckCase("require any of ❶session = arm in readings", "A0304"),
        CheckCase("param ❶p: 0 .. 99999999999999999", "A0305"),
        CheckCase("record Wide { ❶a: 0 .. 99999999999999999 }\ndata wide: at most 3 of Wide", "A0305"),
        CheckCase("data more: at most ❶1000001 of Reading", "A0502"),
        CheckCase("param p: up | down | ❶up", "A0306"),
        CheckCase("publish a = expected > 1 as ❶0 .. 1", "A0307"),
        CheckCase("publish ❶a = expected", "A0307"),
        CheckCase("publish a = expected as ❶up | down", "A0307"),
        CheckCase("let a: ❶0 .. 1 = expected > 1", "A0307"),
        CheckCase("param p: up | down\npublish a = p as ❶down | up", "A0307"),
        CheckCase("param p: up | down\npublish a = p as up | down ❶rounded half up", "A0307"),
        CheckCase("let a = count in readings where ❶day is present", "A0308"),
        CheckCase("let a = count in readings where (❶pulse + pulse) is present", "A0309"),
        CheckCase("require ❶sqrt(expected) > 2", "A0310"),
        CheckCase("require ❶standard deviation of day in readings > 2", "A0310"),
        CheckCase("require (❶correlation of day with systolic in readings otherwise 0) > 0.5", "A0310"),
        CheckCase("require (❶sqrt(max of systolic in readings otherwise 0) rounded up) > 5", "A0311"),
        CheckCase("require curve(expected: ❶low -> 2) > 1", "A0312"),
        CheckCase("require curve(expected: 1 -> ❶low) > 1", "A0312"),
        CheckCase("require curve(expected: 1 -> 2 mmHg, 2 -> ❶3 bpm) > 1", "A0312"),
        CheckCase("require sum of curve(systolic: ❶1 bpm -> 2) in readings > 1", "A0312"),
        CheckCase("require sum of curve(session: ❶1 -> 2) in readings > 1", "A0312"),
        CheckCase("require sum of table(session: ❶dawn -> 2) in readings > 1", "A0303"),
        CheckCase("require bands(expected: good from ❶high, poor below) = good", "A0312"),
        CheckCase("require curve(expected: 5 -> 2, ❶3 -> 1) > 1", "A0313"),
        CheckCase("require table(expected: 5 -> 2, ❶5 -> 1) otherwise 0 > 1", "A0313"),
        CheckCase("require bands(expected: good from 5, fair from ❶5, poor below) = good", "A0314"),
        CheckCase("require bands(expected: good from 5, fair from ❶8, poor below) = good", "A0314"),
        CheckCase("require bands(expected: good from 5, ❶good below) = good", "A0306"),
        CheckCase("require ❶weighted(60: 0.5, 50: 0.2) > 1", "A0315"),
        CheckCase("require weighted(100: ❶sum of systolic in readings) > 1", "A0315"),
        CheckCase("require (count in readings by (❶day > 2)) > 1", "A0316"),
        CheckCase("function f(a: number) = a + 1\nrequire f(❶expected > 1) > 1", "A0318"),
        CheckCase("function f(a: condition) = not a\nrequire f(❶expected)", "A0318"),
        CheckCase("function f(a: dawn | dusk) = a = dawn\nrequire any of f(❶session) in readings", "A0318"),
        CheckCase("function f(a: 0 .. 9 kg) = a > 1 kg\nrequire any of f(❶systolic) in readings", "A0318"),
        CheckCase("function f(r: rows, a: condition in r) = count in r where a\nrequire ❶f(readings, systolic) > 1", "A0318"),
        CheckCase("require (count in readings by day where (❶median of systolic in group) > 120 mmHg) > 1", "A0317"),
    ]

    @Test(arguments: cases) func kindsAndUnitsAreReported(faulty: CheckCase) throws { try faulty.run() }

    /// Someone who misses a label sees which there are.
    @Test func theLabelsAreListed() throws {
        let text = CheckCase.prelude + "param k: dawn | dusk\npublish at_noon = k = noon\n"
        let found = Compiler.check(try SourceFile(name: "t.assay", text: text)).diagnostics
        #expect(found.first?.message == "`noon` is not one of `dawn`, `dusk`")
    }
}

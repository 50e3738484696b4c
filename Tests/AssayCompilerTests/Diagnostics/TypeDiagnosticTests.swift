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
    ]

    @Test(arguments: cases) func kindsAndUnitsAreReported(faulty: CheckCase) throws { try faulty.run() }

    /// Someone who misses a label sees which there are.
    @Test func theLabelsAreListed() throws {
        let text = CheckCase.prelude + "param k: dawn | dusk\npublish at_noon = k = noon\n"
        let found = Compiler.check(try SourceFile(name: "t.assay", text: text)).diagnostics
        #expect(found.first?.message == "`noon` is not one of `dawn`, `dusk`")
    }
}

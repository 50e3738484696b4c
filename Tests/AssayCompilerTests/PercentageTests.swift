// SPDX-License-Identifier: Apache-2.0
import AssayCompiler
import AssaySyntax
import Testing

/// A percentage is a plain number: unlike other numbers without a unit it takes none from the other side.
@Suite struct PercentageTests {
    @Test(arguments: [("weight > 70%", ["A0302"]), ("weight > 70", []), ("weight > 70% * 100 kg", []), ("weight / 100 kg > 70%", [])])
    func percentagesTakeNoUnit(condition: String, codes: [String]) throws {
        let text = """
            assay 1
            algorithm "Percentages"
            record Reading { weight: 0 .. 300 kg }
            data readings: at most 3 of Reading
            publish heavy = any of \(condition) in readings
            """
        let result = Compiler.check(try SourceFile(name: "percentages.assay", text: text))
        #expect(result.diagnostics.map(\.code) == codes)
    }
}

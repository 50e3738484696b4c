// SPDX-License-Identifier: Apache-2.0
import AssaySyntax
import AssayTestSupport
import Testing

/// The algorithms under `circuits/` are well-formed programs.
@Suite struct ShippedAlgorithmTests {
    @Test(arguments: ["bp-diary", "two-arm", "bp-category"])
    func parses(name: String) throws {
        let path = "circuits/\(name)/algorithm.assay"
        let source = try SourceFile(name: path, text: try Repository.text(path))
        let result = Parser.parse(source)
        let complaints = result.diagnostics.map { DiagnosticRenderer().render($0, in: source) }
        #expect(complaints == [])
        #expect(Formatter.format(result.tree) == source.text(source.span))
    }
}

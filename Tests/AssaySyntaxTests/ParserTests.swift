// SPDX-License-Identifier: Apache-2.0
import AssaySyntax
import Testing

@Suite struct ParserTests {
    @Test func emptyFileIsReported() throws {
        let source = try SourceFile(name: "empty.assay", text: "")
        let result = Parser.parse(source)
        #expect(result.diagnostics.map(\.code) == ["A0120"])
        #expect(result.tree.declarations.isEmpty)
    }
}

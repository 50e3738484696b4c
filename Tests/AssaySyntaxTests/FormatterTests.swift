// SPDX-License-Identifier: Apache-2.0
import AssaySyntax
import AssayTestSupport
import Testing

@Suite struct FormatterTests {
    @Test(arguments: [Samples.diary, Samples.everything])
    func samplesKeepTheirMeaningAndComments(text: String) throws {
        let before = try Samples.parse(text)
        #expect(before.diagnostics.map(\.message) == [])
        let formatted = Formatter.format(before.tree)
        let after = try Samples.parse(formatted)
        #expect(after.diagnostics.isEmpty)
        #expect(Outline.of(before.tree) == Outline.of(after.tree))
        #expect(before.tree.comments.map(\.text) == after.tree.comments.map(\.text))
        #expect(Formatter.format(after.tree) == formatted)
    }

    @Test func theDiaryIsLaidOutAlready() throws {
        #expect(Formatter.format(try Samples.parse(Samples.diary).tree) == Samples.diary)
    }
}

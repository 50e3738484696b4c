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

    /// The layout is pinned: digests of programs are taken over it.
    @Test func theLayoutIsPinned() throws {
        #expect(Formatter.format(try Samples.parse(Samples.everything).tree) == Samples.everythingLaidOut)
    }

    @Test(arguments: [
        (
            "let a = 1   // one\n\n\n\nlet b = 2\nlet cc = 3 // three\nlet d = 4 // four",
            "let a = 1  // one\n\nlet b = 2\nlet cc = 3  // three\nlet d = 4   // four\n"
        ),
        ("let a = b // why\n + c", "let a =\n    b  // why\n    + c\n"),
        ("let a = b +\n// c it is\nc", "let a =\n    b\n    +\n    // c it is\n    c\n"),
        ("record R {}\n// next\nlet a = 1", "record R {\n}\n\n// next\nlet a = 1\n"),
        ("record R { a: 0 .. 1 // x\n\n\n b: 0 .. 1 // y\n}", "record R {\n    a: 0 .. 1  // x\n\n    b: 0 .. 1  // y\n}\n"),
    ])
    func commentsAndEmptyLinesStayWhereTheyAre(text: String, expected: String) throws {
        let result = try Samples.parse(Samples.head + "\n" + text)
        #expect(result.diagnostics.map(\.message) == [])
        #expect(Formatter.format(result.tree) == Samples.head + "\n" + expected)
    }

    @Test func theDiaryIsLaidOutAlready() throws {
        #expect(Formatter.format(try Samples.parse(Samples.diary).tree) == Samples.diary)
    }
}

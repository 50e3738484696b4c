// SPDX-License-Identifier: Apache-2.0
import AssayCompiler
import AssaySyntax
import AssayTestSupport

/// Programs: the parser takes any text; the layout of a program, over which digests are taken, means what the program means; and all that is
/// checked without data ends with a program or with faults that stand in its text.
enum SourceText {
    static func read(_ bytes: [UInt8]) {
        guard let source = try? SourceFile(name: "s", bytes: bytes) else { return }
        let parsed = Parser.parse(source)
        expectInside(parsed.diagnostics, source)
        let text = Array(Formatter.format(parsed.tree).utf8)
        guard !parsed.hasErrors, text.count <= SourceFile.maximumByteCount else { return }
        guard let again = try? SourceFile(name: "s", bytes: text) else { preconditionFailure("the layout of a program is no text") }
        let second = Parser.parse(again)
        precondition(!second.hasErrors, "a program that was laid out is none")
        precondition(Outline.of(second.tree) == Outline.of(parsed.tree), "laid out, a program means something else")
        precondition(second.tree.comments.map(\.text) == parsed.tree.comments.map(\.text), "laid out, a program has other comments")
        precondition(Array(Formatter.format(second.tree).utf8) == text, "laid out again, a program is another")
    }

    static func check(_ bytes: [UInt8]) {
        guard let source = try? SourceFile(name: "s", bytes: bytes) else { return }
        let result = Compiler.check(source)
        expectInside(result.diagnostics, source)
        let hasErrors = result.diagnostics.contains { $0.severity == .error }
        precondition((result.program == nil) == hasErrors, "a program with faults, or none without")
        expectInside(Compiler.checkModule(source), source)
    }

    private static func expectInside(_ diagnostics: [Diagnostic], _ source: SourceFile) {
        precondition(diagnostics.allSatisfy { $0.isInside(source) }, "a fault outside of the text, or without words")
    }
}

// SPDX-License-Identifier: Apache-2.0
import AssaySyntax

/// Programs: the parser takes any text, and the layout of a program is a program with the same layout.
enum SourceText {
    static func read(_ bytes: [UInt8]) {
        guard let source = try? SourceFile(name: "s", bytes: bytes) else { return }
        let parsed = Parser.parse(source)
        for diagnostic in parsed.diagnostics { precondition(!diagnostic.code.isEmpty, "a fault without a code") }
        let text = Formatter.format(parsed.tree)
        guard !parsed.hasErrors else { return }
        guard let again = try? SourceFile(name: "s", text: text) else { return }
        let second = Parser.parse(again)
        precondition(!second.hasErrors, "a program that was laid out is none")
        precondition(Formatter.format(second.tree) == text, "laid out again, a program is another")
    }
}

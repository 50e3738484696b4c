// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Testing

@testable import AssaySyntax

/// Random trees, laid out and read again.
@Suite struct RandomProgramTests {
    @Test func layingOutAndReadingGivesTheSameTree() throws {
        let random = SeededGenerator()
        var programs = RandomProgram(random)
        for index in 0..<400 {
            let tree = try programs.tree()
            let text = Formatter.format(tree)
            let result = try Samples.parse(text)
            let faults = result.diagnostics.map { DiagnosticRenderer().render($0, in: result.tree.source) }
            let difference =
                faults + Self.difference(Outline.of(tree), Outline.of(result.tree)) + Self.difference(text, Formatter.format(result.tree))
            #expect(difference == [], "\(random), program \(index):\n\(text)")
            guard difference.isEmpty else { return }
        }
    }

    /// Line ends and comments between any two tokens change nothing, and the comments survive.
    @Test func spaceAndCommentsAreFree() throws {
        var random = SeededGenerator()
        var programs = RandomProgram(random)
        for index in 0..<200 {
            let plain = try Samples.parse(Formatter.format(try programs.tree())).tree
            let loose = try Samples.parse(Self.loosened(plain.source, &random))
            let text = Formatter.format(loose.tree)
            let again = try Samples.parse(text).tree
            let faults = loose.diagnostics.map { DiagnosticRenderer().render($0, in: loose.tree.source) }
            let comments = [loose.tree, again].map { $0.comments.map(\.text).joined(separator: "\n") }
            let difference =
                faults + Self.difference(Outline.of(plain), Outline.of(loose.tree)) + Self.difference(Outline.of(plain), Outline.of(again))
                + Self.difference(text, Formatter.format(again)) + Self.difference(comments[0], comments[1])
            #expect(difference == [], "\(random), program \(index)")
            guard difference.isEmpty else { return }
        }
    }

    /// The first line in which two texts differ, in both.
    private static func difference(_ a: String, _ b: String) -> [String] {
        let lines = [a, b].map { $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
        guard let index = zip(lines[0], lines[1]).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset else {
            return lines[0].count == lines[1].count ? [] : ["\(lines[0].count) and \(lines[1].count) lines"]
        }
        return [lines[0][index], lines[1][index]]
    }

    /// The tokens of a source with random space between them; a unit stays on the line of its number, and in one piece.
    private static func loosened(_ source: SourceFile, _ random: inout SeededGenerator) -> String {
        var lexer = Lexer(source)
        lexer.takesBrackets = true
        var text = ""
        var previous: Token?
        while case let token = lexer.next(), token.kind != .endOfFile {
            if let previous { text += space(between: previous, and: token).randomElement(using: &random) ?? " " }
            text += source.text(token.span)
            previous = token
        }
        return text
    }

    private static func space(between previous: Token, and token: Token) -> [String] {
        let isInUnit = [previous, token].contains { [.slash, .star, .caret].contains($0.symbol) }
        if isInUnit, previous.span.end == token.span.start { return [""] }
        if previous.isNumber, token.word != nil { return [" ", "  "] }
        return [" ", " ", "\n", "\n\n\n", " // note\n", "\n    // own\n\t"]
    }
}

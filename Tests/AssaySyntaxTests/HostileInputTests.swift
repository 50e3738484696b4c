// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Testing

@testable import AssaySyntax

/// Whatever the bytes: no trap, an answer in time, spans inside the source, and a tree or an error.
@Suite struct HostileInputTests {
    private static let samples = [Samples.diary, Samples.everything]

    /// Mutations of both kinds: 10,000 in all.
    private static let mutations = 5_000

    @Test func mutatedBytes() throws {
        var random = SeededGenerator()
        for index in 0..<Self.mutations {
            var bytes = Array(Self.samples[index % 2].utf8)
            for _ in 0..<Int.random(in: 1...4, using: &random) { Self.mutate(&bytes, &random) }
            try Self.check(bytes, "\(random), mutation \(index)")
        }
    }

    @Test func mutatedTokens() throws {
        var random = SeededGenerator()
        let samples = try Self.samples.map { try Self.tokens(of: $0) }
        for index in 0..<Self.mutations {
            var tokens = samples[index % 2]
            for _ in 0..<Int.random(in: 1...4, using: &random) { Self.mutate(&tokens, &random) }
            try Self.check(Array(tokens.joined(separator: " ").utf8), "\(random), mutation \(index)")
        }
    }

    @Test func randomBytes() throws {
        var random = SeededGenerator()
        for index in 0..<500 {
            let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in UInt8.random(in: .min ... .max, using: &random) }
            try Self.check(bytes, "\(random), file \(index)")
        }
    }

    /// Each piece repeated to some 30,000 bytes, in a `let` and in a record.
    @Test(arguments: [
        "(", ")", "{", "not ", "-", "- ", "+", "when ", "when a: ", "when a: 1 else ", "sum of ", "sum of a in (", "a(", "a.", "a where ",
        "in ",
        "1 ", "a ", "1+", "a and ", "a or ", "a<", "otherwise ", "a otherwise ", "rounded ", "a rounded up ", "..", "let ", "let a = ",
        "record a {",
        "record ", "rule ", "a: ", "a | ", "publish a as ", "\"", "\"a", "'", "//", "/*", "#", "@", "@ ", "é", "☃", "\u{202e}", "“", "9",
        "9.", "9.9", "9,9",
        "1e", "\n", "\r", "\t", "%", "5 %", "==", "count ", "count of ", "count(", "if ", "mean of x where ", "x is ", "x not in ", "^",
        "^2", ", ", "[", "[ (1, 2) ", "test \"a\" { ", "property \"a\" { shuffle a ", "expect ", "expect refused by (", "change a of ",
    ])
    func repetition(piece: String) throws {
        let run = String(repeating: piece, count: 30_000 / piece.utf8.count)
        try Self.check(Array((Samples.head + "let a = " + run).utf8), "let a = \(piece)…")
        try Self.check(Array((Samples.head + "record R { a: 0 .. " + run).utf8), "record R { a: 0 .. \(piece)…")
        try Self.check(Array((Samples.head + "test \"t\" { a = [ (1, " + run).utf8), "test { a = [ (1, \(piece)…")
        try Self.check(Array((Samples.head + "test \"t\" { expect refused by " + run).utf8), "expect refused by \(piece)…")
        try Self.check(Array((Samples.head + "property \"t\" { " + run).utf8), "property { \(piece)…")
    }

    @Test func aLongFileIsReadInTime() throws {
        let line = "let a = (1 + b) * mean of c in d where e = 3 // and so on\n"
        let text = Samples.head + String(repeating: line, count: 1 << 10)
        let elapsed = try ContinuousClock().measure { try Self.check(Array(text.utf8), "many lines") }
        #expect(elapsed < .seconds(60))
    }

    /// Places and excerpts of faults far out on a long line do not take the time of the whole line's characters.
    @Test func faultsOnALongLineAreShownInTime() throws {
        let text = Samples.head + "let a = " + String(repeating: "é== ", count: 1 << 15)
        let elapsed = try ContinuousClock().measure {
            let result = try Samples.parse(text)
            #expect(result.diagnostics.count == Parser.maximumDiagnostics + 1)
            let shown = DiagnosticRenderer().render(result.diagnostics, in: result.tree.source)
            #expect(shown.utf8.count < 100_000)
            #expect(result.diagnostics.map { DiagnosticReport($0, in: result.tree.source) }.count == result.diagnostics.count)
        }
        #expect(elapsed < .seconds(60))
    }

    // MARK: The checks

    private static func check(_ bytes: [UInt8], _ what: @autoclosure () -> String) throws {
        guard let source = try? SourceFile(name: "hostile.assay", bytes: bytes) else { return }
        let result = Parser.parse(source)
        #expect(result.diagnostics.allSatisfy { $0.isInside(source) }, "\(what())")
        #expect(result.hasErrors || isComplete(result.tree), "\(what())")
        #expect(result.diagnostics.count <= Parser.maximumDiagnostics + 1, "\(what())")
        _ = DiagnosticRenderer(usesColour: true).render(Array(result.diagnostics.prefix(3)), in: source)
        _ = result.diagnostics.prefix(3).map { DiagnosticReport($0, in: source) }
        guard !result.hasErrors else { return }
        let again = try Samples.parse(Formatter.format(result.tree))
        #expect(again.diagnostics.isEmpty && Outline.of(again.tree) == Outline.of(result.tree), "\(what())")
    }

    private static func isComplete(_ tree: SyntaxTree) -> Bool {
        tree.edition != nil && tree.algorithm != nil && !Outline.of(tree).contains("invalid")
    }

    // MARK: The mutations

    private static let pieces: [String] = [
        "(", ")", "{", "}", ":", "=", "..", ".", ",", "|", "^", "%", "\"", "//", "\n", "and", "or", "not", "in", "of", "where", "when",
        "else",
        "otherwise", "rounded", "half up", "as", "is", "missing", "count", "mean", "let", "publish", "record", "data", "0", "1.5", "5%",
        "mmHg", "é", "“", "[", "]", "test", "property", "expect", "shuffle", "from", "same",
    ]

    private static func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(UInt8.random(in: 1...127, using: &random), at: place)
        case 3: bytes.removeSubrange(place..<min(bytes.count, place + 20))
        default: bytes.insert(contentsOf: (pieces.randomElement(using: &random) ?? "(").utf8, at: place)
        }
    }

    private static func mutate(_ tokens: inout [String], _ random: inout SeededGenerator) {
        guard !tokens.isEmpty else { return }
        let place = Int.random(in: 0..<tokens.count, using: &random)
        switch Int.random(in: 0...3, using: &random) {
        case 0: tokens.remove(at: place)
        case 1: tokens.insert(pieces.randomElement(using: &random) ?? "(", at: place)
        case 2: tokens[place] = tokens.randomElement(using: &random) ?? "("
        default: tokens.swapAt(place, Int.random(in: 0..<tokens.count, using: &random))
        }
    }

    private static func tokens(of text: String) throws -> [String] {
        let source = try Samples.source(text)
        var lexer = Lexer(source)
        lexer.takesBrackets = true
        var tokens: [String] = []
        while case let token = lexer.next(), token.kind != .endOfFile { tokens.append(source.text(token.span)) }
        return tokens
    }
}

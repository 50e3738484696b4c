// SPDX-License-Identifier: Apache-2.0

/// Reads a program by recursive descent with one token of look-ahead.
///
/// Total: every source gives a tree, and every fault a diagnostic with a span inside the source. After a fault that
/// leaves no doubt about what was meant the parser goes on in place; after any other it goes on with the next field or
/// declaration. It takes time linear in the length of the source, and its recursion is bounded by `maximumNesting`.
public struct Parser {
    let source: SourceFile
    private var lexer: Lexer
    /// The token to be read next.
    private(set) var token: Token
    /// The one after it.
    private(set) var following: Token
    /// Where the last token that was read ends.
    private(set) var previousEnd = 0
    private var diagnostics: [Diagnostic] = []
    private var nesting = 0
    /// Whether the text being read is a test or property: brackets stand around tables, and what starts a line there is no unit.
    var isInBlock = false {
        didSet { lexer.takesBrackets = isInBlock }
    }
    /// Whether the text being read is a table, where commas stand between values only.
    var isInTable = false {
        didSet { lexer.commaSeparates = isInTable }
    }
    /// Whether the text being read is an expression of such a block, which has units like any other.
    var isInBlockExpression = false
    /// Whether the text being read stands between `of` and its `in`, where a bare `in` names the rows.
    var stopsAtIn = false
    /// Whether the text being read is the `where` of an aggregation without parentheses, where nothing may follow.
    var stopsAtClause = false

    /// How deep parentheses, calls, `when` and `not` may nest.
    static let maximumNesting = 48
    /// How many faults are reported in one file.
    static let maximumDiagnostics = 100

    /// Says that a part cannot be read; its fault has been reported.
    struct Failure: Error {}

    /// Reads a whole program. At least one diagnostic is an error unless the tree is complete.
    public static func parse(_ source: SourceFile) -> ParseResult {
        guard !source.isTable else {
            let tree = SyntaxTree(source: source, edition: nil, algorithm: nil, declarations: [], comments: [])
            return ParseResult(tree: tree, diagnostics: [.table(source.span)])
        }
        var parser = Parser(source)
        let tree = parser.parseProgram()
        return ParseResult(tree: tree, diagnostics: parser.collectedDiagnostics())
    }

    init(_ source: SourceFile) {
        self.source = source
        lexer = Lexer(source)
        token = lexer.next()
        following = lexer.next()
    }

    var comments: [CommentSyntax] { lexer.comments }

    // MARK: Tokens

    var isAtEnd: Bool { token.kind == .endOfFile }

    mutating func advance() {
        previousEnd = token.span.end
        token = following
        following = lexer.next()
    }

    /// Reads the symbol if it is next.
    mutating func take(_ symbol: Token.Symbol) -> Bool {
        guard token.isSymbol(symbol) else { return false }
        advance()
        return true
    }

    /// Reads the word if it is next.
    mutating func take(_ word: String) -> Bool {
        guard token.isWord(word) else { return false }
        advance()
        return true
    }

    /// Reads the symbol, or reports that it is missing in `context`.
    mutating func expect(_ symbol: Token.Symbol, in context: String) throws(Failure) {
        guard !take(symbol) else { return }
        throw failure(.expectedSign(symbol.rawValue, in: context, found: describeToken(), at: placeOfMissing))
    }

    /// Reads a name that is being declared or referred to as `role` ("a record", "a field").
    mutating func expectName(of role: String) throws(Failure) -> NameSyntax {
        guard case .name(let text) = token.kind, !(startsLine && startsDeclaration) else {
            throw failure(.expectedName(of: role, found: describeToken(), at: placeOfMissing))
        }
        let name = NameSyntax(text: text, span: token.span)
        if Words.reserved.contains(text) {
            guard !startsLine || following.isSymbol(.colon) else {
                throw failure(.expectedName(of: role, found: describeToken(), at: placeOfMissing))
            }
            report(.reservedWord(text, as: role, token.span))
        }
        advance()
        return name
    }

    private var startsLine: Bool { token.isFirstOnLine && previousEnd > 0 }

    /// Where to say that something is missing: at the next token, or behind the last one when the next is on another line.
    var placeOfMissing: Span {
        isAtEnd || startsLine ? Span(at: previousEnd) : token.span
    }

    /// How messages call the next token.
    func describeToken() -> String {
        switch token.kind {
        case .endOfFile: "the end of the file"
        case .string: "a text"
        default: startsLine ? "the end of the line" : "`\(source.quoted(token.span))`"
        }
    }

    func span(from start: Int) -> Span {
        Span(start, Swift.max(start, previousEnd))
    }

    // MARK: Faults

    mutating func report(_ diagnostic: Diagnostic) {
        guard diagnostics.count < Self.maximumDiagnostics, diagnostics.last?.span.start != diagnostic.span.start else { return }
        diagnostics.append(diagnostic)
    }

    /// Reports the fault and gives the error to throw.
    mutating func failure(_ diagnostic: Diagnostic) -> Failure {
        report(diagnostic)
        return Failure()
    }

    /// Runs `body` one level deeper, and fails where nesting gets too deep.
    mutating func nested<Result>(_ body: (inout Parser) throws(Failure) -> Result) throws(Failure) -> Result {
        guard nesting < Self.maximumNesting else { throw failure(.tooDeep(token.span)) }
        nesting += 1
        defer { nesting -= 1 }
        return try body(&self)
    }

    /// All faults in source order, one at each place.
    private func collectedDiagnostics() -> [Diagnostic] {
        let all = (lexer.diagnostics + diagnostics).enumerated()
            .sorted { ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset) }
            .map(\.element)
        var kept: [Diagnostic] = []
        for diagnostic in all where kept.last?.span.start != diagnostic.span.start { kept.append(diagnostic) }
        guard kept.count > Self.maximumDiagnostics else { return kept }
        return kept.prefix(Self.maximumDiagnostics) + [.tooManyFaults(kept[Self.maximumDiagnostics].span)]
    }
}

/// What the parser makes of a source.
public struct ParseResult: Sendable {
    /// The program, without the parts that could not be read.
    public let tree: SyntaxTree
    /// In source order; empty or warnings only when the whole program could be read.
    public let diagnostics: [Diagnostic]

    /// Whether the tree may lack parts.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

// SPDX-License-Identifier: Apache-2.0

extension Parser {
    /// `edition algorithm { declaration }`
    mutating func parseProgram() -> SyntaxTree {
        guard !isAtEnd else {
            report(.emptyFile(source.span))
            return tree(edition: nil, algorithm: nil, declarations: [])
        }
        let edition = parseEdition()
        guard edition.map({ EditionSyntax.known.contains($0.number) }) ?? true else {
            return tree(edition: edition, algorithm: nil, declarations: [])
        }
        let algorithm = parseAlgorithm()
        var declarations: [DeclarationSyntax] = []
        while !isAtEnd {
            if let declaration = parseDeclaration() { declarations.append(declaration) }
        }
        return tree(edition: edition, algorithm: algorithm, declarations: declarations)
    }

    private func tree(edition: EditionSyntax?, algorithm: AlgorithmSyntax?, declarations: [DeclarationSyntax]) -> SyntaxTree {
        SyntaxTree(source: source, edition: edition, algorithm: algorithm, declarations: declarations, comments: comments)
    }

    // MARK: The head

    private mutating func parseEdition() -> EditionSyntax? {
        let start = token.span.start
        guard take("assay") else {
            report(.missingEdition(Span(at: start)))
            return nil
        }
        guard case .number(let number) = token.kind, number.exactScale == 0 else {
            report(.unreadableEdition(found: describeToken(), placeOfMissing))
            skipLine()
            return nil
        }
        advance()
        if !EditionSyntax.known.contains(number.significand) { report(.unknownEdition(number.significand, number.span)) }
        return EditionSyntax(number: number.significand, span: span(from: start))
    }

    private mutating func parseAlgorithm() -> AlgorithmSyntax? {
        let start = token.span.start
        let isModule = token.isWord("module")
        guard take("algorithm") || take("module") else {
            report(.missingAlgorithm(Span(at: previousEnd)))
            return nil
        }
        guard case .string(let title) = token.kind else {
            report(.unquotedTitle(found: describeToken(), placeOfMissing))
            skipLine()
            return nil
        }
        let titleSpan = token.span
        advance()
        checkTitle(title, titleSpan)
        return AlgorithmSyntax(isModule: isModule, title: title, titleSpan: titleSpan, span: span(from: start))
    }

    private mutating func checkTitle(_ title: String, _ span: Span) {
        if title.allSatisfy(\.isWhitespace) { report(.emptyTitle(span)) }
        if title.count > AlgorithmSyntax.maximumTitleLength { report(.longTitle(span)) }
    }

    private mutating func skipLine() {
        while !isAtEnd, !token.isFirstOnLine { advance() }
    }

    // MARK: Declarations

    /// Reads one declaration; `nil` when it cannot be read, and then the next token starts one or ends the file.
    private mutating func parseDeclaration() -> DeclarationSyntax? {
        let start = token.span.start
        do throws(Failure) {
            return try parseDeclaration(startingWith: token.word ?? "")
        } catch {
            if token.span.start == start, !isAtEnd { advance() }
            skipToDeclaration()
            return nil
        }
    }

    private mutating func parseDeclaration(startingWith word: String) throws(Failure) -> DeclarationSyntax? {
        if let declaration = try parseKnown(word) { return declaration }
        return try parseMisplaced(word)
    }

    /// The declaration that this word starts, which is next; `nil` for any other word.
    mutating func parseKnown(_ word: String) throws(Failure) -> DeclarationSyntax? {
        switch word {
        case "import": .import(try parseImport())
        case "record": .record(try parseRecord())
        case "data": .data(try parseData())
        case "param": .param(try parseParam())
        case "rule": .rule(try parseRule())
        case "function": .function(try parseFunction())
        case "let": .let(try parseLet())
        case "require": .require(try parseRequire())
        case "publish": .publish(try parsePublish())
        case "test" where startsBlock: .test(try parseTestBlock())
        case "property" where startsBlock: .property(try parsePropertyBlock())
        default: nil
        }
    }

    /// Whether the next token surely starts a declaration, also where a name could stand.
    var startsDeclaration: Bool {
        guard let word = token.word, token.isFirstOnLine || !following.isFirstOnLine else { return false }
        switch following.kind {
        case .name(let next):
            return Words.openers.contains(word) || Words.declarations.contains(word) && !Words.infix.contains(next)
        case .string: return word == "algorithm" || word == "module" || Words.blocks.contains(word)
        case .number: return (word == "assay" || Words.openers.contains(word)) && token.isFirstOnLine
        case .symbol(let symbol):
            return Words.openers.contains(word) && token.isFirstOnLine && (symbol == .leftParenthesis || symbol == .minus)
        case .endOfFile: return false
        }
    }

    /// Skips to the next declaration or the end of the file.
    mutating func skipToDeclaration() {
        while !isAtEnd, !resumesAtDeclaration { advance() }
    }

    private var resumesAtDeclaration: Bool {
        guard let word = token.word else { return false }
        if startsDeclaration { return true }
        return token.isFirstOnLine && Words.declarations.contains(word) && !following.isSymbol(.colon)
    }
}

extension AlgorithmSyntax {
    /// The most characters that a title may have.
    public static let maximumTitleLength = 120
}

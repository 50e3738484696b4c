// SPDX-License-Identifier: Apache-2.0

/// `test` and `property`: blocks that try the program and are no part of its circuit.
extension Parser {
    /// Whether a `test` or `property` starts here: with its title, or with what people write in its place.
    var startsBlock: Bool {
        switch following.kind {
        case .string, .symbol(.leftBrace): true
        case .name, .number: !following.isFirstOnLine
        default: false
        }
    }

    /// `test STRING { { GIVEN } EXPECTATION { EXPECTATION } }`
    mutating func parseTestBlock() throws(Failure) -> TestSyntax {
        let start = token.span.start
        isInBlock = true
        defer { isInBlock = false }
        let head = try parseBlockHead()
        var givens: [GivenSyntax] = []
        var expectations: [ExpectationSyntax] = []
        let isWhole = parseItems { parser throws(Failure) in
            if parser.startsExpectation { return expectations.append(try parser.parseExpectation()) }
            givens.append(try parser.parseGiven())
            if !expectations.isEmpty { parser.report(.givenAfterExpectation(givens[givens.count - 1].span)) }
        }
        closeBlock(head)
        if isWhole, head.hasTitle, expectations.isEmpty { report(.expectsNothing("test", head.titleSpan)) }
        return TestSyntax(
            title: head.title, titleSpan: head.titleSpan, givens: givens, expectations: expectations, span: span(from: start))
    }

    /// `property STRING { CHANGE { CHANGE } EXPECTATION { EXPECTATION } }`
    mutating func parsePropertyBlock() throws(Failure) -> PropertySyntax {
        let start = token.span.start
        isInBlock = true
        defer { isInBlock = false }
        let head = try parseBlockHead()
        var changes: [ChangeSyntax] = []
        var expectations: [ExpectationSyntax] = []
        let isWhole = parseItems { parser throws(Failure) in
            if parser.startsExpectation { return expectations.append(try parser.parseExpectation()) }
            changes.append(try parser.parseChange())
            if !expectations.isEmpty { parser.report(.changeAfterExpectation(changes[changes.count - 1].span)) }
        }
        closeBlock(head)
        if isWhole, head.hasTitle, changes.isEmpty { report(.changesNothing(head.titleSpan)) }
        if isWhole, head.hasTitle, !changes.isEmpty, expectations.isEmpty { report(.expectsNothing("property", head.titleSpan)) }
        return PropertySyntax(
            title: head.title, titleSpan: head.titleSpan, changes: changes, expectations: expectations, span: span(from: start))
    }

    // MARK: Head and braces

    private struct BlockHead {
        let title: String
        let titleSpan: Span
        let opener: Span

        /// Whether the title is written, so that it can be pointed at.
        var hasTitle: Bool { !titleSpan.isEmpty }
    }

    /// `test STRING {`
    private mutating func parseBlockHead() throws(Failure) -> BlockHead {
        let word = token.word ?? ""
        advance()
        let (title, titleSpan) = parseBlockTitle(of: word)
        let opener = token.span
        guard take(.leftBrace) else { throw failure(.blockWithoutBrace(word, placeOfMissing)) }
        return BlockHead(title: title, titleSpan: titleSpan, opener: opener)
    }

    private mutating func parseBlockTitle(of word: String) -> (String, Span) {
        let span = token.span
        guard case .string(let title) = token.kind else {
            report(.blockWithoutTitle(word, placeOfMissing))
            while !isAtEnd, !token.isFirstOnLine, !token.isSymbol(.leftBrace) { advance() }
            return ("", Span(at: previousEnd))
        }
        advance()
        if title.allSatisfy(\.isWhitespace) { report(.blockWithoutTitle(word, span)) }
        if title.count > AlgorithmSyntax.maximumTitleLength { report(.longTitle(span)) }
        return (title, span)
    }

    private mutating func closeBlock(_ head: BlockHead) {
        if !take(.rightBrace) { report(.unclosed("{", head.opener, at: placeOfMissing)) }
    }

    // MARK: What stands between the braces

    /// Reads up to the closing brace, or to where it is plainly missing; whether all could be read.
    private mutating func parseItems(_ parse: (inout Parser) throws(Failure) -> Void) -> Bool {
        var isWhole = true
        while !isAtEnd, !token.isSymbol(.rightBrace), !endsUnclosedBlock {
            let start = token.span
            do throws(Failure) {
                try parse(&self)
            } catch {
                isWhole = false
                if token.span == start { advance() }
                while !isAtEnd, !token.isSymbol(.rightBrace), !endsUnclosedBlock, !startsItem { advance() }
            }
        }
        return isWhole
    }

    private var endsUnclosedBlock: Bool { startsDeclaration && token.isFirstOnLine }

    private var startsExpectation: Bool { token.isWord("expect") && !following.isSymbol(.equal) && !following.isWord("from") }

    /// Whether a line of a block starts here, so that no unit does: `expect`, a change, or a name with `=` or `from`.
    var startsItem: Bool {
        guard let word = token.word else { return false }
        return word == "expect" || following.isSymbol(.equal) || following.isWord("from")
            || ChangeSyntax.Verb(rawValue: word) != nil && following.word != nil
    }
}

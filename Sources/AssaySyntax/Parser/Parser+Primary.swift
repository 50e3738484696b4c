// SPDX-License-Identifier: Apache-2.0

/// Numbers, names, calls and what stands in parentheses.
extension Parser {
    mutating func parsePrimary() throws(Failure) -> ExpressionSyntax {
        switch token.kind {
        case .number(let number): try parseNumber(number)
        case .string(let text): try parseMisplacedText(text)
        case .symbol(.leftParenthesis): try parseParenthesized()
        case .name(let word): try parseNamed(word)
        case .symbol, .endOfFile: throw failure(.expectedValue(found: describeToken(), placeOfMissing))
        }
    }

    /// `NUMBER [UNIT]`
    private mutating func parseNumber(_ number: NumberSyntax) throws(Failure) -> ExpressionSyntax {
        advance()
        guard let unit = try parseUnit(inExpression: true) else { return ExpressionSyntax(.number(number, unit: nil), number.span) }
        checkUnit(unit, of: number)
        return try build(.number(number, unit: unit), from: number.span.start)
    }

    private mutating func checkUnit(_ unit: UnitSyntax, of number: NumberSyntax) {
        if number.isPercent { report(.percentWithUnit(unit.span)) }
        if ["percent", "pct"].contains(unit.factors[0].name.text) {
            report(.percentWord(source.text(number.span), number.span.joined(with: unit.span)))
        }
    }

    private mutating func parseMisplacedText(_ text: String) throws(Failure) -> ExpressionSyntax {
        report(.misplacedText(text, token.span))
        advance()
        return ExpressionSyntax(.invalid, Span(previousEnd - 1, previousEnd))
    }

    /// `( EXPRESSION )`
    mutating func parseParenthesized() throws(Failure) -> ExpressionSyntax {
        let opener = token.span
        advance()
        let inner = try withFreshContext { parser throws(Failure) in try parser.parseExpression() }
        try closeParenthesis(opener)
        return try build(.parenthesized(inner), from: opener.start)
    }

    /// Runs `body` where neither `in` nor clauses mean anything special, as inside parentheses.
    mutating func withFreshContext<Result>(
        _ body: (inout Parser) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let saved = (stopsAtIn, stopsAtClause)
        (stopsAtIn, stopsAtClause) = (false, false)
        defer { (stopsAtIn, stopsAtClause) = saved }
        return try body(&self)
    }

    mutating func closeParenthesis(_ opener: Span) throws(Failure) {
        if take(.rightParenthesis) { return }
        if token.isSymbol(.comma) { throw failure(.commaInParentheses(token.span)) }
        let isPlainlyOver = isAtEnd || startsDeclaration || token.isSymbol(.rightBrace)
        guard isPlainlyOver else { throw failure(.unclosed("(", opener, at: token.span)) }
        report(.unclosed("(", opener, at: placeOfMissing))
    }

    // MARK: Names

    private mutating func parseNamed(_ word: String) throws(Failure) -> ExpressionSyntax {
        if startsWhen { return try parseBareWhen() }
        if startsAggregation { return try parseAggregation() }
        if startsConsecutive { return try parseConsecutive() }
        if startsPrevious { return try parsePrevious() }
        if startsDeclaration || Words.reserved.contains(word) {
            throw failure(.expectedValue(found: describeToken(), placeOfMissing))
        }
        let name = NameSyntax(text: word, span: token.span)
        advance()
        switch token.symbol {
        case .dot: return try parseMember(of: name)
        case .leftParenthesis: return Words.forms.contains(word) ? try parseForm(name) : try parseCall(of: name)
        default: return ExpressionSyntax(.name(name), name.span)
        }
    }

    /// `ROW . FIELD`; after the point any word is a field.
    mutating func parseMember(of row: NameSyntax) throws(Failure) -> ExpressionSyntax {
        advance()
        guard case .name(let text) = token.kind else {
            throw failure(.expectedName(of: "a field", found: describeToken(), at: placeOfMissing))
        }
        let field = NameSyntax(text: text, span: token.span)
        advance()
        if token.isSymbol(.leftParenthesis) {
            let span = Span(row.span.start, field.span.end)
            return try parseCall(of: NameSyntax(text: "\(row.text).\(text)", span: span))
        }
        if token.isSymbol(.dot) { throw failure(.secondPoint(token.span)) }
        return try build(.member(row: row, field: field), from: row.span.start)
    }

    /// `NAME ( EXPRESSION { , EXPRESSION } )`
    mutating func parseCall(of name: NameSyntax) throws(Failure) -> ExpressionSyntax {
        let opener = token.span
        advance()
        let arguments = try withFreshContext { parser throws(Failure) in
            var arguments = [try parser.parseExpression()]
            while parser.take(.comma) { arguments.append(try parser.parseExpression()) }
            return arguments
        }
        try closeParenthesis(opener)
        if name.text == "round" { report(.roundCall(span(from: name.span.start))) }
        return try build(.call(name, arguments: arguments), from: name.span.start)
    }
}

// SPDX-License-Identifier: Apache-2.0

/// `count in ROWS` and `VERB of CONDITION in ROWS`
extension Parser {
    /// Whether the name that is next is a verb here, or what people take for one.
    var startsAggregation: Bool {
        guard let word = token.word else { return false }
        if word == "count" || following.isWord("of") { return !Words.infix.contains(word) }
        return following.isSymbol(.leftParenthesis) && Words.verbs.contains(word) && !Words.functions.contains(word)
    }

    mutating func parseAggregation() throws(Failure) -> ExpressionSyntax {
        guard let word = token.word else { throw failure(.expectedValue(found: describeToken(), placeOfMissing)) }
        if following.isSymbol(.leftParenthesis) { return try parseVerbCall(word) }
        guard let verb = AggregationSyntax.Verb(rawValue: word) else { return try parseUnknownVerb(word) }
        let verbSpan = token.span
        advance()
        let operand = try parseOperand(of: verb, verbSpan)
        guard let rows = try parseAggregatedRows(verb, operand) else { return try build(.invalid, from: verbSpan.start) }
        let aggregation = AggregationSyntax(verb: verb, verbSpan: verbSpan, operand: verb.takesOperand ? operand : nil, rows: rows)
        let result = try build(.aggregation(aggregation), from: verbSpan.start)
        reportClauseAfterWhere(rows)
        return result
    }

    /// `of CONDITION`; `nil` for `count`, which has none.
    private mutating func parseOperand(of verb: AggregationSyntax.Verb, _ verbSpan: Span) throws(Failure) -> ExpressionSyntax? {
        guard token.isWord("of") else { return nil }
        let ofSpan = token.span
        advance()
        let saved = (stopsAtIn, stopsAtClause)
        (stopsAtIn, stopsAtClause) = (true, false)
        defer { (stopsAtIn, stopsAtClause) = saved }
        let operand = try nested { parser throws(Failure) in try parser.parseCondition() }
        if verb == .count {
            let rows = token.isWord("in") ? nil : source.excerpt(operand.span)
            report(.countOf(rows: rows, Span(ofSpan.start, operand.span.end)))
        }
        return operand
    }

    /// `in ROWS`; `nil` when it is missing, which is reported.
    private mutating func parseAggregatedRows(
        _ verb: AggregationSyntax.Verb, _ operand: ExpressionSyntax?
    ) throws(Failure) -> ExpressionSyntax? {
        if let word = token.word, ForeignWord.prepositions.contains(word), !token.isFirstOnLine {
            report(.preposition(word, token.span))
            advance()
            return try parseRows()
        }
        if take("in") { return try parseRows() }
        if verb == .count, let operand { return operand }
        report(.missingIn(verb, operand: operand.flatMap { source.excerpt($0.span) }, found: describeToken(), placeOfMissing))
        if token.isWord("where") {
            advance()
            _ = try nested { parser throws(Failure) in try parser.parseCondition() }
        }
        return nil
    }

    /// `ROWS [where CONDITION]`, where ROWS is a name or stands in parentheses.
    private mutating func parseRows() throws(Failure) -> ExpressionSyntax {
        let rows = try parseRowsName()
        guard token.isWord("where") else { return rows }
        let saved = stopsAtClause
        stopsAtClause = true
        defer { stopsAtClause = saved }
        return try nested { parser throws(Failure) in try parser.parseFilters(of: rows) }
    }

    private mutating func parseRowsName() throws(Failure) -> ExpressionSyntax {
        if token.isSymbol(.leftParenthesis) { return try parseParenthesized() }
        guard let word = token.word, !Words.reserved.contains(word), !startsDeclaration else {
            throw failure(.expectedRows(found: describeToken(), placeOfMissing))
        }
        let name = NameSyntax(text: word, span: token.span)
        advance()
        return ExpressionSyntax(.name(name), name.span)
    }

    /// `share of x in rows where c otherwise 0`: reports that the rows need parentheses.
    private mutating func reportClauseAfterWhere(_ rows: ExpressionSyntax) {
        guard case .filter = rows.kind, token.isWord("otherwise") || token.isWord("rounded") else { return }
        report(.clauseAfterWhere(token.word ?? "", token.span, rows: rows.span, source.excerpt(rows.span)))
    }

    // MARK: What people write instead

    /// `count(usable)`, `mean(systolic)`
    private mutating func parseVerbCall(_ word: String) throws(Failure) -> ExpressionSyntax {
        let start = token.span.start
        advance()
        let argument = try parseParenthesized().unparenthesized
        let call = span(from: start)
        if word == "count", token.isWord("in") {
            report(.verbCall(word, argument: nil, call))
            advance()
            _ = try parseRows()
            return try build(.invalid, from: start)
        }
        report(.verbCall(word, argument: source.excerpt(argument.span), call))
        if take("in") { _ = try parseRows() }
        return try build(.invalid, from: start)
    }

    /// `median of x in rows`
    private mutating func parseUnknownVerb(_ word: String) throws(Failure) -> ExpressionSyntax {
        let span = token.span
        report(.unknownVerb(word, span))
        advance()
        let operand = try parseOperand(of: .sum, span)
        _ = try parseAggregatedRows(.sum, operand)
        return try build(.invalid, from: span.start)
    }
}

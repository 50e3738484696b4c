// SPDX-License-Identifier: Apache-2.0

/// `count in ROWS` and `VERB of CONDITION in ROWS`
extension Parser {
    /// Whether the name that is next is a verb here, or what people take for one.
    var startsAggregation: Bool {
        guard let word = token.word else { return false }
        if word == "count" || following.isWord("of") { return !Words.infix.contains(word) }
        if startsLongVerb || startsRow || (word == "percentile" && following.isNumber) { return true }
        return following.isSymbol(.leftParenthesis) && Words.verbs.contains(word) && !Words.functions.contains(word)
    }

    /// Whether a verb of two words is next.
    private var startsLongVerb: Bool {
        (token.isWord("standard") && following.isWord("deviation")) || (token.isWord("longest") && following.isWord("run"))
    }

    /// Whether `row PLACE` is next. The word after a field or `let` that is called `row` joins expressions, or starts the next line.
    private var startsRow: Bool {
        guard token.isWord("row") else { return false }
        if following.isNumber || following.isSymbol(.leftParenthesis) { return true }
        guard let word = following.word, !Words.reserved.contains(word), !Words.joints.contains(word) else { return false }
        return !(following.isFirstOnLine && Words.lineStarts.contains(word))
    }

    mutating func parseAggregation() throws(Failure) -> ExpressionSyntax {
        guard let word = token.word else { throw failure(.expectedValue(found: describeToken(), placeOfMissing)) }
        if following.isSymbol(.leftParenthesis), !startsRow { return try parseVerbCall(word) }
        guard let verb = AggregationSyntax.Verb(rawValue: startsLongVerb ? "\(word) \(following.word ?? "")" : word) else {
            return try parseUnknownVerb(word)
        }
        let start = token.span.start
        if startsLongVerb { advance() }
        advance()
        let verbSpan = span(from: start)
        let percent = verb == .percentile ? try parsePercent(verbSpan) : nil
        let place = verb == .row ? try parsePlace() : nil
        let operand = try parseOperand(of: verb, verbSpan)
        let second = try parseSecondOperand(of: verb)
        guard let rows = try parseAggregatedRows(verb, operand) else { return try build(.invalid, from: start) }
        let aggregation = AggregationSyntax(
            verb: verb, verbSpan: verbSpan, percent: percent, place: place, operand: verb.takesOperand ? operand : nil, second: second,
            rows: rows)
        let result = try build(.aggregation(aggregation), from: start)
        reportClauseAfterWhere(rows)
        return result
    }

    /// The 90 of `percentile 90 of …`, above 0 and up to 100.
    private mutating func parsePercent(_ verbSpan: Span) throws(Failure) -> NumberSyntax {
        guard case .number(let number) = token.kind else { throw failure(.percentileForm(placeOfMissing)) }
        advance()
        let isFine = !number.isPercent && number.scale <= 2 && number.significand > 0 && number.significand <= 100 * number.scaleFactor
        if !isFine { report(.percentileForm(number.span)) }
        return number
    }

    /// The place of `row PLACE of …`: a number, a name, or something in parentheses.
    private mutating func parsePlace() throws(Failure) -> ExpressionSyntax {
        let place: ExpressionSyntax
        switch token.kind {
        case .number(let number):
            place = ExpressionSyntax(.number(number, unit: nil), token.span)
            advance()
        case .symbol(.leftParenthesis): place = try parseParenthesized()
        case .name(let word) where !Words.reserved.contains(word) && !startsDeclaration:
            place = ExpressionSyntax(.name(NameSyntax(text: word, span: token.span)), token.span)
            advance()
        default: throw failure(.rowPlace(placeOfMissing))
        }
        guard token.isWord("of") else { throw failure(.rowPlace(placeOfMissing)) }
        return place
    }

    /// `against EXPRESSION` of a slope, `with EXPRESSION` of a correlation; `nil` for every other verb.
    private mutating func parseSecondOperand(of verb: AggregationSyntax.Verb) throws(Failure) -> ExpressionSyntax? {
        guard let joint = verb.joint else { return nil }
        guard take(joint) else { throw failure(.missingJoint(verb, joint, placeOfMissing)) }
        return try parseOperandText()
    }

    /// What stands between `of` and `in`.
    private mutating func parseOperandText() throws(Failure) -> ExpressionSyntax {
        let saved = (stopsAtIn, stopsAtClause)
        (stopsAtIn, stopsAtClause) = (true, false)
        defer { (stopsAtIn, stopsAtClause) = saved }
        return try nested { parser throws(Failure) in try parser.parseCondition() }
    }

    /// `of CONDITION`; `nil` for `count`, which has none.
    private mutating func parseOperand(of verb: AggregationSyntax.Verb, _ verbSpan: Span) throws(Failure) -> ExpressionSyntax? {
        guard token.isWord("of") else { return nil }
        let ofSpan = token.span
        advance()
        let operand = try parseOperandText()
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

    /// `ROWS [where CONDITION]`, where ROWS is a name or stands in parentheses, and `consecutive` or `by` may go with it.
    private mutating func parseRows() throws(Failure) -> ExpressionSyntax {
        let rows = try parseGroups(of: try parseRowsName())
        guard token.isWord("where") else { return rows }
        let saved = stopsAtClause
        stopsAtClause = true
        defer { stopsAtClause = saved }
        return try nested { parser throws(Failure) in try parser.parseFilters(of: rows) }
    }

    private mutating func parseRowsName() throws(Failure) -> ExpressionSyntax {
        if token.isSymbol(.leftParenthesis) { return try parseParenthesized() }
        if startsConsecutive { return try parseConsecutive() }
        guard let word = token.word, !Words.reserved.contains(word), !startsDeclaration else {
            throw failure(.expectedRows(found: describeToken(), placeOfMissing))
        }
        let name = NameSyntax(text: word, span: token.span)
        advance()
        switch token.symbol {
        case .leftParenthesis: return try parseCall(of: name)
        case .dot: return try parseMember(of: name)
        default: return ExpressionSyntax(.name(name), name.span)
        }
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

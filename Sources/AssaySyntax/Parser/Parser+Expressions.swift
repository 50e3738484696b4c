// SPDX-License-Identifier: Apache-2.0

/// Expressions from the loosest level down to comparisons.
extension Parser {
    /// `when …` or `CONDITION [where CONDITION]`
    mutating func parseExpression() throws(Failure) -> ExpressionSyntax {
        try nested { parser throws(Failure) in
            if parser.startsWhen { return try parser.parseWhen() }
            let rows = try parser.parseGroups(of: try parser.parseCondition())
            return try parser.parseFilters(of: rows)
        }
    }

    /// `{ where CONDITION }` after rows; a second `where` is reported, and one after something that cannot be rows.
    mutating func parseFilters(of rows: ExpressionSyntax) throws(Failure) -> ExpressionSyntax {
        if token.isWord("where"), !rows.mayBeRows { report(.whereAfterValue(token.span, rows.span)) }
        var result = rows
        var isFirst = true
        while token.isWord("where") {
            if !isFirst { report(.secondWhere(token.span)) }
            isFirst = false
            advance()
            let condition = try parseCondition()
            result = try build(.filter(rows: result, condition: condition), from: rows.span.start)
        }
        return result
    }

    /// A node that ends where the last token ended; fails where the tree gets too high.
    mutating func build(_ kind: ExpressionSyntax.Kind, from start: Int) throws(Failure) -> ExpressionSyntax {
        let node = ExpressionSyntax(kind, span(from: start))
        guard node.height <= ExpressionSyntax.maximumHeight else { throw failure(.tooDeep(token.span)) }
        return node
    }

    // MARK: and, or, not

    /// `TEST { and TEST }` or `TEST { or TEST }`
    mutating func parseCondition() throws(Failure) -> ExpressionSyntax {
        let first = try parseTest()
        var result = first
        let only = junction
        var isMixed = false
        while let joint = junction {
            if joint != only, !isMixed { report(.mixedAndOr(first.span.joined(with: following.span), token.span)) }
            isMixed = isMixed || joint != only
            let operatorSpan = token.span
            advance()
            let right = try parseTest()
            result = try build(.binary(joint, operatorSpan: operatorSpan, result, right), from: first.span.start)
        }
        return result
    }

    private var junction: BinaryOperator? {
        token.isWord("and") ? .and : token.isWord("or") ? .or : nil
    }

    /// `not TEST` or `COMPARISON`
    private mutating func parseTest() throws(Failure) -> ExpressionSyntax {
        guard token.isWord("not") else { return try parseComparison() }
        let start = token.span.start
        advance()
        let operand = try nested { parser throws(Failure) in try parser.parseTest() }
        return try build(.not(operand), from: start)
    }

    // MARK: Comparisons

    /// `AMOUNT [ RELATION AMOUNT | in AMOUNT .. AMOUNT | is present | is missing ]`
    private mutating func parseComparison() throws(Failure) -> ExpressionSyntax {
        let left = try parseAmount()
        guard var result = try parseTail(of: left) else { return left }
        while startsTail, let longer = try parseTail(of: result) {
            report(.chainedComparison(longer.span, range: rangeTest(meantBy: longer), inRows: stopsAtClause))
            result = longer
        }
        return result
    }

    /// `x in a .. b` for `a <= x <= b`, which reads `(a <= x) <= b` here.
    private func rangeTest(meantBy chain: ExpressionSyntax) -> String? {
        guard case .binary(let second, _, let left, let c) = chain.kind, case .binary(let first, _, let a, let b) = left.kind,
            first == second, first == .lessOrEqual || first == .greaterOrEqual, let x = source.excerpt(b.span),
            let lower = source.excerpt((first == .lessOrEqual ? a : c).span),
            let upper = source.excerpt((first == .lessOrEqual ? c : a).span)
        else { return nil }
        return "\(x) in \(lower) .. \(upper)"
    }

    private var startsTail: Bool {
        token.comparison != nil || token.isWord("is") || (token.isWord("in") && !stopsAtIn)
    }

    /// What follows the left side of a comparison; `nil` when there is none.
    private mutating func parseTail(of left: ExpressionSyntax) throws(Failure) -> ExpressionSyntax? {
        if let comparison = token.comparison { return try parseRelation(comparison, left) }
        if token.isWord("is") { return try parsePresence(left) }
        if token.isWord("not"), following.isWord("in") { return try parseNotIn(left) }
        guard token.isWord("in"), isRangeTest else { return nil }
        return try parseRangeTest(left)
    }

    /// Whether the `in` that is next tests a range; in the text after `of` it names the rows instead.
    private var isRangeTest: Bool {
        guard stopsAtIn else { return true }
        return following.isNumber || following.isSymbol(.minus)
    }

    private mutating func parseRelation(_ relation: BinaryOperator, _ left: ExpressionSyntax) throws(Failure) -> ExpressionSyntax {
        let operatorSpan = token.span
        advance()
        if token.isWord("missing") || token.isWord("present") {
            report(.equalsMissing(relation, source.text(token.span), operatorSpan.joined(with: token.span)))
            let isPresent = token.isWord("present") == (relation == .equal)
            advance()
            return try build(.presence(left, isPresent: isPresent), from: left.span.start)
        }
        let right = try parseAmount()
        return try build(.binary(relation, operatorSpan: operatorSpan, left, right), from: left.span.start)
    }

    private mutating func parsePresence(_ left: ExpressionSyntax) throws(Failure) -> ExpressionSyntax {
        let isSpan = token.span
        advance()
        let isNegated = token.isWord("not") && (following.isWord("present") || following.isWord("missing"))
        if isNegated {
            report(.isNot(following.isWord("missing") ? "present" : "missing", isSpan.joined(with: following.span)))
            advance()
        }
        guard token.isWord("present") || token.isWord("missing") else {
            throw failure(.expectedPresence(found: describeToken(), isSpan, placeOfMissing))
        }
        let isPresent = token.isWord("present") != isNegated
        advance()
        return try build(.presence(left, isPresent: isPresent), from: left.span.start)
    }

    // MARK: Range tests

    private mutating func parseNotIn(_ left: ExpressionSyntax) throws(Failure) -> ExpressionSyntax {
        report(.notIn(token.span.joined(with: following.span)))
        advance()
        let test = try parseRangeTest(left)
        return try build(.not(test), from: left.span.start)
    }

    private mutating func parseRangeTest(_ left: ExpressionSyntax) throws(Failure) -> ExpressionSyntax {
        let inSpan = token.span
        let isBare = stopsAtIn
        advance()
        let lower = try parseAmount()
        guard try parseRangeTestSign(left, lower, inSpan) else { return try build(.invalid, from: left.span.start) }
        let upper = try parseAmount()
        let test = try build(.inRange(left, lower: lower, upper: upper), from: left.span.start)
        if isBare { report(.bareRangeTest(test.span, source.excerpt(test.span))) }
        return test
    }

    /// Reads `..`; `false` when there is no range, which is reported.
    private mutating func parseRangeTestSign(
        _ left: ExpressionSyntax, _ lower: ExpressionSyntax, _ inSpan: Span
    ) throws(Failure) -> Bool {
        if take(.range) { return true }
        if token.isWord("to"), following.isNumber {
            report(.rangeSign("to", token.span))
            advance()
            return true
        }
        if case .binary(.subtract, let sign, let from, let to) = lower.kind, case .number = from.kind, case .number = to.kind {
            report(.rangeSign("-", sign))
        } else if case .name(let verb) = left.kind, Words.verbs.contains(verb.text) {
            report(.missingOf(verb.text, verb.span))
        } else {
            report(.expectedTestRange(inSpan.joined(with: lower.span), isName: lower.isBareName))
        }
        return false
    }
}

extension ExpressionSyntax {
    /// Whether it is a name or stands in parentheses.
    var mayBeRows: Bool {
        switch kind {
        case .name, .call, .parenthesized, .consecutive, .groups, .invalid: true
        default: false
        }
    }

    fileprivate var isBareName: Bool {
        if case .name = kind { true } else { false }
    }
}

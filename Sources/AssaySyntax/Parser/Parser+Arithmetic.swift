// SPDX-License-Identifier: Apache-2.0

/// Sums, products, signs, and the two clauses that may follow them.
extension Parser {
    /// `SUM` or `ONE { otherwise FACTOR | rounded MODE [to K decimals] }`
    mutating func parseAmount() throws(Failure) -> ExpressionSyntax {
        var result = try parseSum()
        let start = result.span.start
        while startsClause {
            if !Self.isOneThing(result) { reportLongClause(after: result) }
            result = try parseClause(of: result)
            if let sign = arithmeticSign {
                report(.calculationAfterClause(result.span, source.excerpt(result.span)))
                advance()
                let right = try parseSum()
                result = try build(.binary(sign.operation, operatorSpan: sign.span, result, right), from: start)
            }
        }
        return result
    }

    var startsClause: Bool {
        !stopsAtClause && (token.isWord("otherwise") || token.isWord("rounded"))
    }

    private var arithmeticSign: (operation: BinaryOperator, span: Span)? {
        switch token.symbol {
        case .plus: (.add, token.span)
        case .minus: (.subtract, token.span)
        case .star: (.multiply, token.span)
        case .slash: (.divide, token.span)
        default: nil
        }
    }

    /// Whether it is plain what a clause after the expression belongs to: a primary, or one division.
    private static func isOneThing(_ expression: ExpressionSyntax) -> Bool {
        switch expression.kind {
        case .binary(.divide, _, let left, _): isPrimary(left)
        default: isPrimary(expression)
        }
    }

    private static func isPrimary(_ expression: ExpressionSyntax) -> Bool {
        switch expression.kind {
        case .binary, .negation: false
        default: true
        }
    }

    private mutating func reportLongClause(after value: ExpressionSyntax) {
        let last = Self.lastOperand(of: value)
        report(
            .clauseAfterCalculation(
                token.word ?? "", token.span, whole: source.excerpt(value.span), last: source.excerpt(last.span), value.span))
    }

    private static func lastOperand(of expression: ExpressionSyntax) -> ExpressionSyntax {
        switch expression.kind {
        case .binary(_, _, _, let right): right
        case .negation(let operand): operand
        default: expression
        }
    }

    private mutating func parseClause(of value: ExpressionSyntax) throws(Failure) -> ExpressionSyntax {
        if token.isWord("rounded") {
            let rounding = try parseRounding()
            return try build(.rounded(value, rounding), from: value.span.start)
        }
        if case .number = value.kind { report(.numberOtherwise(source.text(value.span), token.span)) }
        advance()
        let fallback = try parseFactor()
        return try build(.otherwise(value, fallback: fallback), from: value.span.start)
    }

    // MARK: Sums and products

    private mutating func parseSum() throws(Failure) -> ExpressionSyntax {
        var result = try parseProduct()
        while let (operation, operatorSpan) = arithmeticSign, operation == .add || operation == .subtract {
            advance()
            let right = try parseProduct()
            result = try build(.binary(operation, operatorSpan: operatorSpan, result, right), from: result.span.start)
        }
        return result
    }

    private mutating func parseProduct() throws(Failure) -> ExpressionSyntax {
        var result = try parseFactor()
        while true {
            if token.isSymbol(.caret) {
                try skipPower()
            } else if let (operation, operatorSpan) = arithmeticSign, operation == .multiply || operation == .divide {
                advance()
                let right = try parseFactor()
                result = try build(.binary(operation, operatorSpan: operatorSpan, result, right), from: result.span.start)
            } else {
                return result
            }
        }
    }

    private mutating func skipPower() throws(Failure) {
        report(.power(token.span))
        advance()
        _ = try parseFactor()
    }

    /// `[-] PRIMARY`
    mutating func parseFactor() throws(Failure) -> ExpressionSyntax {
        let start = token.span.start
        if token.isSymbol(.plus) {
            report(.plusSign(token.span))
            advance()
        }
        guard take(.minus) else { return try parsePrimary() }
        while token.isSymbol(.minus) || token.isSymbol(.plus) {
            report(.doubleSign(Span(start, token.span.end)))
            advance()
        }
        let operand = try parsePrimary()
        return try build(.negation(operand), from: start)
    }

    // MARK: Rounding

    /// `rounded MODE [to K decimals]`
    mutating func parseRounding() throws(Failure) -> RoundingSyntax {
        let start = token.span.start
        advance()
        let mode = parseRoundingMode()
        let decimals = token.isWord("to") ? try parseDecimals() : nil
        return RoundingSyntax(mode: mode, decimals: decimals, span: span(from: start))
    }

    /// Reads a mode; one that does not exist is reported and read as `half up`.
    private mutating func parseRoundingMode() -> RoundingSyntax.Mode {
        if token.isWord("half"), following.isWord("up") || following.isWord("even") {
            let mode: RoundingSyntax.Mode = following.isWord("up") ? .halfUp : .halfEven
            advance()
            advance()
            return mode
        }
        if take("down") { return .down }
        if take("up") { return .up }
        skipForeignMode()
        return .halfUp
    }

    private mutating func skipForeignMode() {
        guard let word = token.word, !token.isFirstOnLine, word != "to", !Words.reserved.contains(word) else {
            return report(.missingRoundingMode(found: describeToken(), placeOfMissing))
        }
        let start = token.span.start
        advance()
        if token.isSymbol(.minus), following.isWord("up") || following.isWord("even") || following.isWord("down") { advance() }
        if word == "half" || token.isWord("up") || token.isWord("down"), let second = token.word, !token.isFirstOnLine, second != "to" {
            advance()
        }
        report(.unknownRoundingMode(source.quoted(span(from: start)), span(from: start)))
    }

    /// `to K decimals`
    private mutating func parseDecimals() throws(Failure) -> Int {
        advance()
        guard case .number(let count) = token.kind else { throw failure(.expectedDecimals(found: describeToken(), placeOfMissing)) }
        advance()
        if count.exactScale != 0 || count.significand > RoundingSyntax.maximumDecimals { report(.badDecimals(count.span)) }
        if !take("decimals"), !take("decimal") { skipForeignDecimals() }
        return count.exactScale == 0 ? Swift.min(count.significand, RoundingSyntax.maximumDecimals) : 0
    }

    private mutating func skipForeignDecimals() {
        let foreign: Set<String> = ["places", "place", "digits", "digit", "dp", "decimal_places"]
        let isForeign = foreign.contains(token.word ?? "")
        report(.missingDecimalsWord(isForeign ? token.span : Span(at: previousEnd), isForeign: isForeign))
        if isForeign { advance() }
    }
}

// SPDX-License-Identifier: Apache-2.0

/// `when CONDITION : VALUE { else when CONDITION : VALUE } else VALUE`
extension Parser {
    /// Whether `when` is next, or an `if` that cannot be a name.
    var startsWhen: Bool {
        if token.isWord("when") { return true }
        guard token.isWord("if") else { return false }
        return switch following.kind {
        case .name(let word): !Words.infix.contains(word)
        case .number, .symbol(.leftParenthesis), .symbol(.minus): true
        default: false
        }
    }

    /// A `when` inside a calculation, where it needs parentheses.
    mutating func parseBareWhen() throws(Failure) -> ExpressionSyntax {
        report(.bareWhen(token.span))
        return try nested { parser throws(Failure) in try parser.parseWhen() }
    }

    mutating func parseWhen() throws(Failure) -> ExpressionSyntax {
        let start = token.span.start
        var branches: [ExpressionSyntax.Branch] = []
        repeat {
            reportIf()
            advance()
            branches.append(try parseBranch())
            guard try parseElse(start, lastValue: branches.last?.value) else {
                return try buildWhen(branches, ExpressionSyntax(.invalid, Span(at: previousEnd)), from: start)
            }
        } while startsWhen || startsElseIf
        let last = try parseBranchValue()
        return try buildWhen(branches, last, from: start)
    }

    private mutating func buildWhen(
        _ branches: [ExpressionSyntax.Branch], _ last: ExpressionSyntax, from start: Int
    ) throws(Failure) -> ExpressionSyntax {
        guard branches.count <= ExpressionSyntax.maximumHeight else { throw failure(.tooDeep(Span(start, start + 4))) }
        return try build(.conditional(branches: branches, otherwise: last), from: start)
    }

    /// `CONDITION : VALUE`
    private mutating func parseBranch() throws(Failure) -> ExpressionSyntax.Branch {
        let condition = try parseCondition()
        if token.isWord("then") || token.isSymbol(.comma) {
            report(.branchSign(source.text(token.span), token.span))
            advance()
            _ = take(.colon)
        } else {
            try expect(.colon, in: "between a condition and its value")
        }
        let value = try parseBranchValue()
        return ExpressionSyntax.Branch(condition: condition, value: value)
    }

    private mutating func parseBranchValue() throws(Failure) -> ExpressionSyntax {
        if startsWhen { return try parseBareWhen() }
        return try parseCondition()
    }

    /// Reads `else`; `false` when it is missing, which is reported.
    private mutating func parseElse(_ start: Int, lastValue: ExpressionSyntax?) throws(Failure) -> Bool {
        if startsElseIf {
            report(.elseIf(source.text(token.span), token.span))
            return true
        }
        guard take("else") else {
            report(.missingElse(Span(start, start + 4), Span(at: lastValue?.span.end ?? previousEnd)))
            return false
        }
        if token.isSymbol(.colon) {
            report(.elseColon(token.span))
            advance()
        }
        return true
    }

    private var startsElseIf: Bool {
        token.isWord("elif") || token.isWord("elseif") || token.isWord("elsif")
    }

    private mutating func reportIf() {
        if token.isWord("if") { report(.ifWord(token.span)) }
    }
}

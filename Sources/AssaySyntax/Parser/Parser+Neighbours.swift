// SPDX-License-Identifier: Apache-2.0

/// Rows and the rows before them, and rows in groups.
extension Parser {
    var startsConsecutive: Bool { token.isWord("consecutive") }

    var startsPrevious: Bool { token.isWord("previous") }

    /// `consecutive ROWS`
    mutating func parseConsecutive() throws(Failure) -> ExpressionSyntax {
        let start = token.span.start
        advance()
        let rows = try nested { parser throws(Failure) in try parser.parsePrimary() }
        return try build(.consecutive(rows), from: start)
    }

    /// `previous FIELD`
    mutating func parsePrevious() throws(Failure) -> ExpressionSyntax {
        let start = token.span.start
        advance()
        let value = try nested { parser throws(Failure) in try parser.parsePrimary() }
        return try build(.previous(value), from: start)
    }

    /// `by [every] KEY` after rows, if it is next.
    mutating func parseGroups(of rows: ExpressionSyntax) throws(Failure) -> ExpressionSyntax {
        guard token.isWord("by"), rows.mayBeRows else { return rows }
        advance()
        let isEvery =
            token.isWord("every") && (following.isSymbol(.leftParenthesis) || following.word.map { !Words.reserved.contains($0) } == true)
        if isEvery { advance() }
        let key = try parsePrimary()
        return try build(.groups(rows: rows, key: key, isEvery: isEvery), from: rows.span.start)
    }
}

// SPDX-License-Identifier: Apache-2.0

/// What a test runs the program on, and what a test or property expects.
extension Parser {
    /// `NAME = CONSTANT`, `NAME = [ { ROW } ]` or `NAME from STRING [ columns STRING ]`
    mutating func parseGiven() throws(Failure) -> GivenSyntax {
        let start = token.span.start
        let name = try expectName(of: "data or a parameter")
        let value: GivenSyntax.Value
        if take("from") {
            guard let file = takeFileName() else { throw failure(.fileForm(name.text, placeOfMissing)) }
            var columns: FileName?
            // A parameter may be called so, and is followed by something else.
            if token.isWord("columns"), case .string = following.kind {
                advance()
                columns = takeFileName()
            }
            value = .file(file, columns: columns)
        } else {
            guard take(.equal) else { throw failure(.givenForm(name.text, placeOfMissing)) }
            value = token.isSymbol(.leftBracket) ? .rows(try parseTable()) : .constant(try parseGivenConstant())
        }
        return GivenSyntax(name: name, value: value, span: span(from: start))
    }

    private mutating func takeFileName() -> FileName? {
        guard case .string(let text) = token.kind else { return nil }
        let name = FileName(text: text, span: token.span)
        advance()
        return name
    }

    // MARK: Rows

    private mutating func parseTable() throws(Failure) -> [RowSyntax] {
        let opener = token.span
        isInTable = true
        defer { isInTable = false }
        advance()
        var rows: [RowSyntax] = []
        while token.isSymbol(.leftParenthesis) {
            rows.append(try parseRow())
            if token.isSymbol(.comma) {
                report(.rowComma(token.span))
                advance()
            }
        }
        if take(.rightBracket) { return rows }
        let isPlainlyOver = isAtEnd || startsItem || token.isSymbol(.rightBrace) || startsDeclaration
        guard isPlainlyOver else { throw failure(.rowForm(found: describeToken(), placeOfMissing)) }
        report(.unclosed("[", opener, at: placeOfMissing))
        return rows
    }

    /// `( CELL { , CELL } )`
    private mutating func parseRow() throws(Failure) -> RowSyntax {
        let opener = token.span
        advance()
        var cells = [try parseCell()]
        while take(.comma) { cells.append(try parseCell()) }
        guard take(.rightParenthesis) else {
            let isPlainlyOver = isAtEnd || token.isSymbol(.rightBracket) || token.isSymbol(.rightBrace) || token.isSymbol(.leftParenthesis)
            throw failure(isPlainlyOver ? .unclosed("(", opener, at: placeOfMissing) : .cellForm(found: describeToken(), placeOfMissing))
        }
        return RowSyntax(cells: cells, span: span(from: opener.start))
    }

    /// A constant or `missing`
    mutating func parseCell() throws(Failure) -> CellSyntax {
        let span = token.span
        if take("missing") { return .missing(span) }
        guard startsConstant else { throw failure(.cellForm(found: describeToken(), placeOfMissing)) }
        return .constant(try parseConstant("test"))
    }

    private mutating func parseGivenConstant() throws(Failure) -> ConstantSyntax {
        guard startsConstant else { throw failure(.valueForm(found: describeToken(), placeOfMissing)) }
        return try parseConstant("test")
    }

    private var startsConstant: Bool {
        if case .name(let word) = token.kind { return !Words.reserved.contains(word) && !startsDeclaration }
        return token.isNumber || token.isSymbol(.minus) && following.isNumber
    }

    // MARK: Expectations

    /// `expect` and what must hold.
    mutating func parseExpectation() throws(Failure) -> ExpectationSyntax {
        let start = token.span.start
        advance()
        let kind = try parseExpectationKind()
        return ExpectationSyntax(kind: kind, span: span(from: start))
    }

    private mutating func parseExpectationKind() throws(Failure) -> ExpectationSyntax.Kind {
        if token.isWord("same"), let next = following.word, !Words.reserved.contains(next) {
            advance()
            return .same(try expectName(of: "an output"))
        }
        if !isComparedNext {
            if take("accepted") { return .accepted }
            if take("refused") { return .refused(by: take("by") ? try parseRefusingCondition() : nil) }
        }
        let name = try expectName(of: "an output")
        if take("not") { return try parseBound(of: name) }
        if take("in") {
            let lower = try parseGivenConstant()
            try expect(.range, in: "between the ends of the range")
            return .range(name, lower: lower, upper: try parseGivenConstant())
        }
        return try parseComparison(of: name)
    }

    private mutating func parseComparison(of name: NameSyntax) throws(Failure) -> ExpectationSyntax.Kind {
        guard let operation = token.comparison else { throw failure(.expectationForm(name.text, placeOfMissing)) }
        advance()
        return .comparison(name, operation, try parseGivenConstant())
    }

    /// A requirement of the program, said again.
    private mutating func parseRefusingCondition() throws(Failure) -> ExpressionSyntax {
        isInBlockExpression = true
        defer { isInBlockExpression = false }
        return try parseExpression()
    }

    /// Whether the next token is a name that is compared with something.
    private var isComparedNext: Bool {
        following.isWord("in") || following.isWord("not") || following.comparison != nil
    }

    private mutating func parseBound(of name: NameSyntax) throws(Failure) -> ExpectationSyntax.Kind {
        if take("higher") { return .bound(name, isUpper: true) }
        if take("lower") { return .bound(name, isUpper: false) }
        throw failure(.expectationForm(name.text, placeOfMissing))
    }

    // MARK: Changes

    /// `shuffle DATA`, `change FIELD of DATA [to CELL]`, `add a row to DATA`, …
    mutating func parseChange() throws(Failure) -> ChangeSyntax {
        let verbSpan = token.span
        guard let word = token.word, let verb = ChangeSyntax.Verb(rawValue: word) else {
            throw failure(.unknownChange(token.word, found: describeToken(), placeOfMissing))
        }
        advance()
        for word in verb.rowWords where !take(word) { throw failure(.changeForm(verb, placeOfMissing)) }
        var subject = try expectName(of: verb.changesValue ? "a field or a parameter" : "data")
        var field: NameSyntax?
        if verb.changesValue, take("of") { (field, subject) = (subject, try expectName(of: "rows")) }
        let value = verb == .change && take("to") ? try parseCell() : nil
        if token.isWord("of") || token.isWord("to") { throw failure(.changeForm(verb, token.span)) }
        return ChangeSyntax(
            verb: verb, verbSpan: verbSpan, field: field, subject: subject, value: value, span: span(from: verbSpan.start))
    }
}

// SPDX-License-Identifier: Apache-2.0

extension Parser {
    /// `import NAME { . NAME } [ "DIGEST" ]`
    mutating func parseImport() throws(Failure) -> ImportSyntax {
        let start = token.span.start
        advance()
        var path = [try expectName(of: "a module")]
        while take(.dot) { path.append(try expectName(of: "a module")) }
        guard case .string(let digest) = token.kind else {
            return ImportSyntax(path: path, digest: nil, digestSpan: nil, span: span(from: start))
        }
        let digestSpan = token.span
        advance()
        let isDigest = digest.utf8.count == 64 && digest.allSatisfy { "0123456789abcdef".contains($0) }
        if !isDigest { report(.badDigest(digestSpan)) }
        return ImportSyntax(path: path, digest: digest, digestSpan: digestSpan, span: span(from: start))
    }

    /// `data NAME : at most N of RECORD`
    mutating func parseData() throws(Failure) -> DataSyntax {
        let start = token.span.start
        advance()
        let name = try expectName(of: "a data set")
        let isWellFormed = take(.colon) && take("at") && take("most")
        guard isWellFormed, case .number(let capacity) = token.kind else { throw failure(.dataForm(name.text, placeOfMissing)) }
        advance()
        guard take("of") else { throw failure(.dataForm(name.text, placeOfMissing)) }
        let record = try expectName(of: "a record")
        if capacity.exactScale != 0 || capacity.significand < 1 { throw failure(.badCapacity(capacity.span)) }
        let order = take(.comma) ? try parseOrder() : nil
        return DataSyntax(name: name, capacity: capacity, record: record, order: order, span: span(from: start))
    }

    /// `[strictly] increasing by FIELD`
    private mutating func parseOrder() throws(Failure) -> OrderSyntax {
        let start = token.span.start
        let isStrict = take("strictly")
        guard take("increasing"), take("by") else { throw failure(.orderForm(placeOfMissing)) }
        let field = try expectName(of: "a field")
        return OrderSyntax(isStrict: isStrict, field: field, span: span(from: start))
    }

    /// `param NAME : TYPE`
    mutating func parseParam() throws(Failure) -> ParamSyntax {
        let start = token.span.start
        advance()
        let name = try expectName(of: "a parameter")
        guard take(.colon) else { throw failure(.paramForm(name.text, placeOfMissing)) }
        let type = try parseType()
        if token.isWord("or"), following.isWord("missing") {
            report(.missingParameter(token.span.joined(with: following.span)))
            advance()
            advance()
        }
        return ParamSyntax(name: name, type: type, span: span(from: start))
    }

    /// `rule NAME ( ROW [: RECORD] ) = EXPRESSION`
    mutating func parseRule() throws(Failure) -> RuleSyntax {
        let start = token.span.start
        advance()
        let name = try expectName(of: "a rule")
        if Words.isBuiltIn(name.text) {
            report(.reservedWord(name.text, as: "a rule", name.span))
        }
        guard take(.leftParenthesis) else { throw failure(.ruleForm(name.text, placeOfMissing)) }
        let row = try expectName(of: "the row")
        let record = take(.colon) ? try expectName(of: "a record") : nil
        if token.isSymbol(.comma) { throw failure(.ruleTakesOneRow(token.span)) }
        try expect(.rightParenthesis, in: "after the row's name")
        try expect(.equal, in: "before what the rule says")
        let body = parseRecoveringExpression()
        return RuleSyntax(name: name, row: row, record: record, body: body, span: span(from: start))
    }

    /// `let NAME [: TYPE] = EXPRESSION`
    mutating func parseLet() throws(Failure) -> LetSyntax {
        let start = token.span.start
        advance()
        return try parseLetBody(from: start)
    }

    /// `NAME [: TYPE] = EXPRESSION`
    mutating func parseLetBody(from start: Int) throws(Failure) -> LetSyntax {
        let name = try expectName(of: "a `let`")
        let type = take(.colon) ? try parseType() : nil
        try expect(.equal, in: "before the value of `\(name.text)`")
        let value = parseRecoveringExpression()
        return LetSyntax(name: name, type: type, value: value, span: span(from: start))
    }

    /// `require CONDITION`
    mutating func parseRequire() throws(Failure) -> RequireSyntax {
        let start = token.span.start
        advance()
        let condition = parseRecoveringExpression()
        return RequireSyntax(condition: condition, span: span(from: start))
    }

    /// Reads an expression; after a fault, skips to the next declaration and answers `invalid`.
    mutating func parseRecoveringExpression() -> ExpressionSyntax {
        let start = token.span.start
        do throws(Failure) {
            return try parseExpression()
        } catch {
            skipToDeclaration()
            return ExpressionSyntax(.invalid, Span(Swift.min(start, previousEnd), previousEnd))
        }
    }
}

// MARK: publish

extension Parser {
    /// `publish NAME [= EXPRESSION] [as TYPE [rounded MODE]]`
    mutating func parsePublish() throws(Failure) -> PublishSyntax {
        let start = token.span.start
        advance()
        try checkPublishedName()
        let name = try expectName(of: "an output")
        let value = take(.equal) ? try parseExpression() : nil
        var rounding = token.isWord("rounded") ? try parseEarlyRounding() : nil
        let type = take("as") ? try parseType() : nil
        if token.isWord("rounded") { rounding = try parsePublishedRounding(of: type) }
        return PublishSyntax(name: name, value: value, type: type, rounding: rounding, span: span(from: start))
    }

    /// Reports `publish EXPRESSION`, which gives the output no name.
    private mutating func checkPublishedName() throws(Failure) {
        let isExpression =
            switch following.kind {
            case .symbol(let symbol): symbol != .equal && symbol != .colon && !following.isFirstOnLine
            case .name(let word): word == "of" || (token.isWord("count") && word == "in")
            default: false
            }
        if isExpression || token.isNumber || token.isSymbol(.leftParenthesis) || token.isWord("when") {
            throw failure(.unnamedOutput(token.span))
        }
        if following.isSymbol(.colon) { throw failure(.publishForm(following.span)) }
    }

    /// `publish score rounded half up as …`: reports that the rounding follows the range.
    private mutating func parseEarlyRounding() throws(Failure) -> RoundingSyntax {
        let rounding = try parseRounding()
        report(.roundingBeforeRange(rounding.span))
        return RoundingSyntax(mode: rounding.mode, decimals: nil, span: rounding.span)
    }

    private mutating func parsePublishedRounding(of type: TypeSyntax?) throws(Failure) -> RoundingSyntax {
        let rounding = try parseRounding()
        if rounding.decimals != nil { report(.decimalsFollowRange(rounding.span)) }
        return RoundingSyntax(mode: rounding.mode, decimals: nil, span: rounding.span)
    }
}

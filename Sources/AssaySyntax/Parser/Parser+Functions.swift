// SPDX-License-Identifier: Apache-2.0

extension Parser {
    /// `function NAME ( PARAMETER { , PARAMETER } ) ( = EXPRESSION | { { LET } give EXPRESSION } )`
    mutating func parseFunction() throws(Failure) -> FunctionSyntax {
        let start = token.span.start
        advance()
        let name = try expectName(of: "a function")
        if Words.isBuiltIn(name.text) { report(.reservedWord(name.text, as: "a function", name.span)) }
        guard take(.leftParenthesis) else { throw failure(.functionForm(name.text, placeOfMissing)) }
        var parameters = [try parseParameter(of: name)]
        while take(.comma) { parameters.append(try parseParameter(of: name)) }
        try expect(.rightParenthesis, in: "after the parameters of `\(name.text)`")
        if token.isSymbol(.leftBrace) { return try parseBracedFunction(name, parameters, from: start) }
        try expect(.equal, in: "before what the function gives")
        let body = parseRecoveringExpression()
        return FunctionSyntax(
            name: name, parameters: parameters, locals: [], body: body, give: nil, span: span(from: start))
    }

    /// `NAME : KIND [in NAME]`
    private mutating func parseParameter(of function: NameSyntax) throws(Failure) -> FunctionSyntax.Parameter {
        let start = token.span.start
        let name = try expectName(of: "a parameter")
        guard take(.colon) else { throw failure(.parameterForm(name.text, placeOfMissing)) }
        let kind = try parseKind()
        let rows = take("in") ? try expectName(of: "rows") : nil
        if kind == .field, rows == nil { throw failure(.parameterForm(name.text, placeOfMissing)) }
        if kind == .rows, let rows { throw failure(.parameterForm(name.text, rows.span)) }
        return FunctionSyntax.Parameter(name: name, kind: kind, rows: rows, span: span(from: start))
    }

    private mutating func parseKind() throws(Failure) -> FunctionSyntax.Kind {
        // A word before `|` is a label of a choice.
        if !following.isSymbol(.bar) {
            if take("rows") { return .rows }
            if take("field") { return .field }
            if take("number") { return .number }
            if take("condition") { return .condition }
        }
        return .type(try parseType(inParameters: true))
    }

    private mutating func parseBracedFunction(
        _ name: NameSyntax, _ parameters: [FunctionSyntax.Parameter], from start: Int
    ) throws(Failure) -> FunctionSyntax {
        let opener = token.span
        advance()
        var locals: [LetSyntax] = []
        while token.isWord("let") { locals.append(try parseLet()) }
        let give = token.span
        guard take("give") else { throw failure(.missingGive(name.text, placeOfMissing)) }
        let body = parseRecoveringExpression()
        if !take(.rightBrace) { throw failure(.unclosed("{", opener, at: placeOfMissing)) }
        return FunctionSyntax(
            name: name, parameters: parameters, locals: locals, body: body, give: give, span: span(from: start))
    }
}

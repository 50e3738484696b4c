// SPDX-License-Identifier: Apache-2.0

extension Parser {
    /// `record NAME { { FIELD } }`
    mutating func parseRecord() throws(Failure) -> RecordSyntax {
        let start = token.span.start
        advance()
        let name = try expectName(of: "a record")
        let opener = token.span
        try expect(.leftBrace, in: "before the fields of `\(name.text)`")
        let fields = parseFields()
        if !take(.rightBrace) { report(.unclosed("{", opener, at: placeOfMissing)) }
        return RecordSyntax(name: name, fields: fields, span: span(from: start))
    }

    /// Reads fields up to the closing brace, or to where it is plainly missing.
    private mutating func parseFields() -> [FieldSyntax] {
        var fields: [FieldSyntax] = []
        while !isAtEnd, !token.isSymbol(.rightBrace), !endsUnclosedRecord {
            let start = token.span
            do throws(Failure) {
                fields.append(try parseField())
            } catch {
                if token.span == start { advance() }
                skipToField()
            }
        }
        return fields
    }

    private var endsUnclosedRecord: Bool {
        startsDeclaration && token.isFirstOnLine
    }

    /// `NAME : TYPE [or missing]`
    private mutating func parseField() throws(Failure) -> FieldSyntax {
        let start = token.span.start
        let name = try expectName(of: "a field")
        guard take(.colon) else { throw failure(.fieldForm(name.text, placeOfMissing)) }
        let type = try parseType(inRecord: true)
        let isOptional = try parseOrMissing()
        let field = FieldSyntax(name: name, type: type, isOptional: isOptional, span: span(from: start))
        if token.isSymbol(.comma) {
            report(.fieldComma(token.span))
            advance()
        }
        return field
    }

    private mutating func parseOrMissing() throws(Failure) -> Bool {
        if let word = token.word, ["optional", "nullable"].contains(word), !following.isSymbol(.colon) {
            report(.orMissing(token.span))
            advance()
            return true
        }
        guard take("or") else { return false }
        guard take("missing") else { throw failure(.orMissing(token.span)) }
        return true
    }

    /// Skips to what looks like the next field, or to the end of the record.
    private mutating func skipToField() {
        while !isAtEnd, !token.isSymbol(.rightBrace), !endsUnclosedRecord {
            if token.word != nil, following.isSymbol(.colon) { return }
            advance()
        }
    }
}

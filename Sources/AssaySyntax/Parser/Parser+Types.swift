// SPDX-License-Identifier: Apache-2.0

extension Parser {
    /// `RANGE | CHOICES`. In a record a name before a colon is the next field, and not a unit.
    /// Among parameters a comma ends it.
    mutating func parseType(inRecord: Bool = false, inParameters: Bool = false) throws(Failure) -> TypeSyntax {
        switch token.kind {
        case .number, .symbol(.minus): try parseRangeType(inRecord: inRecord)
        case .name(let word) where !Words.reserved.contains(word) && !startsDeclaration:
            try parseChoices(first: word, inParameters: inParameters)
        default: throw failure(.expectedType(found: describeToken(), placeOfMissing))
        }
    }

    // MARK: Choices

    /// `NAME "|" NAME { "|" NAME }`
    private mutating func parseChoices(first word: String, inParameters: Bool) throws(Failure) -> TypeSyntax {
        let start = token.span.start
        var labels = [try expectName(of: "a label")]
        while inParameters ? take(.bar) : takeBar() { labels.append(try expectName(of: "a label")) }
        if labels.count == 1 {
            report(ForeignWord.types.contains(word.lowercased()) ? .typeWord(word, span(from: start)) : .oneLabel(word, span(from: start)))
            return TypeSyntax(kind: .invalid, span: span(from: start))
        }
        return TypeSyntax(kind: .choices(labels), span: span(from: start))
    }

    /// Reads the bar between labels; a comma or `or` in its place is reported and read as one.
    private mutating func takeBar() -> Bool {
        if take(.bar) { return true }
        let isComma = token.isSymbol(.comma) && following.word != nil && !following.isFirstOnLine
        let isOr = token.isWord("or") && following.word != nil && !following.isWord("missing")
        guard isComma || isOr else { return false }
        report(.labelSeparator(source.text(token.span), token.span))
        advance()
        return true
    }

    // MARK: Ranges

    private mutating func parseRangeType(inRecord: Bool) throws(Failure) -> TypeSyntax {
        let start = token.span.start
        let lower = try parseBound()
        try parseRangeSign(after: lower)
        let upper = try parseBound()
        let unit = try parseUnit(inRecord: inRecord)
        let range = RangeSyntax(lower: lower, upper: upper, unit: unit, span: span(from: start))
        if let fault = Self.fault(in: range) {
            report(fault)
            return TypeSyntax(kind: .invalid, span: range.span)
        }
        return TypeSyntax(kind: .range(range), span: range.span)
    }

    /// `[-] NUMBER`
    mutating func parseBound() throws(Failure) -> NumberSyntax {
        let start = token.span.start
        let isNegative = take(.minus)
        guard case .number(let number) = token.kind else { throw failure(.expectedBound(found: describeToken(), placeOfMissing)) }
        advance()
        return NumberSyntax(
            significand: isNegative ? -number.significand : number.significand, scale: number.scale, isPercent: number.isPercent,
            span: span(from: start))
    }

    /// Reads `..`, and reports what people write in its place.
    private mutating func parseRangeSign(after lower: NumberSyntax) throws(Failure) {
        if token.word != nil, following.isSymbol(.range) {
            report(.unitTwice(token.span))
            advance()
        }
        if take(.range) { return }
        let isForeign = token.isSymbol(.minus) || token.isSymbol(.comma) || token.isSymbol(.bar) || token.isWord("to")
        guard isForeign, following.isNumber else { throw failure(.expectedRange(found: describeToken(), placeOfMissing)) }
        report(.rangeSign(source.text(token.span), token.span))
        advance()
    }

    private static func fault(in range: RangeSyntax) -> Diagnostic? {
        let (lower, upper) = (range.lower, range.upper)
        if lower.isPercent != upper.isPercent { return .onePercentSign(range) }
        if lower.scale != upper.scale { return .unlikeDecimals(range) }
        if let unit = range.unit, upper.isPercent { return .percentWithUnit(unit.span) }
        return lower.significand > upper.significand ? .emptyRange(range.lower.span.joined(with: range.upper.span)) : nil
    }

    // MARK: Units

    /// `POWER { ("*" | "/") POWER }` on the same line, if there is one. In an expression the parts of a unit stand without
    /// space between them, for `60 kg / n` divides by `n`.
    mutating func parseUnit(inRecord: Bool = false, inExpression: Bool = false) throws(Failure) -> UnitSyntax? {
        guard isUnitName(inRecord: inRecord) else { return nil }
        let start = token.span.start
        var factors = [try parseUnitFactor(sign: 1)]
        while token.isSymbol(.star) || token.isSymbol(.slash), !inExpression || joinsUnit {
            let sign = token.isSymbol(.star) ? 1 : -1
            advance()
            factors.append(try parseUnitFactor(sign: sign))
        }
        return UnitSyntax(factors: factors, span: span(from: start))
    }

    /// Whether no space surrounds the sign that is next, and a name follows it.
    private var joinsUnit: Bool {
        token.span.start == previousEnd && following.span.start == token.span.end && following.word != nil
    }

    /// `NAME [^ DIGIT]`
    private mutating func parseUnitFactor(sign: Int) throws(Failure) -> UnitSyntax.Factor {
        let name = try expectName(of: "a unit")
        guard take(.caret) else { return UnitSyntax.Factor(name: name, power: sign) }
        guard case .number(let power) = token.kind, power.exactScale == 0, (1...9).contains(power.significand) else {
            throw failure(.unitPower(placeOfMissing))
        }
        advance()
        return UnitSyntax.Factor(name: name, power: sign * power.significand)
    }

    /// Whether the next token is a unit: a name on the same line that no other part of the grammar claims.
    func isUnitName(inRecord: Bool = false) -> Bool {
        guard let word = token.word, !token.isFirstOnLine, !(inRecord && following.isSymbol(.colon)) else { return false }
        if word == "to" && following.isNumber || ForeignWord.notUnits.contains(word) { return false }
        if isInBlock, !isInBlockExpression, startsItem { return false }
        if case .string = following.kind, Words.blocks.contains(word) { return false }
        return !Words.reserved.contains(word) && !Words.declarations.contains(word) && !Words.heads.contains(word)
    }
}

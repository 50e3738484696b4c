// SPDX-License-Identifier: Apache-2.0

/// What looks like a call and holds more than values: `curve(…)`, `table(…)`, `bands(…)`, `weighted(…)`.
extension Parser {
    /// Reads the form of this name; its opening parenthesis is next.
    mutating func parseForm(_ name: NameSyntax) throws(Failure) -> ExpressionSyntax {
        let opener = token.span
        advance()
        let kind = try withFreshContext { parser throws(Failure) in
            switch name.text {
            case "weighted": try parser.parseWeighted()
            case "bands": try parser.parseBands(name)
            default: try parser.parseSteps(name)
            }
        }
        try closeParenthesis(opener)
        return try build(kind, from: name.span.start)
    }

    // MARK: curve and table

    /// `EXPRESSION : KEY -> VALUE { , KEY -> VALUE }`
    private mutating func parseSteps(_ name: NameSyntax) throws(Failure) -> ExpressionSyntax.Kind {
        let kind = StepsSyntax.Kind(rawValue: name.text) ?? .curve
        let value = try parseCondition()
        guard take(.colon) else { throw failure(.stepsForm(kind, placeOfMissing)) }
        var points = [try parsePoint(kind)]
        while take(.comma) { points.append(try parsePoint(kind)) }
        return .steps(StepsSyntax(kind: kind, nameSpan: name.span, value: value, points: points))
    }

    private mutating func parsePoint(_ kind: StepsSyntax.Kind) throws(Failure) -> StepsSyntax.Point {
        let key = try parseConstant(kind.rawValue)
        guard take(.arrow) else { throw failure(.stepsForm(kind, placeOfMissing)) }
        return StepsSyntax.Point(key: key, value: try parseConstant(kind.rawValue))
    }

    /// `[-] NUMBER [UNIT]` or a label
    mutating func parseConstant(_ form: String) throws(Failure) -> ConstantSyntax {
        if case .name(let word) = token.kind, !Words.reserved.contains(word), !startsDeclaration {
            return .label(try expectName(of: "a label"))
        }
        guard token.isNumber || (token.isSymbol(.minus) && following.isNumber) else {
            throw failure(.expectedConstant(form, found: describeToken(), placeOfMissing))
        }
        let number = try parseBound()
        return .number(number, unit: try parseUnit(inExpression: true))
    }

    // MARK: bands

    /// `EXPRESSION : LABEL from NUMBER { , LABEL from NUMBER } , LABEL below`
    private mutating func parseBands(_ name: NameSyntax) throws(Failure) -> ExpressionSyntax.Kind {
        let value = try parseCondition()
        guard take(.colon) else { throw failure(.bandsForm(placeOfMissing)) }
        var bands: [BandsSyntax.Band] = []
        while true {
            let label = try expectName(of: "a label")
            if take("below") {
                guard !bands.isEmpty, !token.isSymbol(.comma) else { throw failure(.bandsForm(label.span)) }
                return .bands(BandsSyntax(nameSpan: name.span, value: value, bands: bands, last: label))
            }
            guard take("from") else { throw failure(.bandsForm(placeOfMissing)) }
            bands.append(BandsSyntax.Band(label: label, threshold: try parseConstant("bands")))
            guard take(.comma) else { throw failure(.bandsForm(placeOfMissing)) }
        }
    }

    // MARK: weighted

    /// `NUMBER : EXPRESSION { , NUMBER : EXPRESSION }`
    private mutating func parseWeighted() throws(Failure) -> ExpressionSyntax.Kind {
        var parts: [WeightSyntax] = []
        repeat {
            guard case .number(let weight) = token.kind else { throw failure(.weightedForm(placeOfMissing)) }
            advance()
            if weight.isPercent { report(.weightedForm(weight.span)) }
            guard take(.colon) else { throw failure(.weightedForm(placeOfMissing)) }
            parts.append(WeightSyntax(weight: weight, value: try parseCondition()))
        } while take(.comma)
        return .weighted(parts)
    }
}

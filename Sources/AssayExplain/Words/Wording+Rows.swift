// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Rows and what is asked of them.
extension Wording {
    /// Rows as the object of a sentence, after `the` or `number of`.
    func rows(_ expression: ExpressionSyntax) -> Phrase {
        switch expression.kind {
        case .name(let name): "rows of \(code: name.text)"
        case .call: "rows of \(say(expression))"
        case .parenthesized(let inner): "(\(rows(inner)))"
        case .filter(let base, let condition): "\(filtered(base)) for which \(say(condition, atLeast: .or))"
        case .consecutive(let base): "\(rows(base)) that come after another one"
        case .groups(let base, let key, let isEvery): groups(base, key, isEvery)
        case .number, .member, .negation, .not, .binary, .inRange, .presence, .conditional, .aggregation, .previous, .steps, .bands,
            .weighted, .otherwise, .rounded, .invalid:
            say(expression)
        }
    }

    /// Rows before `for which`, which is to be about them and not about what their description ends with.
    private func filtered(_ base: ExpressionSyntax) -> Phrase {
        let isLong = if case .consecutive = base.kind { true } else if case .groups = base.kind { true } else { false }
        return isLong ? rows(base).inParentheses : rows(base)
    }

    private func groups(_ base: ExpressionSyntax, _ key: ExpressionSyntax, _ isEvery: Bool) -> Phrase {
        let key = say(key, atLeast: .one)
        return isEvery
            ? "groups of \(rows(base)), one for every possible \(key)" : "groups of \(rows(base)), one for each \(key) that occurs"
    }

    func aggregation(_ it: AggregationSyntax) -> Phrase {
        guard let operand = it.operand else { return "the number of \(rows(it.rows))" }
        let value = say(operand, atLeast: .one)
        let over: Phrase = " over the \(rows(it.rows))"
        switch it.verb {
        case .count: return "the number of \(rows(it.rows))"
        case .share: return "the share of rows with \(value) among the \(rows(it.rows))"
        case .sum: return "the sum of \(value)" + over
        case .mean: return "the mean of \(value)" + over
        case .min: return "the smallest \(value)" + over
        case .max: return "the largest \(value)" + over
        case .any: return "at least one of the \(rows(it.rows)) has \(value)"
        case .all: return "every one of the \(rows(it.rows)) has \(value)"
        case .median: return "the median of \(value)" + over
        case .percentile: return "the percentile \(text: it.percent?.text ?? "") of \(value)" + over
        case .variance: return "the variance of \(value)" + over
        case .mad: return "the median absolute deviation of \(value)" + over
        case .standardDeviation: return "the standard deviation of \(value)" + over
        case .slope: return "the slope of \(value) against \(second(it))" + over
        case .correlation: return "the correlation of \(value) with \(second(it))" + over
        case .row: return "\(value) in row \(it.place.map { say($0, atLeast: .one) } ?? "") of the \(rows(it.rows))"
        case .longestRun: return "the longest run of rows with \(value) among the \(rows(it.rows))"
        }
    }

    private func second(_ it: AggregationSyntax) -> Phrase { it.second.map { say($0, atLeast: .one) } ?? "" }

    // MARK: Forms

    func steps(_ it: StepsSyntax) -> Phrase {
        let points = it.points.map { point -> Phrase in "\(text: text(point.key)) gives \(text: text(point.value))" }
        let list = Phrase.list(points)
        switch it.kind {
        case .curve: return "the value of the curve through (\(list)) at \(say(it.value, atLeast: .one))"
        case .table: return "the entry of the table (\(list)) for \(say(it.value, atLeast: .one))"
        }
    }

    func bands(_ it: BandsSyntax) -> Phrase {
        let bands = it.bands.map { band -> Phrase in "\(code: band.label.text) from \(text: text(band.threshold))" }
        return "the band of \(say(it.value, atLeast: .one)) (\(Phrase.list(bands)), \(code: it.last.text) below)"
    }

    func weighted(_ parts: [WeightSyntax]) -> Phrase {
        let items = parts.map { part -> Phrase in "\(text: part.weight.text) for \(say(part.value, atLeast: .one))" }
        return "the weighted sum (\(Phrase.list(items)))"
    }

    /// A constant as it stands in the program.
    func text(_ constant: ConstantSyntax) -> String { source.text(constant.span) }
}

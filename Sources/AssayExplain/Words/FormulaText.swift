// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Writes expressions as formulas in one line of text, in the notation that the page explains (`Construct`).
struct FormulaText {
    /// The text that the expressions are of.
    let source: SourceFile

    /// An expression; what is looser than `level` gets parentheses.
    func write(_ expression: ExpressionSyntax, atLeast level: Level = .choice) -> String {
        let text = formula(expression)
        return expression.formulaLevel < level ? "(\(text))" : text
    }

    private func formula(_ expression: ExpressionSyntax) -> String {
        switch expression.kind {
        case .number, .invalid: source.text(expression.span)
        case .name(let name): name.text
        case .member(let row, let field): "\(row.text).\(field.text)"
        case .call(let name, let arguments): call(name, arguments)
        case .negation(let operand): "−\(write(operand, atLeast: .sign))"
        case .not(let operand): "¬\(write(operand, atLeast: .one))"
        case .binary(let operation, _, let left, let right): binary(operation, left, right)
        case .inRange(let value, let lower, let upper):
            "\(write(lower, atLeast: .verb)) ≤ \(write(value, atLeast: .verb)) ≤ \(write(upper, atLeast: .verb))"
        case .presence(let value, let isPresent): "\(isPresent ? "present" : "missing")(\(write(value)))"
        case .conditional(let branches, let last): conditional(branches, last)
        case .aggregation(let it): aggregation(it)
        case .filter(let rows, let condition): "{\(write(rows)) : \(write(condition))}"
        case .consecutive(let rows): "after(\(write(rows)))"
        case .previous(let value): "prev(\(inner(value)))"
        case .groups(let rows, let key, let isEvery):
            "\(write(rows, atLeast: .one)) \(isEvery ? "by every" : "by") \(write(key, atLeast: .one))"
        case .steps(let it): steps(it)
        case .bands(let it): bands(it)
        case .weighted(let parts): parts.map { "\($0.weight.text)·\(write($0.value, atLeast: .one))" }.joined(separator: " + ")
        case .otherwise(let value, let fallback):
            // A sum whose last part alone would seem to have the `else` gets parentheses.
            "\(write(value, atLeast: value.formulaLevel == .sum ? .one : .verb)) else \(write(fallback, atLeast: .sign))"
        case .rounded(let value, let rounding): rounded(value, rounding.mode, decimals: rounding.decimals ?? 0)
        case .parenthesized(let inner): "(\(formula(inner)))"
        }
    }

    /// Without the parentheses around it, for a place that has some of its own.
    private func inner(_ expression: ExpressionSyntax) -> String { write(expression.unparenthesized) }

    private func call(_ name: NameSyntax, _ arguments: [ExpressionSyntax]) -> String {
        switch Builtin(name, arguments) {
        case .abs(let a)?: "|\(inner(a))|"
        case .min(let a, let b)?: "min(\(write(a)), \(write(b)))"
        case .max(let a, let b)?: "max(\(write(a)), \(write(b)))"
        case .sqrt(let a)?: "√(\(inner(a)))"
        case .remainder(let a, let b)?: "mod(\(write(a)), \(write(b)))"
        case nil: "\(name.text)(\(arguments.map { write($0) }.joined(separator: ", ")))"
        }
    }

    private func binary(_ operation: BinaryOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax) -> String {
        let levels = operation.operandLevels
        return "\(write(left, atLeast: levels.left)) \(operation.sign) \(write(right, atLeast: levels.right))"
    }

    private func conditional(_ branches: [ExpressionSyntax.Branch], _ last: ExpressionSyntax) -> String {
        let cases = branches.map { "\(write($0.value, atLeast: .or)) if \(write($0.condition, atLeast: .or))" }
        return "[\((cases + ["\(write(last, atLeast: .or)) otherwise"]).joined(separator: "; "))]"
    }

    private func rounded(_ value: ExpressionSyntax, _ mode: RoundingSyntax.Mode, decimals: Int) -> String {
        Self.rounded(decimals == 0 ? write(value.unparenthesized, atLeast: .sum) : write(value, atLeast: .one), mode, decimals: decimals)
    }

    /// A formula rounded to so many decimals; it holds together as the part of a sum, or of a product when there are decimals.
    static func rounded(_ value: String, _ mode: RoundingSyntax.Mode, decimals: Int) -> String {
        let power = "1" + String(repeating: "0", count: decimals)
        let (scaled, back) = decimals == 0 ? (value, "") : ("\(power)·\(value)", " ÷ \(power)")
        switch mode {
        case .halfUp: return "⌊\(scaled) + ½⌋\(back)"
        case .halfEven: return "even(\(scaled))\(back)"
        case .down: return "⌊\(scaled)⌋\(back)"
        case .up: return "⌈\(scaled)⌉\(back)"
        }
    }

    // MARK: Rows

    private func aggregation(_ it: AggregationSyntax) -> String {
        let rows = inner(it.rows)
        guard let operand = it.operand else { return "#\(write(it.rows, atLeast: .one))" }
        let value = write(operand, atLeast: .one)
        switch it.verb {
        case .count: return "#\(write(it.rows, atLeast: .one))"
        case .share: return "share[\(rows)] \(value)"
        case .sum: return "Σ[\(rows)] \(value)"
        case .mean: return "mean[\(rows)] \(value)"
        case .min: return "min[\(rows)] \(value)"
        case .max: return "max[\(rows)] \(value)"
        case .any: return "∃[\(rows)] \(value)"
        case .all: return "∀[\(rows)] \(value)"
        case .median: return "median[\(rows)] \(value)"
        case .percentile: return "P\(it.percent?.text ?? "")[\(rows)] \(value)"
        case .variance: return "var[\(rows)] \(value)"
        case .mad: return "mad[\(rows)] \(value)"
        case .standardDeviation: return "sd[\(rows)] \(value)"
        case .slope: return "slope[\(rows)](\(inner(operand)), \(second(it)))"
        case .correlation: return "corr[\(rows)](\(inner(operand)), \(second(it)))"
        case .longestRun: return "run[\(rows)] \(value)"
        case .row: return "row(\(it.place.map { inner($0) } ?? ""))[\(rows)] \(value)"
        }
    }

    private func second(_ it: AggregationSyntax) -> String { it.second.map { inner($0) } ?? "" }

    // MARK: Forms

    private func steps(_ it: StepsSyntax) -> String {
        let points = it.points.map { "\(source.text($0.key.span)) ↦ \(source.text($0.value.span))" }.joined(separator: ", ")
        return "\(it.kind.rawValue)(\(write(it.value)); \(points))"
    }

    private func bands(_ it: BandsSyntax) -> String {
        let bands = it.bands.map { "\($0.label.text) if ≥ \(source.text($0.threshold.span))" } + ["\(it.last.text) below"]
        return "bands(\(write(it.value)); \(bands.joined(separator: ", ")))"
    }
}

extension BinaryOperator {
    /// Between the formulas of two operands.
    fileprivate var sign: String {
        switch self {
        case .or: "∨"
        case .and: "∧"
        case .equal: "="
        case .notEqual: "≠"
        case .less: "<"
        case .lessOrEqual: "≤"
        case .greater: ">"
        case .greaterOrEqual: "≥"
        case .add: "+"
        case .subtract: "−"
        case .multiply: "·"
        case .divide: "÷"
        }
    }
}

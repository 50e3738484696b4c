// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Says expressions in plain English, so exactly that the expression can be written down again from it.
struct Wording {
    /// The text that the expressions are of.
    let source: SourceFile

    /// An expression; what is looser than `level` gets parentheses.
    func say(_ expression: ExpressionSyntax, atLeast level: Level = .choice) -> Phrase {
        let phrase = words(expression)
        return expression.level < level ? phrase.inParentheses : phrase
    }

    private func words(_ expression: ExpressionSyntax) -> Phrase {
        switch expression.kind {
        case .number, .invalid: .text(source.text(expression.span))
        case .name(let name): .code(name.text)
        case .member(let row, let field): .code("\(row.text).\(field.text)")
        case .call(let name, let arguments): call(name, arguments)
        case .negation(let operand): "−\(say(operand, atLeast: .sign))"
        case .not(let operand): "it does not hold that \(say(operand, atLeast: .not))"
        case .binary(let operation, _, let left, let right): binary(operation, left, right)
        case .inRange(let value, let lower, let upper):
            "\(say(value, atLeast: .verb)) is from \(say(lower, atLeast: .verb)) to \(say(upper, atLeast: .verb)) (both included)"
        case .presence(let value, let isPresent): "\(say(value, atLeast: .verb)) is \(text: isPresent ? "present" : "missing")"
        case .conditional(let branches, let last): conditional(branches, last)
        case .aggregation(let it): aggregation(it)
        case .filter, .consecutive, .groups: "the \(rows(expression))"
        case .previous(let value): "the previous \(say(value, atLeast: .one))"
        case .steps(let it): steps(it)
        case .bands(let it): bands(it)
        case .weighted(let parts): weighted(parts)
        case .otherwise(let value, let fallback):
            "\(say(value, atLeast: .verb)) (or \(say(fallback, atLeast: .sign)) where that does not exist)"
        case .rounded(let value, let rounding): "\(say(value, atLeast: .product)) \(rounding.phrase(decimals: rounding.decimals ?? 0))"
        case .parenthesized(let inner): words(inner).inParentheses
        }
    }

    private func call(_ name: NameSyntax, _ arguments: [ExpressionSyntax]) -> Phrase {
        switch Builtin(name, arguments) {
        case .abs(let a)?: "\(say(a, atLeast: .one)) without its sign"
        case .min(let a, let b)?: "the smaller of \(say(a, atLeast: .sum)) and \(say(b, atLeast: .sum))"
        case .max(let a, let b)?: "the larger of \(say(a, atLeast: .sum)) and \(say(b, atLeast: .sum))"
        case .sqrt(let a)?: "the square root of \(say(a, atLeast: .one))"
        case .remainder(let a, let b)?:
            "the remainder of \(say(a, atLeast: .one)) after division by \(say(b, atLeast: .one))"
        case nil: "\(code: name.text) of (\(Phrase.list(arguments.map { say($0, atLeast: .or) }, between: "; ")))"
        }
    }

    private func binary(_ operation: BinaryOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax) -> Phrase {
        let levels = operation.operandLevels
        return part(left, levels.left) + .text(" \(operation.words) ") + part(right, levels.right)
    }

    /// `it does not hold that …` says nothing of where it ends, so beside another part it stands in parentheses.
    private func part(_ expression: ExpressionSyntax, _ level: Level) -> Phrase {
        if case .not = expression.kind { return say(expression, atLeast: .one) }
        return say(expression, atLeast: level)
    }

    private func conditional(_ branches: [ExpressionSyntax.Branch], _ last: ExpressionSyntax) -> Phrase {
        let cases = branches.enumerated().map { index, branch -> Phrase in
            let opening: Phrase = index == 0 ? "if " : "or else, if "
            return opening + say(branch.condition, atLeast: .or) + ": " + say(branch.value, atLeast: .or)
        }
        return Phrase.list(cases, between: "; ") + "; or else: " + say(last, atLeast: .or)
    }
}

extension BinaryOperator {
    /// Between the words of two operands.
    fileprivate var words: String {
        switch self {
        case .or: "or"
        case .and: "and"
        case .equal: "is equal to"
        case .notEqual: "is not equal to"
        case .less: "is less than"
        case .lessOrEqual: "is at most"
        case .greater: "is more than"
        case .greaterOrEqual: "is at least"
        case .add: "+"
        case .subtract: "−"
        case .multiply: "×"
        case .divide: "÷"
        }
    }
}

extension RoundingSyntax {
    /// `rounded half up to 2 decimals`
    func phrase(decimals: Int) -> Phrase {
        let places = decimals == 0 ? "to a whole number" : "to \(decimals) decimal\(decimals == 1 ? "" : "s")"
        return "rounded \(text: mode.rawValue) \(text: places)"
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Where parts of an expression have no value, and what is taken then: one sentence for each.
struct Absences {
    private let words: Wording
    private let formulas: FormulaText
    /// Fields and parameters that may be missing.
    private let optional: Set<String>
    /// Whether the expression is that of a function, whose callers settle what it leaves open.
    private let isInFunction: Bool
    private(set) var sentences: [Phrase] = []

    init(in expressions: [ExpressionSyntax], of source: SourceFile, optional: Set<String>, isInFunction: Bool = false) {
        words = Wording(source: source)
        formulas = FormulaText(source: source)
        self.optional = optional
        self.isInFunction = isInFunction
        for expression in expressions { look(at: expression, fallback: nil) }
    }

    /// `fallback` is what an `otherwise` around the expression takes in its place.
    private mutating func look(at expression: ExpressionSyntax, fallback: Phrase?) {
        if let cause = cause(of: expression, fallback) { add(cause, formulas.write(expression), fallback) }
        switch expression.kind {
        case .otherwise(let value, let other):
            look(at: value, fallback: words.say(other, atLeast: .sum))
            look(at: other, fallback: fallback)
        case .negation, .rounded, .parenthesized, .steps, .weighted: pass(on: expression, fallback)
        case .binary(let operation, _, _, _): pass(on: expression, operation.level >= .sum ? fallback : nil)
        case .call(let name, let arguments):
            // What a function of the program makes of an argument without a value is said where the function is explained.
            if Builtin(name, arguments) != nil { pass(on: expression, fallback) }
        case .aggregation(let it):
            if let place = it.place { look(at: place, fallback: fallback) }
            for part in [it.operand, it.second, it.rows].compactMap(\.self) { look(at: part, fallback: nil) }
        case .number, .name, .member, .not, .inRange, .presence, .conditional, .filter, .consecutive, .previous, .groups, .bands, .invalid:
            pass(on: expression, nil)
        }
    }

    private mutating func pass(on expression: ExpressionSyntax, _ fallback: Phrase?) {
        for child in expression.kind.children { look(at: child, fallback: fallback) }
    }

    private func cause(of expression: ExpressionSyntax, _ fallback: Phrase?) -> String? {
        switch expression.kind {
        case .name(let name): return fallback != nil && optional.contains(name.text) ? "it is missing" : nil
        case .member(_, let field): return fallback != nil && optional.contains(field.text) ? "it is missing" : nil
        case .call(let name, let arguments): return cause(ofCall: expression, Builtin(name, arguments), fallback)
        case .binary(.divide, _, _, let divisor): return divisor.isNonzeroConstant ? nil : Construct.divide.absence
        case .number, .negation, .not, .binary, .inRange, .presence, .conditional, .aggregation, .filter, .consecutive, .previous,
            .groups, .steps, .bands, .weighted, .otherwise, .rounded, .parenthesized, .invalid:
            return Construct.of(expression).absence
        }
    }

    private func cause(ofCall expression: ExpressionSyntax, _ builtin: Builtin?, _ fallback: Phrase?) -> String? {
        switch builtin {
        case .remainder(_, let divisor)? where divisor.isNonzeroConstant: return nil
        case .abs?, .min?, .max?, .sqrt?, .remainder?: return Construct.of(expression).absence
        case nil: return fallback == nil ? nil : "the function has no value"
        }
    }

    private mutating func add(_ cause: String, _ formula: String, _ fallback: Phrase?) {
        let place: Phrase = "In \(code: formula): "
        let consequence: Phrase =
            if let fallback {
                "where \(text: cause), \(fallback) is taken."
            } else if isInFunction {
                "where \(text: cause) and no test around it rules that out, the function has no value, and its caller says what is taken."
            } else {
                "it cannot happen that \(text: cause). Ranges, tests and requirements rule it out, as the compiler has checked."
            }
        let sentence = place + consequence
        if !sentences.contains(sentence) { sentences.append(sentence) }
    }
}

extension ExpressionSyntax {
    fileprivate var isNonzeroConstant: Bool {
        if case .number(let number, _) = unparenthesized.kind { number.significand != 0 } else { false }
    }
}

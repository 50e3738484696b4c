// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// How tightly an expression holds together when it is said or written as a formula; what is looser than its place allows is put in
/// parentheses.
enum Level: Int, Comparable {
    case choice, or, and, not, comparison, verb, sum, product, sign, one

    static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
}

extension ExpressionSyntax {
    var level: Level {
        switch kind {
        case .number, .name, .member, .parenthesized, .invalid: .one
        case .call(let name, let arguments): Builtin(name, arguments) == nil ? .one : .verb
        case .negation: .sign
        case .not: .not
        case .binary(let operation, _, _, _): operation.level
        case .inRange, .presence: .comparison
        case .conditional: .choice
        case .aggregation(let it): it.rows.isFiltered ? .not : .verb
        case .filter: .not
        case .consecutive, .previous, .groups: .verb
        case .steps, .bands, .weighted: .verb
        case .otherwise, .rounded: .comparison
        }
    }

    /// The same for formulas, in which brackets show where most things end.
    var formulaLevel: Level {
        switch kind {
        case .number, .name, .member, .parenthesized, .invalid, .call, .filter, .consecutive, .previous, .steps, .bands, .presence,
            .conditional:
            .one
        case .negation: .sign
        case .not: .not
        case .binary(let operation, _, _, _): operation.level
        case .inRange, .otherwise: .comparison
        case .aggregation(let it): it.verb == .count || it.verb == .slope || it.verb == .correlation ? .one : .verb
        case .groups: .verb
        case .weighted: .sum
        case .rounded(_, let rounding): (rounding.decimals ?? 0) == 0 ? .one : .product
        }
    }

    /// Whether a condition stands at its end, which would swallow what follows.
    private var isFiltered: Bool {
        if case .filter = kind { true } else { false }
    }
}

extension BinaryOperator {
    var level: Level {
        switch self {
        case .or: .or
        case .and: .and
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .comparison
        case .add, .subtract: .sum
        case .multiply, .divide: .product
        }
    }

    /// How tightly what stands on the left and on the right must hold together.
    var operandLevels: (left: Level, right: Level) {
        switch self {
        case .or: (.or, .and)
        case .and: (.and, .not)
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: (.verb, .verb)
        case .add, .subtract: (.sum, .product)
        case .multiply, .divide: (.product, .sign)
        }
    }
}

/// The functions of the language itself, with what they are called with.
enum Builtin {
    case abs(ExpressionSyntax)
    case min(ExpressionSyntax, ExpressionSyntax)
    case max(ExpressionSyntax, ExpressionSyntax)
    case sqrt(ExpressionSyntax)
    case remainder(ExpressionSyntax, ExpressionSyntax)

    /// `nil` for a rule or a function of the program; nothing else may have the name of one of these.
    init?(_ name: NameSyntax, _ arguments: [ExpressionSyntax]) {
        switch (name.text, arguments.count) {
        case ("abs", 1): self = .abs(arguments[0])
        case ("min", 2): self = .min(arguments[0], arguments[1])
        case ("max", 2): self = .max(arguments[0], arguments[1])
        case ("sqrt", 1): self = .sqrt(arguments[0])
        case ("remainder", 2): self = .remainder(arguments[0], arguments[1])
        case (_, _): return nil
        }
    }
}

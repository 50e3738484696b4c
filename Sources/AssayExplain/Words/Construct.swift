// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// What the language has to offer in expressions, one by one; so that a page explains all that a program uses, and nothing else.
enum Construct: Hashable, CaseIterable {
    case constant, name, member, call, parentheses, sign, not
    case abs, lesser, larger, root, remainder
    case or, and, equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    case add, subtract, multiply, divide
    case inRange, presence, choice
    case count, share, sum, mean, least, greatest, any, all
    case median, percentile, variance, standardDeviation, mad, slope, correlation, longestRun, row
    case filter, consecutive, previous, groups, everyGroup
    case curve, table, bands, weighted, otherwise
    case halfUp, halfEven, down, up
    /// What could not be read; no program without errors has it.
    case invalid

    /// Those of an expression itself, without what it is made of.
    static func of(_ expression: ExpressionSyntax) -> Construct {
        switch expression.kind {
        case .number: .constant
        case .name: .name
        case .member: .member
        case .call(let name, let arguments): of(call: name, arguments)
        case .negation: .sign
        case .not: .not
        case .binary(let operation, _, _, _): of(operation)
        case .inRange: .inRange
        case .presence: .presence
        case .conditional: .choice
        case .aggregation(let it): of(it.verb)
        case .filter: .filter
        case .consecutive: .consecutive
        case .previous: .previous
        case .groups(_, _, let isEvery): isEvery ? .everyGroup : .groups
        case .steps(let it): it.kind == .curve ? .curve : .table
        case .bands: .bands
        case .weighted: .weighted
        case .otherwise: .otherwise
        case .rounded(_, let rounding): of(rounding.mode)
        case .parenthesized: .parentheses
        case .invalid: .invalid
        }
    }

    private static func of(call name: NameSyntax, _ arguments: [ExpressionSyntax]) -> Construct {
        switch Builtin(name, arguments) {
        case .abs?: .abs
        case .min?: .lesser
        case .max?: .larger
        case .sqrt?: .root
        case .remainder?: .remainder
        case nil: .call
        }
    }

    private static func of(_ operation: BinaryOperator) -> Construct {
        switch operation {
        case .or: .or
        case .and: .and
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        case .add: .add
        case .subtract: .subtract
        case .multiply: .multiply
        case .divide: .divide
        }
    }

    private static func of(_ verb: AggregationSyntax.Verb) -> Construct {
        switch verb {
        case .count: .count
        case .share: .share
        case .sum: .sum
        case .mean: .mean
        case .min: .least
        case .max: .greatest
        case .any: .any
        case .all: .all
        case .median: .median
        case .percentile: .percentile
        case .variance: .variance
        case .standardDeviation: .standardDeviation
        case .mad: .mad
        case .slope: .slope
        case .correlation: .correlation
        case .longestRun: .longestRun
        case .row: .row
        }
    }

    /// The one that rounds in this way.
    static func of(_ mode: RoundingSyntax.Mode) -> Construct {
        switch mode {
        case .halfUp: .halfUp
        case .halfEven: .halfEven
        case .down: .down
        case .up: .up
        }
    }

    /// Those of an expression and everything in it.
    static func all(in expression: ExpressionSyntax) -> Set<Construct> {
        expression.kind.children.reduce(into: [of(expression)]) { $0.formUnion(all(in: $1)) }
    }
}

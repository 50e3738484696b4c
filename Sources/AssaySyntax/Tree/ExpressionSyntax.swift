// SPDX-License-Identifier: Apache-2.0

/// An expression: a number, a condition, a label or a set of rows; the compiler tells which.
public struct ExpressionSyntax: Hashable, Sendable {
    /// What it is, with its parts.
    public let kind: Kind
    /// From its first character to its last.
    public let span: Span
    /// Nodes on the longest way down, this one included; at most `maximumHeight` in every tree that the parser returns,
    /// so that walking a tree by recursion is safe.
    public let height: Int

    /// The greatest height of an expression.
    public static let maximumHeight = 200

    init(_ kind: Kind, _ span: Span) {
        self.kind = kind
        self.span = span
        height = 1 + (kind.children.map(\.height).max() ?? 0)
    }

    /// The forms of expressions.
    public indirect enum Kind: Hashable, Sendable {
        /// `12`, `0.5`, `5%`, `60 mmHg`
        case number(NumberSyntax, unit: UnitSyntax?)
        /// A bare name: field of the row, `let`, parameter, rule applied to the row, set of rows, or label.
        case name(NameSyntax)
        /// `r.systolic`: a field of the row that a rule is about.
        case member(row: NameSyntax, field: NameSyntax)
        /// `abs(x)`, `min(a, b)`, `plausible(r)`
        case call(NameSyntax, arguments: [ExpressionSyntax])
        /// `-x`
        case negation(ExpressionSyntax)
        /// `not c`
        case not(ExpressionSyntax)
        /// `a + b`, `a < b`, `a and b`; comparisons are never chained, `and` and `or` never mixed without parentheses.
        case binary(BinaryOperator, operatorSpan: Span, ExpressionSyntax, ExpressionSyntax)
        /// `x in lower .. upper`, both ends included
        case inRange(ExpressionSyntax, lower: ExpressionSyntax, upper: ExpressionSyntax)
        /// `x is present` or `x is missing`
        case presence(ExpressionSyntax, isPresent: Bool)
        /// `when c: a else when d: b else e`; at least one branch
        case conditional(branches: [Branch], otherwise: ExpressionSyntax)
        /// `mean of systolic in usable`
        case aggregation(AggregationSyntax)
        /// `rows where condition`: the rows for which the condition holds
        case filter(rows: ExpressionSyntax, condition: ExpressionSyntax)
        /// `consecutive rows`: the rows that have one before them
        case consecutive(ExpressionSyntax)
        /// `previous systolic`: a value in the row before, inside `consecutive rows`
        case previous(ExpressionSyntax)
        /// `rows by key` or `rows by every key`: the groups of rows that have one key
        case groups(rows: ExpressionSyntax, key: ExpressionSyntax, isEvery: Bool)
        /// `curve(x: 5 -> 100%, 20 -> 0%)` or `table(session: morning -> 1, evening -> 2)`
        case steps(StepsSyntax)
        /// `bands(score: A from 85, B from 70, C below)`
        case bands(BandsSyntax)
        /// `weighted(60: coverage, 40: plausibility)`
        case weighted([WeightSyntax])
        /// `value otherwise fallback`: the fallback where the value does not exist
        case otherwise(ExpressionSyntax, fallback: ExpressionSyntax)
        /// `value rounded half up to 2 decimals`
        case rounded(ExpressionSyntax, RoundingSyntax)
        /// `( e )`; means the same as `e`
        case parenthesized(ExpressionSyntax)
        /// Something that could not be read; an error has been reported.
        case invalid
    }

    /// `c: a` of a `when`.
    public struct Branch: Hashable, Sendable {
        /// When the branch is chosen.
        public let condition: ExpressionSyntax
        /// What it gives.
        public let value: ExpressionSyntax
    }

    /// This expression without the parentheses around it.
    public var unparenthesized: ExpressionSyntax {
        var expression = self
        while case .parenthesized(let inner) = expression.kind { expression = inner }
        return expression
    }
}

extension ExpressionSyntax.Kind {
    /// The expressions directly below, in source order.
    public var children: [ExpressionSyntax] {
        switch self {
        case .number, .name, .member, .invalid: []
        case .call(_, let arguments): arguments
        case .negation(let e), .not(let e), .presence(let e, _), .rounded(let e, _), .parenthesized(let e): [e]
        case .binary(_, _, let left, let right): [left, right]
        case .inRange(let e, let lower, let upper): [e, lower, upper]
        case .conditional(let branches, let otherwise): branches.flatMap { [$0.condition, $0.value] } + [otherwise]
        case .aggregation(let it): [it.place, it.operand, it.second].compactMap(\.self) + [it.rows]
        case .filter(let rows, let condition): [rows, condition]
        case .consecutive(let e), .previous(let e): [e]
        case .groups(let rows, let key, _): [rows, key]
        case .steps(let steps): [steps.value]
        case .bands(let bands): [bands.value]
        case .weighted(let parts): parts.map(\.value)
        case .otherwise(let value, let fallback): [value, fallback]
        }
    }
}

/// The operators that stand between two expressions; the raw value is how they are written.
public enum BinaryOperator: String, Hashable, Sendable, CaseIterable {
    case or, and
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"

    /// Whether it compares two values.
    public var isComparison: Bool {
        switch self {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
        default: false
        }
    }
}

/// `VERB [PLACE] [of EXPRESSION [against EXPRESSION]] in ROWS`
public struct AggregationSyntax: Hashable, Sendable {
    /// The verbs of aggregations; the raw value is how they are written.
    public enum Verb: String, Hashable, Sendable, CaseIterable {
        case count, share, sum, mean, min, max, any, all
        case median, percentile, variance, mad
        case standardDeviation = "standard deviation"
        case slope, correlation
        case longestRun = "longest run"
        case row

        /// Whether `of EXPRESSION` follows: for every verb but `count`.
        public var takesOperand: Bool { self != .count }

        /// The word before a second expression; `nil` for a verb that takes one only.
        public var joint: String? {
            switch self {
            case .slope: "against"
            case .correlation: "with"
            default: nil
            }
        }
    }

    /// What is asked of the rows.
    public let verb: Verb
    /// Where the verb stands.
    public let verbSpan: Span
    /// The 90 of `percentile 90`; `nil` for every other verb.
    public let percent: NumberSyntax?
    /// The `n` of `row n`, counted from 1; `nil` for every other verb.
    public let place: ExpressionSyntax?
    /// `nil` for `count` only.
    public let operand: ExpressionSyntax?
    /// What `slope` goes `against` or `correlation` is `with`; `nil` for every other verb.
    public let second: ExpressionSyntax?
    /// A name, something in parentheses, or either with a `where`.
    public let rows: ExpressionSyntax
}

/// `rounded MODE [to K decimals]`
public struct RoundingSyntax: Hashable, Sendable {
    /// The ways to round; the raw value is how they are written.
    public enum Mode: String, Hashable, Sendable, CaseIterable {
        /// To the nearest; a value halfway between goes towards plus infinity.
        case halfUp = "half up"
        /// To the nearest; a value halfway between goes to the even neighbour.
        case halfEven = "half even"
        /// Towards minus infinity.
        case down
        /// Towards plus infinity.
        case up
    }

    /// Which way.
    public let mode: Mode
    /// `nil` when left out: to a whole number, or in `publish` to the decimals of the stated range.
    public let decimals: Int?
    /// From `rounded` to the end.
    public let span: Span

    /// The most decimals that one may ask for.
    public static let maximumDecimals = 12
}

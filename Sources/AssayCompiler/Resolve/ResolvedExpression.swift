// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// An expression in which every name has been replaced by what it names. Types are not known yet.
struct ResolvedExpression: Hashable, Sendable {
    let kind: Kind
    let span: Span

    init(_ kind: Kind, _ span: Span) {
        self.kind = kind
        self.span = span
    }

    indirect enum Kind: Hashable, Sendable {
        /// A constant; the unit is `nil` when none is written.
        case number(Rational, Unit?)
        case label(String)
        case parameter(Int)
        /// The `let` with this index; a value or a set of rows.
        case definition(Int)
        /// All rows of a data set; inside `of` and `where` the condition that the row belongs to it, which always holds.
        case data(Int)
        /// A field of the row at hand.
        case field(Int)
        /// The rule with this index, applied to the row at hand.
        case rule(Int)
        /// The function with this index.
        case call(Int, [ResolvedArgument])
        /// In a function, the parameter or `let` with this index; for rows the condition that the row belongs to them.
        case argument(Int), local(Int)
        case function(Function, [ResolvedExpression])
        case negation(ResolvedExpression)
        case not(ResolvedExpression)
        case binary(BinaryOperator, ResolvedExpression, ResolvedExpression)
        case inRange(ResolvedExpression, lower: ResolvedExpression, upper: ResolvedExpression)
        case presence(ResolvedExpression, isPresent: Bool)
        case conditional([Branch], otherwise: ResolvedExpression)
        case aggregation(ResolvedAggregation)
        /// A value in the row before, of the consecutive rows at hand.
        case previous(ResolvedExpression)
        /// The key of the group at hand.
        case key
        case steps(ResolvedSteps)
        case bands(ResolvedBands)
        case weighted([ResolvedWeight])
        case otherwise(ResolvedExpression, fallback: ResolvedExpression)
        case rounded(ResolvedExpression, RoundingMode, decimals: Int)
        /// An error about it has been reported.
        case invalid
    }

    struct Branch: Hashable, Sendable {
        let condition: ResolvedExpression
        let value: ResolvedExpression
    }

    /// Built-in functions; the raw value is how they are called.
    enum Function: String, Hashable, Sendable, CaseIterable {
        case abs, min, max, sqrt, remainder

        var argumentCount: Int { self == .abs || self == .sqrt ? 1 : 2 }
    }
}

/// `VERB PLACE of OPERAND against SECOND in ROWS`
struct ResolvedAggregation: Hashable, Sendable {
    let verb: AggregationSyntax.Verb
    /// Of a percentile, in hundredths of a percent.
    let percent: Int
    /// The row that is asked for, counted from 1; `nil` for every verb but `row`.
    let place: ResolvedExpression?
    let operand: ResolvedExpression?
    let second: ResolvedExpression?
    let rows: ResolvedRows
}

/// A constant of a curve, table or band.
struct ResolvedConstant: Hashable, Sendable {
    enum Value: Hashable, Sendable {
        case number(Rational, Unit?)
        case label(String)
    }

    let value: Value
    let span: Span
}

struct ResolvedSteps: Hashable, Sendable {
    let kind: StepsSyntax.Kind
    let value: ResolvedExpression
    let points: [Point]

    struct Point: Hashable, Sendable {
        let key: ResolvedConstant
        let value: ResolvedConstant
    }
}

struct ResolvedBands: Hashable, Sendable {
    let value: ResolvedExpression
    /// From the highest to the lowest, as many as labels but one.
    let thresholds: [ResolvedConstant]
    let labels: [String]
}

struct ResolvedWeight: Hashable, Sendable {
    let weight: Rational
    let weightSpan: Span
    let value: ResolvedExpression
}

/// A set of rows of one data set.
struct ResolvedRows: Hashable, Sendable {
    /// Index of the data set, for groups of rows that of their rows; `nil` when it could not be found out.
    let data: Int?
    let kind: Kind
    let span: Span
    /// Whether these are rows that have one before them, so that `previous` has a meaning.
    var isPaired = false
    /// Whether these are groups of rows.
    var isGroups = false

    indirect enum Kind: Hashable, Sendable {
        case data(Int)
        /// The `let` with this index.
        case definition(Int)
        case filter(ResolvedRows, condition: ResolvedExpression)
        case consecutive(ResolvedRows)
        case groups(ResolvedRows, key: ResolvedExpression, isEvery: Bool)
        /// The rows of the group at hand.
        case group
        /// The function with this index, which gives rows.
        case call(Int, [ResolvedArgument])
        /// In a function, the parameter or `let` with this index.
        case argument(Int), local(Int)
        /// An error about it has been reported.
        case invalid
    }
}

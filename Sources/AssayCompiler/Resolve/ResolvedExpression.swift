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
        case function(Function, [ResolvedExpression])
        case negation(ResolvedExpression)
        case not(ResolvedExpression)
        case binary(BinaryOperator, ResolvedExpression, ResolvedExpression)
        case inRange(ResolvedExpression, lower: ResolvedExpression, upper: ResolvedExpression)
        case presence(ResolvedExpression, isPresent: Bool)
        case conditional([Branch], otherwise: ResolvedExpression)
        case aggregation(AggregationSyntax.Verb, of: ResolvedExpression?, in: ResolvedRows)
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
        case abs, min, max

        var argumentCount: Int { self == .abs ? 1 : 2 }
    }
}

/// A set of rows of one data set.
struct ResolvedRows: Hashable, Sendable {
    /// Index of the data set; `nil` when it could not be found out.
    let data: Int?
    let kind: Kind
    let span: Span

    indirect enum Kind: Hashable, Sendable {
        case data(Int)
        /// The `let` with this index.
        case definition(Int)
        case filter(ResolvedRows, condition: ResolvedExpression)
        /// An error about it has been reported.
        case invalid
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Index of a node in its program.
struct NodeID: Hashable, Sendable, Comparable, CustomStringConvertible {
    let index: Int

    static func < (a: NodeID, b: NodeID) -> Bool { a.index < b.index }
    var description: String { "%\(index)" }
}

/// A column of a data set.
struct FieldReference: Hashable, Sendable, Comparable {
    let data: Int
    let field: Int

    static func < (a: FieldReference, b: FieldReference) -> Bool { (a.data, a.field) < (b.data, b.field) }
}

/// One step of the typed program: an operation on earlier nodes.
struct Node: Hashable, Sendable {
    let operation: Operation
    /// All below the node's own index.
    let operands: [NodeID]
    var type: ValueType
    /// The table whose rows it has a value for, one each: a data set, or groups of one; `nil` when it has one value for the
    /// whole program. An aggregation that has one is over the rows of each group.
    let data: Int?
    let span: Span
}

/// What a node does. Numbers are exact rationals; nothing is rounded but by `round`.
///
/// A node may lack a value (a missing field, a division by zero, a mean over no rows); then so does arithmetic on it.
/// The checks leave such nodes only where an `otherwise` takes care of them.
enum Operation: Hashable, Sendable {
    case number(Rational)
    /// The label with this index of the node's choice.
    case label(Int)
    case parameter(Int)
    /// The field of the row at hand; lacks a value when it is missing.
    case field(FieldReference, mayLack: Bool)
    case isPresent(FieldReference)
    /// Whether the row exists: the set of all rows of a data set.
    case allRows(Int)
    /// Whether a group has rows, and its key. Operands: the grouped rows and their keys.
    case groupExists(Int), groupKey(Int)
    /// The value of the second operand in the nearest row before that fulfils the first; lacks a value where there is none.
    case previous
    /// Whether a row before fulfils the operand.
    case hasPrevious

    case negate
    case add, subtract, multiply, divide
    case absolute, minimum, maximum
    case round(RoundingMode, decimals: Int)
    /// What is left when whole multiples of the second operand are taken away; lacks a value unless that is positive.
    case remainder
    /// The square root, rounded; lacks a value below zero.
    case root(RoundingMode, decimals: Int)
    /// Straight lines between points.
    case curve([Point])
    /// The value at a key; lacks a value where there is no such key.
    case table([Point])
    /// The same value, which must stay in this range.
    case within(ValueInterval, Stated)

    case equal, less, lessOrEqual
    /// Value, lower end, upper end.
    case inRange
    case not
    /// The second operand is looked at only where the first one leaves the matter open. A set of rows is the `and` of
    /// the rows that it starts from and its condition.
    case and, or
    /// Condition, value, value otherwise.
    case choose
    /// Value, fallback.
    case otherwise

    /// Operands: the rows; for all but `count` the value or condition in each.
    case count, share, sum, mean, least, greatest, any, all
    /// The mean of the two values in the middle; the least value that so many hundredths of a percent of the rows do not
    /// exceed; the sum of squared distances from the mean over one less than the count.
    case median, percentile(Int), variance
    /// Operands: the rows, and two values in each: of the line through them the slope of the first against the second, and
    /// how well it fits, from -1 to 1, rounded.
    case slope, correlation(RoundingMode, decimals: Int)
    /// The most rows in a row that fulfil the condition.
    case longestRun
    /// Operands: all rows of a data set, a value in each, and the number of a row, counted from 1; lacks a value where there is no such row.
    case row

    /// An error has been reported.
    case invalid
}

extension Operation {
    var isAggregation: Bool {
        switch self {
        case .count, .share, .sum, .mean, .least, .greatest, .any, .all, .median, .percentile, .variance, .slope, .correlation, .longestRun,
            .row:
            true
        default: false
        }
    }

    /// Whether it is about groups, and its operands about the rows that they are made of.
    var isOfGroups: Bool {
        switch self {
        case .groupExists, .groupKey: true
        default: false
        }
    }

    /// Whether it lacks a value when an operand does, and passes nothing else on.
    var isArithmetic: Bool {
        switch self {
        case .negate, .add, .subtract, .multiply, .divide, .absolute, .minimum, .maximum, .round, .remainder, .root, .curve, .table,
            .within:
            true
        default: false
        }
    }

    /// Who states a range.
    enum Stated: Hashable, Sendable {
        /// A weighted score, of its parts.
        case weighted
        /// A function, of a parameter, or of a `let` in it.
        case argument(String), local(String)
    }

    /// A point of a curve, or a row of a table.
    struct Point: Hashable, Sendable {
        let key: Rational
        let value: Rational
    }
}

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
    /// The data set whose rows it has a value for, one each; `nil` when it has one value for the whole program.
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

    case negate
    case add, subtract, multiply, divide
    case absolute, minimum, maximum
    case round(RoundingMode, decimals: Int)

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

    /// An error has been reported.
    case invalid
}

extension Operation {
    var isAggregation: Bool {
        switch self {
        case .count, .share, .sum, .mean, .least, .greatest, .any, .all: true
        default: false
        }
    }

    /// Whether it lacks a value when an operand does, and passes nothing else on.
    var isArithmetic: Bool {
        switch self {
        case .negate, .add, .subtract, .multiply, .divide, .absolute, .minimum, .maximum, .round: true
        default: false
        }
    }
}

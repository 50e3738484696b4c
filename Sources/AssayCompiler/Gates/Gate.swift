// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax
internal import BigInt

/// Index of a gate in its program.
struct GateID: Hashable, Sendable, Comparable, CustomStringConvertible {
    let index: Int

    static func < (a: GateID, b: GateID) -> Bool { a.index < b.index }
    var description: String { "#\(index)" }
}

/// One operation on whole numbers; a condition is 1 or 0.
///
/// Every gate has a value for all inputs, also where the value means nothing: a cell that is missing or in a row that
/// does not exist reads as the lower end of its range, and a divisor that is zero is replaced by 1.
struct Gate: Hashable, Sendable {
    let operation: GateOperation
    /// The table whose rows it has a value for, one each: a data set, or groups of one; `nil` when it has one value.
    let data: Int?
    /// Holds every value that the gate can have while all requirements before it hold.
    var interval: WholeInterval
    /// The node that it was first made for.
    let origin: NodeID
}

enum GateOperation: Hashable, Sendable {
    case constant(BigInt)
    /// The raw value of a parameter.
    case parameter(Int)
    /// The raw value of a field.
    case cell(FieldReference)
    /// Whether an optional field has a value; never in a row that does not exist.
    case cellPresent(FieldReference)
    case rowPresent(Int)

    /// A constant plus gates times coefficients. At least one term; sorted by gate; no coefficient is zero.
    case linear(BigInt, [LinearTerm])
    case product(GateID, GateID)
    /// 1 when every operand, a condition each, is 1. At least two operands, sorted, all different.
    case all([GateID])
    /// The second when the first, a condition, is 1, else the third.
    case select(GateID, GateID, GateID)
    case isZero(GateID)
    case isNonNegative(GateID)
    case isWithin(GateID, WholeInterval)
    /// The operand, or 1 when it is 0. The operand is never negative.
    case divisor(GateID)
    /// The quotient rounded to a whole number. The divisor is positive.
    case quotient(GateID, GateID, RoundingMode)

    /// The square root of the quotient, rounded to a whole number. The dividend is not negative, the divisor is positive.
    case root(GateID, GateID, RoundingMode)
    /// The number at the place `operand - first` of the list, which is as long as the operand's interval is wide.
    case lookUp(GateID, first: BigInt, [BigInt])

    /// The sum over all rows of a table, those that do not exist included.
    case rowSum(GateID)
    /// The least value in the rows where the condition is 1; when there is none, `empty`, which no value exceeds. For groups
    /// the least in the rows of each.
    case rowLeast(condition: GateID, value: GateID, empty: BigInt, groups: Grouping?)
    /// The value with the rank, from 1 on, among the rows where the condition is 1; the lower end of its interval when there is
    /// none, and then `isEmpty` is 1.
    case rowRank(condition: GateID, value: GateID, rank: GateID, isEmpty: GateID)
    /// The lower or the upper of the two values in the middle of the rows where the condition is 1; the lower end of their
    /// interval when there is none, and then `isEmpty` is 1.
    case rowMiddle(condition: GateID, value: GateID, isEmpty: GateID, isUpper: Bool)
    /// The value in the row with a number, counted from 0. The number is that of a row of the table wherever the requirements before hold.
    case rowAt(value: GateID, place: GateID)
    /// The most rows in a row for which the second is 1, among those for which the first is; the second implies the first.
    case longestRun(GateID, GateID, table: Int)
    /// The value in the nearest row before where the condition is 1; `empty` where there is none.
    case previous(condition: GateID, value: GateID, empty: BigInt)
    /// Whether the condition is 1 in a row before.
    case hasPrevious(GateID, table: Int)

    /// The key of a group, as a raw value.
    case groupKey(Int)
    /// The sum over the rows of each group.
    case groupSum(GateID, Grouping)
}

/// Groups of rows, with the gate that says which row belongs to which.
struct Grouping: Hashable, Sendable {
    /// The table of the groups.
    let table: Int
    /// The raw value of the key in each row; nobody looks at it in rows that are not grouped.
    let key: GateID
}

struct LinearTerm: Hashable, Sendable {
    let coefficient: BigInt
    let gate: GateID
}

extension GateOperation {
    var operands: [GateID] {
        switch self {
        case .constant, .parameter, .cell, .cellPresent, .rowPresent, .groupKey: []
        case .linear(_, let terms): terms.map(\.gate)
        case .product(let a, let b), .quotient(let a, let b, _), .root(let a, let b, _), .rowLeast(let a, let b, _, nil),
            .longestRun(let a, let b, _), .previous(let a, let b, _), .rowAt(let a, let b):
            [a, b]
        case .rowMiddle(let a, let b, let c, _): [a, b, c]
        case .rowRank(let a, let b, let c, let d): [a, b, c, d]
        case .rowLeast(let a, let b, _, let groups?): [a, b, groups.key]
        case .groupSum(let a, let groups): [a, groups.key]
        case .all(let operands): operands
        case .select(let a, let b, let c): [a, b, c]
        case .isZero(let a), .isNonNegative(let a), .isWithin(let a, _), .divisor(let a), .rowSum(let a), .lookUp(let a, _, _),
            .hasPrevious(let a, _):
            [a]
        }
    }
}

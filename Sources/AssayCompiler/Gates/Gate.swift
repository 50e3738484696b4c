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
    /// The data set whose rows it has a value for, one each; `nil` when it has one value.
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

    /// The sum over all rows of a data set, those that do not exist included.
    case rowSum(GateID)
    /// The least value in the rows where the condition is 1; when there is none, `empty`, which no value exceeds.
    case rowLeast(condition: GateID, value: GateID, empty: BigInt)
}

struct LinearTerm: Hashable, Sendable {
    let coefficient: BigInt
    let gate: GateID
}

extension GateOperation {
    var operands: [GateID] {
        switch self {
        case .constant, .parameter, .cell, .cellPresent, .rowPresent: []
        case .linear(_, let terms): terms.map(\.gate)
        case .product(let a, let b), .quotient(let a, let b, _), .rowLeast(let a, let b, _): [a, b]
        case .all(let operands): operands
        case .select(let a, let b, let c): [a, b, c]
        case .isZero(let a), .isNonNegative(let a), .isWithin(let a, _), .divisor(let a), .rowSum(let a): [a]
        }
    }
}

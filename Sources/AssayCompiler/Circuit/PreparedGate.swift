// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints
internal import AssayGadgets
internal import BigInt

/// A gate in the terms of the gadgets: what is the same in all rows is worked out once.
struct PreparedGate<F: PrimeField> {
    let operation: PreparedOperation<F>
    /// Holds every value that the gate can have.
    let interval: ClosedRange<WideInteger>
    /// The data set whose rows it has a value for; `nil` when it has one value.
    let data: Int?
}

/// One operation, with numbers as the gadgets take them.
enum PreparedOperation<F: PrimeField> {
    case constant(LinearCombination<F>)
    case parameter(Int)
    case cell(FieldReference)
    case cellPresent(FieldReference)
    case rowPresent(Int)
    /// `constant` plus gates times weights.
    case linear(constant: F, gates: [GateID], weights: [F])
    case product(GateID, GateID)
    case all([GateID])
    case select(GateID, GateID, GateID)
    /// `value` and, where `condition` is 0, `difference` more: a choice by a flag without which the value is known anyway.
    case switched(value: GateID, condition: GateID, difference: WideInteger)
    case isZero(GateID)
    case isNonNegative(GateID)
    case isWithin(GateID, RangeTest<F>)
    case divisor(GateID)
    case quotient(GateID, GateID, Rounding)
    case root(GateID, GateID, Rounding)
    /// The list's first place and its last, and what stands there.
    case lookUp(GateID, ClosedRange<WideInteger>, [WideInteger])
    /// The key of the first group; the others follow.
    case groupKey(WideInteger)
    /// Made for all rows together: one value, or one in each row.
    case overRows(GateOperation), inRows(GateOperation)
}

extension PreparedGate {
    init(_ id: GateID, of gates: GateProgram) {
        let gate = gates.builder[id]
        operation = PreparedOperation(gate.operation, of: gates)
        interval = gate.interval.wide
        data = gate.data
    }
}

extension PreparedOperation {
    fileprivate init(_ operation: GateOperation, of gates: GateProgram) {
        self =
            switch operation {
            case .constant(let value): .constant(LinearCombination(WideInteger(value)))
            case .parameter(let index): .parameter(index)
            case .cell(let reference): .cell(reference)
            case .cellPresent(let reference): .cellPresent(reference)
            case .rowPresent(let data): .rowPresent(data)
            case .linear(let constant, let terms):
                .linear(
                    constant: F(WideInteger(constant)), gates: terms.map(\.gate), weights: terms.map { F(WideInteger($0.coefficient)) })
            case .product(let a, let b): .product(a, b)
            case .all(let conditions): .all(conditions)
            case .select(let condition, let a, let b): Self.choice(condition, a, b, gates)
            case .isZero(let a): .isZero(a)
            case .isNonNegative(let a): .isNonNegative(a)
            case .isWithin(let a, let range): .isWithin(a, RangeTest(range.wide, of: gates.builder[a].interval.wide))
            case .divisor(let a): .divisor(a)
            case .quotient(let a, let b, let mode): .quotient(a, b, Rounding(mode))
            case .root(let a, let b, let mode): .root(a, b, Rounding(mode))
            case .lookUp(let a, let first, let list):
                .lookUp(
                    a, WideInteger(first)...WideInteger(first) + WideInteger(list.count - 1), list.map { WideInteger($0) })
            case .groupKey(let table): .groupKey(WideInteger(gates.program.groups(table)?.keys?.first ?? 0))
            case .rowSum, .rowLeast(_, _, _, nil), .rowRank, .rowMiddle, .rowAt, .longestRun: .overRows(operation)
            case .rowLeast, .previous, .hasPrevious, .groupSum: .inRows(operation)
            }
    }

    /// `a` or `b`. By a flag without which `a` always has the same value, and with a constant for `b`, that is a sum.
    private static func choice(_ condition: GateID, _ a: GateID, _ b: GateID, _ gates: GateProgram) -> Self {
        guard let other = gates.builder.point(b), let without = gates.absence?.value(of: a, without: condition, gates.builder) else {
            return .select(condition, a, b)
        }
        return .switched(value: a, condition: condition, difference: WideInteger(other - without))
    }
}

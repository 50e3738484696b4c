// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints
internal import AssayGadgets
internal import AssaySyntax
internal import BigInt

/// One gadget for each kind of gate.
extension Lowering {
    /// The value of an operation, at a row or for the whole program. Its operands have been made.
    mutating func make(_ operation: GateOperation, _ row: Int?) -> Combination {
        switch operation {
        case .constant(let value): return Combination(WideInteger(value))
        case .parameter(let index): return parameters[index]
        case .cell(let reference): return row.map { tables[reference.data].cells[reference.field][$0] } ?? .zero
        case .cellPresent(let reference): return row.map { tables[reference.data].presence(reference.field, $0).value } ?? .zero
        case .rowPresent(let data): return row.map { tables[data].rows[$0].value } ?? .zero
        case .linear(let constant, let terms):
            let parts = terms.map { WideInteger($0.coefficient) * value($0.gate, row) }
            return .sum([Combination(WideInteger(constant))] + parts)
        case .product(let a, let b): return system.product(value(a, row), value(b, row))
        case .all(let conditions): return system.all(conditions.map { bit($0, row) }).value
        case .select(let condition, let a, let b): return select(condition, a, b, row)
        case .isZero(let a): return system.isZero(bounded(a, row)).value
        case .isNonNegative(let a): return (!system.isNegative(bounded(a, row))).value
        case .isWithin(let a, let range): return system.isWithin(bounded(a, row), range.wide).value
        case .divisor(let a): return value(a, row) + system.isZero(bounded(a, row)).value
        case .quotient(let a, let b, let mode):
            return system.quotient(bounded(a, row), by: bounded(b, row), Rounding(mode)).value
        case .rowSum(let a): return .sum(column(a).map(\.value))
        case .rowLeast(let condition, let value, let empty):
            // The gadget gives the upper end of the values' interval where no row counts.
            let values = column(value).map { $0.assumed(in: min($0.range.lowerBound, WideInteger(empty))...WideInteger(empty)) }
            return system.minimum(of: values, where: column(condition).map { Bit(assuming: $0.value) }).value
        }
    }

    /// `a` or `b`. By a flag without which `a` always has the same value, and with a constant for `b`, that is a sum.
    private mutating func select(_ condition: GateID, _ a: GateID, _ b: GateID, _ row: Int?) -> Combination {
        guard let other = gates.builder.point(b), let without = gates.absence?.value(of: a, without: condition, gates.builder) else {
            return system.select(bit(condition, row), value(a, row), else: value(b, row))
        }
        return value(a, row) + WideInteger(other - without) * (!bit(condition, row)).value
    }

    /// The values of a gate in all rows of its data set.
    private mutating func column(_ gate: GateID) -> [Bounded<F>] {
        guard let data = gates.builder[gate].data else { return [] }
        var rows: [Bounded<F>] = []
        for row in 0..<program.data[data].capacity { rows.append(bounded(gate, row)) }
        return rows
    }
}

extension Rounding {
    init(_ mode: RoundingMode) {
        switch mode {
        case .down: self = .down
        case .up: self = .up
        case .halfUp: self = .halfUp
        case .halfEven: self = .halfEven
        }
    }
}

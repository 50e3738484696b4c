// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints
internal import AssayGadgets
internal import AssaySyntax

/// One gadget for each kind of gate.
extension Lowering {
    /// The value of an operation, at a row or for the whole program. Its operands have been made.
    mutating func make(_ operation: PreparedOperation<F>, _ row: Int?) -> Combination {
        switch operation {
        case .constant(let value): return value
        case .parameter(let index): return parameters[index]
        case .cell(let reference): return row.map { tables[reference.data].cells[reference.field][$0] } ?? .zero
        case .cellPresent(let reference): return row.map { tables[reference.data].presence(reference.field, $0).value } ?? .zero
        case .rowPresent(let data): return row.map { tables[data].rows[$0].value } ?? .zero
        case .linear(let constant, let gates, let weights): return linear(constant, gates, weights, row)
        case .product(let a, let b): return system.product(value(a, row), value(b, row))
        case .all(let conditions): return system.all(conditions.map { bit($0, row) }).value
        case .select(let condition, let a, let b): return system.select(bit(condition, row), value(a, row), else: value(b, row))
        case .switched(let a, let condition, let difference): return value(a, row) + difference * (!bit(condition, row)).value
        case .isZero(let a): return system.isZero(bounded(a, row)).value
        case .isNonNegative(let a): return (!system.isNegative(bounded(a, row))).value
        case .isWithin(let a, let test): return system.isWithin(bounded(a, row), test).value
        case .divisor(let a): return value(a, row) + system.isZero(bounded(a, row)).value
        case .quotient(let a, let b, let mode):
            if mode == .down, let row, let rest = rest(of: a, over: b, row) { return rest }
            return system.quotient(bounded(a, row), by: bounded(b, row), mode).value
        case .root(let a, let b, let mode): return system.squareRoot(of: bounded(a, row), over: bounded(b, row), mode).value
        case .lookUp(let a, let range, let list): return system.lookUp(bounded(a, row).assumed(in: range), in: list).value
        case .groupKey(let first): return Combination(first + WideInteger(row ?? 0))
        case .overRows(let operation): return makeOverRows(operation)
        case .inRows: return .zero
        }
    }

    /// A field without its last digit, where its range has been shown by that digit.
    private func rest(of dividend: GateID, over divisor: GateID, _ row: Int) -> Combination? {
        guard let digit = digits[dividend, divisor], let rests = restsOfDigits[digit.field] else { return nil }
        return rests[row].value + Combination(WideInteger(digit.shift))
    }

    /// For a test that flags answer which were made where the field was declared, the answer in each row.
    func edgeTests(_ gate: GateID) -> [Combination]? {
        guard let test = edges.tests[gate], let all = edges.edges[test.source], let rows = reached[test.source] else { return nil }
        let first = test.lower.flatMap { all.firstIndex(of: $0) }
        let afterLast = test.upper.flatMap { all.firstIndex(of: $0 + 1) }
        return rows.map { flags in (first.map { flags[$0].value } ?? 1) - (afterLast.map { flags[$0].value } ?? 0) }
    }

    private func linear(_ constant: F, _ gates: [GateID], _ weights: [F], _ row: Int?) -> Combination {
        // A constant less a condition is what most sums are.
        guard gates.count > 1 else { return Combination(constant) + weights[0] * value(gates[0], row) }
        return .sum(gates.map { value($0, row) }, weights: weights, constant: constant)
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

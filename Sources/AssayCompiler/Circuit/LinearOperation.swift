// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints
internal import BigInt

/// An operation on values of other gates that takes no constraints.
struct LinearOperation<F: PrimeField> {
    /// The gates whose values it takes, in the order in which it takes them.
    let operands: [GateID]
    private let form: Form

    private enum Form {
        /// `constant` plus values times weights.
        case sum(constant: F, weights: [F])
        /// The first value and, where the second, a condition, is 0, `difference` more: a choice by a flag without which the value is known anyway.
        case switched(difference: F)
    }

    /// `nil` for operations that take constraints, or no values of other gates.
    init?(_ operation: GateOperation, of gates: GateProgram) {
        switch operation {
        case .linear(let constant, let terms):
            operands = terms.map(\.gate)
            form = .sum(constant: F(WideInteger(constant)), weights: terms.map { F(WideInteger($0.coefficient)) })
        case .select(let condition, let a, let b):
            guard let other = gates.builder.point(b), let without = gates.absence?.value(of: a, without: condition, gates.builder) else {
                return nil
            }
            operands = [a, condition]
            form = .switched(difference: F(WideInteger(other - without)))
        default: return nil
        }
    }

    /// What it makes of its operands' values.
    func value(of values: [LinearCombination<F>]) -> LinearCombination<F> {
        switch form {
        // A constant less a condition is what most sums are.
        case .sum(let constant, let weights) where values.count == 1: LinearCombination(constant) + weights[0] * values[0]
        case .sum(let constant, let weights): .sum(values, weights: weights, constant: constant)
        case .switched(let difference): values[0] + difference * (1 - values[1])
        }
    }
}

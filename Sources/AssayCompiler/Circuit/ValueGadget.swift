// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints
internal import AssayGadgets
internal import AssaySyntax
internal import BigInt

/// An operation on values of other gates, which nothing else has a part in: values of one row make one of that row.
struct ValueGadget<F: PrimeField> {
    /// The gates whose values it takes, in the order in which it takes them.
    let operands: [GateID]
    /// The intervals of these gates.
    private let intervals: [ClosedRange<WideInteger>]
    private let operation: Operation

    private enum Operation {
        /// `constant` plus values times weights.
        case linear(constant: F, weights: [F])
        case product, all, select
        /// The first value and, where the second, a condition, is 0, `difference` more: a choice by a flag without which the value is known anyway.
        case switched(difference: WideInteger)
        case isZero, isNonNegative
        case isWithin(RangeTest<F>)
        case divisor
        case quotient(Rounding), root(Rounding)
        /// The list's first place and its last, and what stands there.
        case lookUp(ClosedRange<WideInteger>, [WideInteger])
    }

    /// The gadget of an operation; `nil` for those that read inputs, or look at more rows than one.
    init?(_ operation: GateOperation, of gates: GateProgram) {
        var operands = operation.operands
        switch operation {
        case .linear(let constant, let terms):
            self.operation = .linear(constant: F(WideInteger(constant)), weights: terms.map { F(WideInteger($0.coefficient)) })
        case .product: self.operation = .product
        case .all: self.operation = .all
        case .select(let condition, let a, let b):
            if let difference = Self.difference(condition, a, b, gates) {
                operands = [a, condition]
                self.operation = .switched(difference: difference)
            } else {
                self.operation = .select
            }
        case .isZero: self.operation = .isZero
        case .isNonNegative: self.operation = .isNonNegative
        case .isWithin(let a, let range): self.operation = .isWithin(RangeTest(range.wide, of: gates.builder[a].interval.wide))
        case .divisor: self.operation = .divisor
        case .quotient(_, _, let mode): self.operation = .quotient(Rounding(mode))
        case .root(_, _, let mode): self.operation = .root(Rounding(mode))
        case .lookUp(_, let first, let list):
            let range = WideInteger(first)...WideInteger(first) + WideInteger(list.count - 1)
            self.operation = .lookUp(range, list.map { WideInteger($0) })
        default: return nil
        }
        self.operands = operands
        intervals = operands.map { gates.builder[$0].interval.wide }
    }

    /// By how much the other value of a choice is more, where that is a constant and the condition a flag without which the value is known.
    private static func difference(_ condition: GateID, _ a: GateID, _ b: GateID, _ gates: GateProgram) -> WideInteger? {
        guard let other = gates.builder.point(b), let without = gates.absence?.value(of: a, without: condition, gates.builder) else {
            return nil
        }
        return WideInteger(other - without)
    }

    /// Whether it takes no constraints.
    var isLinear: Bool {
        switch operation {
        case .linear, .switched: true
        default: false
        }
    }

    /// What it makes of its operands' values where it takes no constraints; else nothing.
    func combination(of values: [LinearCombination<F>]) -> LinearCombination<F> {
        switch operation {
        // A constant less a condition is what most sums are.
        case .linear(let constant, let weights) where values.count == 1: LinearCombination(constant) + weights[0] * values[0]
        case .linear(let constant, let weights): .sum(values, weights: weights, constant: constant)
        case .switched(let difference): values[0] + difference * (1 - values[1])
        default: .zero
        }
    }

    /// What it makes of its operands' values.
    func make(of values: [LinearCombination<F>], in system: inout ConstraintSystem<F>) -> LinearCombination<F> {
        func bounded(_ place: Int) -> Bounded<F> { Bounded(assuming: values[place], in: intervals[place]) }
        func bit(_ place: Int) -> Bit<F> { Bit(assuming: values[place]) }
        switch operation {
        case .linear, .switched: return combination(of: values)
        case .product: return system.product(values[0], values[1])
        case .all: return system.all(values.map(Bit.init(assuming:))).value
        case .select: return system.select(bit(0), values[1], else: values[2])
        case .isZero: return system.isZero(bounded(0)).value
        case .isNonNegative: return (!system.isNegative(bounded(0))).value
        case .isWithin(let test): return system.isWithin(bounded(0), test).value
        case .divisor: return values[0] + system.isZero(bounded(0)).value
        case .quotient(let mode): return system.quotient(bounded(0), by: bounded(1), mode).value
        case .root(let mode): return system.squareRoot(of: bounded(0), over: bounded(1), mode).value
        case .lookUp(let range, let list): return system.lookUp(bounded(0).assumed(in: range), in: list).value
        }
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

// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints
internal import AssayGadgets
internal import AssaySyntax
internal import BigInt

/// An operation on values of other gates that takes constraints and in which nothing else has a part: values of one row make one of that row.
struct ValueGadget<F: PrimeField> {
    /// The gates whose values it takes, in the order in which it takes them.
    let operands: [GateID]
    /// The intervals of these gates.
    private let intervals: [ClosedRange<WideInteger>]
    private let operation: Operation

    private enum Operation {
        case product, all, select
        case isZero, isNonNegative
        case isWithin(RangeTest<F>)
        case divisor
        case quotient(Rounding), root(Rounding)
        /// The list's first place and its last, and what stands there.
        case lookUp(ClosedRange<WideInteger>, [WideInteger])
    }

    /// The gadget of an operation; `nil` for those that take no constraints, read inputs, or look at more rows than one.
    init?(_ operation: GateOperation, of gates: GateProgram) {
        switch operation {
        case .product: self.operation = .product
        case .all: self.operation = .all
        case .select: self.operation = .select
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
        operands = operation.operands
        intervals = operands.map { gates.builder[$0].interval.wide }
    }

    /// What it makes of its operands' values.
    func make(of values: [LinearCombination<F>], in system: inout ConstraintSystem<F>) -> LinearCombination<F> {
        func bounded(_ place: Int) -> Bounded<F> { Bounded(assuming: values[place], in: intervals[place]) }
        func bit(_ place: Int) -> Bit<F> { Bit(assuming: values[place]) }
        switch operation {
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

// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// A value on the way to a witness: a small integer where it is known to be one.
enum SlotValue<F: PrimeField> {
    /// Any but the least.
    case integer(Int)
    case element(F)

    /// The value of an element, which may be a small integer.
    init(_ element: F) { self = element.smallInteger.map { .integer($0) } ?? .element(element) }

    var element: F {
        switch self {
        case .integer(0): .zero
        case .integer(1): .one
        case .integer(let value): F(value)
        case .element(let element): element
        }
    }

    /// Read as the representative of least magnitude.
    var signed: WideInteger {
        switch self {
        case .integer(let value): WideInteger(value)
        case .element(let element): element.signedInteger
        }
    }

    /// The representative that is not negative.
    var plain: UInt256 {
        switch self {
        case .integer(let value) where value >= 0: UInt256(low: UInt128(value))
        case .integer(let value): F(value).plain
        case .element(let element): element.plain
        }
    }

    var isZero: Bool {
        switch self {
        case .integer(let value): value == 0
        case .element(let element): element.isZero
        }
    }

    var isNegative: Bool {
        switch self {
        case .integer(let value): value < 0
        case .element(let element): element.signedInteger.isNegative
        }
    }
}

/// The values that a running witness program has found so far, and its rows of operands.
///
/// Small values stand as integers only, until somebody asks for the element.
struct WitnessSlots<F: PrimeField> {
    /// Those of slots whose integer is `none`.
    private var elements: [F]
    private var integers: [Int]
    private var operands: RowProduct<F>

    /// `count` zeros.
    init(count: Int, operands: SparseMatrix<F>) {
        elements = [F](repeating: .zero, count: count)
        integers = [Int](repeating: 0, count: count)
        self.operands = RowProduct(operands)
    }

    /// The slots hold the data and the salt.
    mutating func overwrite() {
        elements.overwrite()
        integers.overwrite()
        operands.overwrite()
    }

    /// Sets a slot.
    @inline(__always)
    mutating func set(_ slot: Int, _ value: SlotValue<F>) {
        switch value {
        case .integer(let value) where F.hasSmallIntegers || value == 0: integers[slot] = value
        case .integer(let value): set(slot, F(value))
        case .element(let element): set(slot, element)
        }
    }

    private mutating func set(_ slot: Int, _ element: F) {
        elements[slot] = element
        integers[slot] = SmallInteger.none
    }

    /// The value of a row of operands.
    @inline(__always)
    mutating func operand(_ row: Int) -> SlotValue<F> {
        if F.hasSmallIntegers, let sum = operands.integer(row, integers) { return .integer(sum) }
        return .element(operands(row, elements, integers))
    }

    /// The elements of some slots.
    func elements(of slots: [UInt32]) -> [F] { slots.map { element(Int($0)) } }

    /// The small integers of some slots, `none` for those that are not known to be such.
    func integers(of slots: [UInt32]) -> [Int] {
        slots.map { F.hasSmallIntegers ? integers[Int($0)] : SmallInteger.none }
    }

    private func element(_ slot: Int) -> F {
        let value = integers[slot]
        return value == SmallInteger.none ? elements[slot] : SlotValue<F>.integer(value).element
    }
}

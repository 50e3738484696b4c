// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// A running witness program.
struct WitnessMachine<F: PrimeField> {
    /// Those from `next` on are zero.
    private var slots: WitnessSlots<F>
    private var next: Int
    /// Whether inverses are found all together in the end, when no instruction needs one.
    private let postponesInverses: Bool
    private let lastWeights: [UInt256]
    /// Slots that wait for their inverse, and the values to invert.
    private var waitingSlots: [Int] = []
    private var waitingValues: [F] = []

    init(_ program: WitnessProgram<F>, inputs: [F]) {
        slots = WitnessSlots(count: program.slotCount, operands: program.operands)
        slots.set(0, .integer(1))
        for (i, input) in inputs.enumerated() { slots.set(1 + i, SlotValue(input)) }
        next = 1 + inputs.count
        postponesInverses = !program.readsInverses
        lastWeights = program.lastWeights.map(\.plain)
        // Values wait in memory that never moves, so that all of it is overwritten.
        waitingValues.reserveCapacity(program.instructions.count { $0.opcode == .zeroTest || $0.opcode == .inverse })
    }

    /// The slots hold the data and the salt.
    mutating func overwrite() {
        slots.overwrite()
        waitingValues.overwrite()
    }

    /// Runs one instruction, whose operands are rows from `first` on.
    mutating func run(_ step: WitnessProgram<F>.Instruction, from first: Int) throws(WitnessFault) {
        switch step.opcode {
        case .linear: append(operand(first))
        case .product: append(Self.product(operand(first), operand(first + 1)))
        case .fifthPower: fifthPower(operand(first).element)
        case .digits: try digits(operand(first), count: Int(step.outputCount), lastWeight: lastWeights[Int(step.lastWeight)])
        case .division: try divide(operand(first), by: operand(first + 1))
        case .zeroTest: zeroTest(operand(first))
        case .inverse: try inverse(operand(first))
        case .sign: append(operand(first).isNegative ? .integer(1) : .integer(0))
        case .selection: append(operand(first).isZero ? operand(first + 2) : operand(first + 1))
        case .minimum: minimum(first..<first + Int(step.operandCount))
        case .squareRoot: squareRoot(operand(first).signed)
        case .order: order(rank: operand(first).signed, first + 1..<first + Int(step.operandCount))
        }
    }

    /// The values of some slots.
    func elements(of slots: [UInt32]) -> [F] { self.slots.elements(of: slots) }
    func integers(of slots: [UInt32]) -> [Int] { self.slots.integers(of: slots) }

    /// Finds the inverses that were put off.
    mutating func invert() {
        var inverses = F.batchInverse(waitingValues)
        for (slot, inverse) in zip(waitingSlots, inverses) { slots.set(slot, .element(inverse)) }
        inverses.overwrite()
    }

    private mutating func operand(_ row: Int) -> SlotValue<F> { slots.operand(row) }

    private mutating func append(_ value: SlotValue<F>) {
        slots.set(next, value)
        next += 1
    }

    private mutating func append(_ value: WideInteger) {
        append(value.int.flatMap { $0 == .min ? nil : .integer($0) } ?? .element(F(value)))
    }

    private static func product(_ a: SlotValue<F>, _ b: SlotValue<F>) -> SlotValue<F> {
        if case .integer(let a) = a, case .integer(let b) = b {
            let (product, isTooLong) = a.multipliedReportingOverflow(by: b)
            if !isTooLong, product != .min { return .integer(product) }
        }
        return .element(a.element * b.element)
    }

    private mutating func fifthPower(_ value: F) {
        let square = value.squared
        let fourth = square.squared
        append(.element(square))
        append(.element(fourth))
        append(.element(fourth * value))
    }

    private mutating func digits(_ value: SlotValue<F>, count: Int, lastWeight: UInt256) throws(WitnessFault) {
        var rest = value.plain
        let isLastSet = rest.bitLength >= count
        if isLastSet, lastWeight <= rest { rest = rest &- lastWeight }
        guard rest.bitLength < count else {
            let maximum = WideInteger(magnitude: lastWeight) + .powerOfTwo(count - 1) - 1
            throw WitnessFault(value: value.signed, problem: .outOfRange(maximum: maximum))
        }
        setBits(rest.low, from: next)
        setBits(rest.high, from: next + 128)
        if isLastSet { slots.set(next + count - 1, .integer(1)) }
        next += count
    }

    /// Puts ones where `bits` has them; there are zeros already.
    private mutating func setBits(_ bits: UInt128, from first: Int) {
        var left = bits
        while left != 0 {
            slots.set(first + left.trailingZeroBitCount, .integer(1))
            left &= left &- 1
        }
    }

    private mutating func divide(_ dividend: SlotValue<F>, by divisor: SlotValue<F>) throws(WitnessFault) {
        let divisor = divisor.signed
        guard divisor > 0 else { throw WitnessFault(value: divisor, problem: .divisorNotPositive) }
        let (quotient, remainder) = dividend.signed.flooredDivision(by: divisor)
        append(quotient)
        append(remainder)
    }

    private mutating func zeroTest(_ value: SlotValue<F>) {
        appendInverse(value.element)
        append(value.isZero ? .integer(1) : .integer(0))
    }

    private mutating func inverse(_ value: SlotValue<F>) throws(WitnessFault) {
        if value.isZero { throw WitnessFault(value: 0, problem: .zero) }
        appendInverse(value.element)
    }

    /// The inverse, or zero for zero.
    private mutating func appendInverse(_ value: F) {
        if postponesInverses {
            waitingSlots.append(next)
            waitingValues.append(value)
            next += 1
        } else {
            append(.element(value.inverse ?? .zero))
        }
    }

    private mutating func squareRoot(_ value: WideInteger) { append(value.isNegative ? 0 : value.squareRoot) }

    /// The rows hold a value and its mask in turn.
    private mutating func order(rank: WideInteger, _ rows: Range<Int>) {
        var entries: [OrderEntry] = []
        // In memory that never moves, so that all of it is overwritten.
        entries.reserveCapacity(rows.count / 2)
        defer { entries.overwrite() }
        for row in stride(from: rows.lowerBound, to: rows.upperBound, by: 2) where !operand(row + 1).isZero {
            entries.append(OrderEntry(value: operand(row).signed, place: (row - rows.lowerBound) / 2))
        }
        entries.sortInPlace(by: OrderEntry.comesBefore)
        let rank = min(max(rank, 0), WideInteger(entries.count)).int ?? 0
        for place in [max(rank, 1) - 1, min(max(rank, 0), entries.count - 1)] { append(entries.isEmpty ? 0 : entries[place].value) }
        let first = next
        next += rows.count / 2
        for entry in entries[..<rank] { slots.set(first + entry.place, .integer(1)) }
    }

    /// The least of some operands.
    private mutating func minimum(_ rows: Range<Int>) {
        var least = operand(rows.lowerBound).signed
        for row in rows.dropFirst() { least = min(least, operand(row).signed) }
        append(least)
    }
}

/// A value to put in order, and which of the operands it is.
private struct OrderEntry: BitwiseCopyable {
    /// The integer that it stands for.
    var value: WideInteger
    var place: Int

    static func comesBefore(_ a: Self, _ b: Self) -> Bool { a.value == b.value ? a.place < b.place : a.value < b.value }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// The slots of a running witness program.
struct WitnessMachine<F: PrimeField> {
    /// Those from `next` on are zero.
    private(set) var slots: [F]
    private var next: Int
    private let modulus = F.plainModulus
    private let operands: SparseMatrix<F>
    private var rowProduct: RowProduct<F>?
    /// Whether inverses are found all together in the end, when no instruction needs one.
    private let postponesInverses: Bool
    /// Slots that wait for their inverse, and the values to invert.
    private var waitingSlots: [Int] = []
    private var waitingValues: [F] = []

    init(_ program: WitnessProgram<F>, inputs: [F]) {
        slots = [F](repeating: .zero, count: program.slotCount)
        slots[0] = .one
        slots.replaceSubrange(1..<1 + inputs.count, with: inputs)
        next = 1 + inputs.count
        operands = program.operands
        rowProduct = RowProduct(program.operands)
        postponesInverses = !program.readsInverses
        // Values wait in memory that never moves, so that all of it is overwritten.
        waitingValues.reserveCapacity(program.instructions.count { $0.opcode == .zeroTest || $0.opcode == .inverse })
    }

    /// The slots hold the data and the salt.
    mutating func overwrite() {
        slots.overwrite()
        waitingValues.overwrite()
        rowProduct?.overwrite()
    }

    /// Runs one instruction, whose operands are rows from `first` on.
    mutating func run(_ step: WitnessProgram<F>.Instruction, from first: Int) throws(WitnessFault) {
        switch step.opcode {
        case .linear: append(operand(first))
        case .product: append(operand(first) * operand(first + 1))
        case .fifthPower: fifthPower(operand(first))
        case .digits: try digits(operand(first), count: Int(step.outputCount), lastWeight: step.parameter.plain)
        case .division: try divide(operand(first), by: operand(first + 1))
        case .zeroTest: zeroTest(operand(first))
        case .inverse: try inverse(operand(first))
        case .sign: append(isNegative(operand(first)) ? .one : .zero)
        case .selection: append(operand(first).isZero ? operand(first + 2) : operand(first + 1))
        case .minimum: minimum(first..<first + Int(step.operandCount))
        case .squareRoot: append(squareRoot(operand(first)))
        case .order: order(rank: operand(first), first + 1..<first + Int(step.operandCount))
        }
    }

    /// Finds the inverses that were put off.
    mutating func invert() {
        var inverses = F.batchInverse(waitingValues)
        for (slot, inverse) in zip(waitingSlots, inverses) { slots[slot] = inverse }
        inverses.overwrite()
    }

    private mutating func operand(_ row: Int) -> F { rowProduct?(row, slots) ?? operands.product(row: row, slots) }

    private mutating func append(_ value: F) {
        slots[next] = value
        next += 1
    }

    private func isNegative(_ value: F) -> Bool {
        let plain = value.plain
        return modulus &- plain < plain
    }

    private func signed(_ value: F) -> WideInteger {
        let plain = value.plain
        let opposite = modulus &- plain
        return opposite < plain ? WideInteger(isNegative: true, magnitude: opposite) : WideInteger(magnitude: plain)
    }

    private mutating func fifthPower(_ value: F) {
        let square = value.squared
        let fourth = square.squared
        append(square)
        append(fourth)
        append(fourth * value)
    }

    private mutating func digits(_ value: F, count: Int, lastWeight: UInt256) throws(WitnessFault) {
        var rest = value.plain
        let isLastSet = rest.bitLength >= count
        if isLastSet, lastWeight <= rest { rest = rest &- lastWeight }
        guard rest.bitLength < count else {
            let maximum = WideInteger(magnitude: lastWeight) + .powerOfTwo(count - 1) - 1
            throw WitnessFault(value: signed(value), problem: .outOfRange(maximum: maximum))
        }
        for (i, word) in [rest.low, rest.low >> 64, rest.high, rest.high >> 64].enumerated() {
            setBits(UInt64(truncatingIfNeeded: word), from: next + 64 * i)
        }
        if isLastSet { slots[next + count - 1] = .one }
        next += count
    }

    /// Puts ones where `bits` has them; there are zeros already.
    private mutating func setBits(_ bits: UInt64, from first: Int) {
        var left = bits
        while left != 0 {
            slots[first + left.trailingZeroBitCount] = .one
            left &= left &- 1
        }
    }

    private mutating func divide(_ dividend: F, by divisor: F) throws(WitnessFault) {
        let divisor = signed(divisor)
        guard divisor > 0 else { throw WitnessFault(value: divisor, problem: .divisorNotPositive) }
        let (quotient, remainder) = signed(dividend).flooredDivision(by: divisor)
        append(F(quotient))
        append(F(remainder))
    }

    private mutating func zeroTest(_ value: F) {
        appendInverse(value)
        append(value.isZero ? .one : .zero)
    }

    private mutating func inverse(_ value: F) throws(WitnessFault) {
        if value.isZero { throw WitnessFault(value: 0, problem: .zero) }
        appendInverse(value)
    }

    /// The inverse, or zero for zero.
    private mutating func appendInverse(_ value: F) {
        if postponesInverses {
            waitingSlots.append(next)
            waitingValues.append(value)
            next += 1
        } else {
            append(value.inverse ?? .zero)
        }
    }

    private func squareRoot(_ value: F) -> F {
        let value = signed(value)
        return value.isNegative ? .zero : F(value.squareRoot)
    }

    /// The rows hold a value and its mask in turn.
    private mutating func order(rank: F, _ rows: Range<Int>) {
        var entries: [OrderEntry<F>] = []
        // In memory that never moves, so that all of it is overwritten.
        entries.reserveCapacity(rows.count / 2)
        defer { entries.overwrite() }
        for row in stride(from: rows.lowerBound, to: rows.upperBound, by: 2) where !operand(row + 1).isZero {
            let value = operand(row)
            entries.append(OrderEntry(value: value, key: signed(value), place: (row - rows.lowerBound) / 2))
        }
        entries.sortInPlace(by: OrderEntry.comesBefore)
        let rank = min(max(signed(rank), 0), WideInteger(entries.count)).int ?? 0
        for place in [max(rank, 1) - 1, min(max(rank, 0), entries.count - 1)] { append(entries.isEmpty ? .zero : entries[place].value) }
        let first = next
        next += rows.count / 2
        for entry in entries[..<rank] { slots[first + entry.place] = .one }
    }

    /// The least of some operands.
    private mutating func minimum(_ rows: Range<Int>) {
        var least = operand(rows.lowerBound)
        for row in rows.dropFirst() {
            let value = operand(row)
            if signed(value) < signed(least) { least = value }
        }
        append(least)
    }
}

/// A value to put in order, and which of the operands it is.
private struct OrderEntry<F: PrimeField>: BitwiseCopyable {
    var value: F
    /// The integer that it stands for.
    var key: WideInteger
    var place: Int

    static func comesBefore(_ a: Self, _ b: Self) -> Bool { a.key == b.key ? a.place < b.place : a.key < b.key }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

extension WitnessProgram {
    /// The values of all wires for these inputs, which stand in the order public, private.
    ///
    /// No constraint is checked; `R1CS.check` does that. Throws where a step has no result, naming the place of the source. The
    /// values are the caller's to overwrite; those on the way to them are overwritten here.
    @specialized(where F == BN254.Fr)
    public func evaluate(_ inputs: [F]) throws(WitnessError) -> [F] {
        guard inputs.count == inputCount else { throw .wrongInputCount(expected: inputCount, given: inputs.count) }
        var machine = WitnessMachine<F>(inputs: inputs, capacity: slotCount)
        defer { machine.overwrite() }
        var operand = 0
        for instruction in instructions {
            do throws(WitnessFault) {
                try machine.run(instruction, operands, from: operand)
            } catch {
                throw .noResult(origin: origin(of: instruction), value: error.value, problem: error.problem)
            }
            operand += Int(instruction.operandCount)
        }
        return wireSlots.map { machine.slots[Int($0)] }
    }
}

/// A value for which an instruction has no result.
struct WitnessFault: Error {
    var value: WideInteger
    var problem: WitnessError.Problem
}

/// The slots of a running witness program.
struct WitnessMachine<F: PrimeField> {
    private(set) var slots: [F]
    private let modulus = F.plainModulus

    init(inputs: [F], capacity: Int) {
        slots = [.one]
        slots.reserveCapacity(capacity)
        slots.append(contentsOf: inputs)
    }

    /// The slots hold the data and the salt.
    mutating func overwrite() { slots.overwrite() }

    mutating func run(_ step: WitnessProgram<F>.Instruction, _ operands: SparseMatrix<F>, from first: Int) throws(WitnessFault) {
        func operand(_ i: Int) -> F { operands.product(row: first + i, slots) }
        switch step.opcode {
        case .linear: slots.append(operand(0))
        case .product: slots.append(operand(0) * operand(1))
        case .fifthPower: fifthPower(operand(0))
        case .digits: try digits(operand(0), count: Int(step.outputCount), lastWeight: step.parameter.plain)
        case .division: try divide(operand(0), by: operand(1))
        case .zeroTest: zeroTest(operand(0))
        case .inverse: slots.append(try inverse(operand(0)))
        case .sign: slots.append(signed(operand(0)).isNegative ? .one : .zero)
        case .selection: slots.append(operand(0).isZero ? operand(2) : operand(1))
        case .minimum: slots.append((1..<Int(step.operandCount)).reduce(operand(0)) { lesser($0, operand($1)) })
        case .squareRoot: slots.append(squareRoot(operand(0)))
        case .order: order(rank: operand(0), (0..<Int(step.operandCount) / 2).map { (operand(2 * $0 + 1), operand(2 * $0 + 2)) })
        }
    }

    private func signed(_ value: F) -> WideInteger {
        let plain = value.plain
        let opposite = modulus &- plain
        return opposite < plain ? WideInteger(isNegative: true, magnitude: opposite) : WideInteger(magnitude: plain)
    }

    private mutating func fifthPower(_ value: F) {
        let square = value.squared
        let fourth = square.squared
        slots.append(square)
        slots.append(fourth)
        slots.append(fourth * value)
    }

    private mutating func digits(_ value: F, count: Int, lastWeight: UInt256) throws(WitnessFault) {
        var rest = value.plain
        let isLastSet = rest.bitLength >= count
        if isLastSet, lastWeight <= rest { rest = rest &- lastWeight }
        guard rest.bitLength < count else {
            let maximum = WideInteger(magnitude: lastWeight) + .powerOfTwo(count - 1) - 1
            throw WitnessFault(value: signed(value), problem: .outOfRange(maximum: maximum))
        }
        for i in 0..<count - 1 { slots.append(rest.bit(i) ? .one : .zero) }
        slots.append(isLastSet ? .one : .zero)
    }

    private mutating func divide(_ dividend: F, by divisor: F) throws(WitnessFault) {
        let divisor = signed(divisor)
        guard divisor > 0 else { throw WitnessFault(value: divisor, problem: .divisorNotPositive) }
        let (quotient, remainder) = signed(dividend).flooredDivision(by: divisor)
        slots.append(F(quotient))
        slots.append(F(remainder))
    }

    private mutating func zeroTest(_ value: F) {
        slots.append(value.inverse ?? .zero)
        slots.append(value.isZero ? .one : .zero)
    }

    private func inverse(_ value: F) throws(WitnessFault) -> F {
        guard let inverse = value.inverse else { throw WitnessFault(value: 0, problem: .zero) }
        return inverse
    }

    private func squareRoot(_ value: F) -> F {
        let value = signed(value)
        return value.isNegative ? .zero : F(value.squareRoot)
    }

    private mutating func order(rank: F, _ rows: [(value: F, mask: F)]) {
        let values = rows.map { signed($0.value) }
        let order = rows.indices.filter { !rows[$0].mask.isZero }.sorted { values[$0] == values[$1] ? $0 < $1 : values[$0] < values[$1] }
        let rank = min(max(signed(rank), 0), WideInteger(order.count)).int ?? 0
        let places = [max(rank, 1) - 1, min(max(rank, 0), order.count - 1)]
        for place in places { slots.append(order.isEmpty ? .zero : rows[order[place]].value) }
        let first = slots.count
        slots.append(contentsOf: repeatElement(.zero, count: rows.count))
        for row in order[..<rank] { slots[first + row] = .one }
    }

    private func lesser(_ a: F, _ b: F) -> F { signed(b) < signed(a) ? b : a }
}

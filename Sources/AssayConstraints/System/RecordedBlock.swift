// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Where a system stood when a block began.
struct BlockStart {
    fileprivate let variables: Int, rows: Int, instructions: Int, operands: Int
    fileprivate let origin: OriginTable.Entry

    init<F: PrimeField>(_ system: ConstraintSystem<F>) {
        variables = system.variableCount
        rows = system.rows.count
        instructions = system.hints.instructions.count
        operands = system.hints.operands.rowCount
        origin = system.origins.entry
    }
}

/// Constraints and hints that were made for some inputs, with places in the stead of variables: first those of the variables of the inputs in ascending
/// order, which begin with the constant one, then those of the variables that the block makes.
struct RecordedBlock<F: PrimeField>: Sendable {
    let shape: CombinationShape<F>
    let variableCount: Int
    let a: BlockRows, b: BlockRows, c: BlockRows
    /// Of each constraint, the place of its origin among `checks`.
    let origins: [UInt32]
    /// Outputs are places, operands are counted from the first one of the block, origins are places among `checks`.
    let instructions: [HintTape<F>.Instruction]
    let operands: BlockRows
    /// What was being checked when the block began.
    let check: UInt32
    /// What the constraints and hints check, in the order of the numbers of their origins. All else of their origins is the same.
    let checks: [UInt32]
    let outputs: [LinearCombination<F>]

    /// What was added since `start`; `nil` where it cannot be repeated: it has inputs or outputs of the system, variables that are neither of
    /// its inputs nor its own, or origins in other places.
    init?(_ system: ConstraintSystem<F>, since start: BlockStart, inputs: [LinearCombination<F>], outputs: [LinearCombination<F>]) {
        guard system.origins.entry == start.origin, system.areIntermediate(from: start.variables) else { return nil }
        shape = CombinationShape(inputs)
        variableCount = system.variableCount - start.variables
        check = start.origin.check
        let places = Places(shape.variables, own: start.variables)
        let constraints = start.rows..<system.rows.count
        let hints = system.hints.instructions[start.instructions...]
        guard let a = places.rows(system.rows.a, constraints), let b = places.rows(system.rows.b, constraints),
            let c = places.rows(system.rows.c, constraints),
            let operands = places.rows(system.hints.operands, start.operands..<system.hints.operands.rowCount),
            let outputs = places.combinations(outputs)
        else { return nil }
        (self.a, self.b, self.c, self.operands, self.outputs) = (a, b, c, operands, outputs)
        let numbers = Set(system.rows.origins[constraints] + hints.map(\.origin)).sorted()
        let entries = numbers.map { system.origins.table.entry(number: $0) }
        guard entries.allSatisfy({ $0.place == start.origin.place && $0.row == start.origin.row }) else { return nil }
        checks = entries.map(\.check)
        let position = Dictionary(uniqueKeysWithValues: zip(numbers, UInt32(0)...))
        origins = system.rows.origins[constraints].map { position[$0] ?? 0 }
        instructions = hints.map { hint in
            var hint = hint
            // What a hint makes is always the block's own.
            hint.firstOutput = places.own(hint.firstOutput)
            hint.firstOperand -= UInt32(start.operands)
            hint.origin = position[hint.origin] ?? 0
            return hint
        }
    }

    /// The places of variables in a block.
    private struct Places {
        private let inputs: [UInt32: UInt32]
        private let firstOwn: UInt32

        init(_ inputs: [UInt32], own first: Int) {
            self.inputs = Dictionary(uniqueKeysWithValues: zip(inputs, UInt32(0)...))
            firstOwn = UInt32(first)
        }

        func own(_ variable: UInt32) -> UInt32 { variable - firstOwn + UInt32(inputs.count) }

        subscript(variable: UInt32) -> UInt32? { variable >= firstOwn ? own(variable) : inputs[variable] }

        func rows(_ rows: TermRows, _ range: Range<Int>) -> BlockRows? {
            var result = BlockRows()
            for row in range {
                for entry in rows.range(row) {
                    guard let place = self[rows.entries[entry].column] else { return nil }
                    result.entries.append(.init(column: place, place: rows.entries[entry].place))
                }
                result.ends.append(UInt32(result.entries.count))
            }
            return result
        }

        func combinations(_ combinations: [LinearCombination<F>]) -> [LinearCombination<F>]? {
            guard combinations.allSatisfy({ $0.terms.allSatisfy { self[$0.variable.index] != nil } }) else { return nil }
            return combinations.map { $0.replacingVariables { self[$0] ?? 0 } }
        }
    }
}

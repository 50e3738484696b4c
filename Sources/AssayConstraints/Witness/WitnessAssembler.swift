// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Turns the hints of a system into a witness program: drops those that nothing needs, and numbers slots in the order of writing.
struct WitnessAssembler<F: PrimeField> {
    let roles: [Role]
    var hints: HintTape<F>
    let pool: SharedCoefficients<F>
    let origins: ConstraintOrigins

    /// The program that computes `wires`, the variable of each wire.
    consuming func assemble(_ wires: [UInt32]) -> WitnessProgram<F> {
        let isNeeded = neededInstructions(for: wires)
        let slots = slots(isNeeded)
        let operands = operands(isNeeded, slots)
        // Of large programs that is the most, and it has been copied.
        hints.operands = TermRows()
        let (instructions, lastWeights) = instructions(isNeeded)
        var program = WitnessProgram<F>(
            publicInputCount: roles.count { $0 == .publicInput }, privateInputCount: roles.count { $0 == .privateInput },
            instructions: instructions, lastWeights: lastWeights, operands: operands, wireSlots: wires.map { slots[Int($0)] },
            origins: origins)
        program.readsInverses = program.findInverseRead()
        return program
    }

    /// The instructions that are needed, and the weights of their last digits.
    private func instructions(_ isNeeded: [Bool]) -> (instructions: [WitnessProgram<F>.Instruction], lastWeights: [F]) {
        var instructions: [WitnessProgram<F>.Instruction] = []
        instructions.reserveCapacity(hints.instructions.count)
        var lastWeights = CoefficientPool<F>()
        for (step, needed) in zip(hints.instructions, isNeeded) where needed {
            let lastWeight = step.opcode == .digits ? lastWeights.place(of: pool.elements[Int(step.lastWeight)]) : 0
            instructions.append(
                .init(
                    opcode: step.opcode, operandCount: step.operandCount, outputCount: step.outputCount, lastWeight: lastWeight,
                    origin: step.origin))
        }
        return (instructions, lastWeights.elements)
    }

    /// What the instructions that are needed read, with the slots in place of variables.
    private func operands(_ isNeeded: [Bool], _ slots: [UInt32]) -> SparseMatrix<F> {
        var operands = MatrixBuilder(rowCount: hints.operands.rowCount, entryCount: hints.operands.entries.count)
        var rows = 0..<0
        for (step, needed) in zip(hints.instructions, isNeeded) where needed {
            if step.operands.lowerBound != rows.upperBound {
                operands.append(hints.operands, rows, slots)
                rows = step.operands
            }
            rows = rows.lowerBound..<step.operands.upperBound
        }
        operands.append(hints.operands, rows, slots)
        return operands.matrix(pool: pool)
    }

    /// The slot of each variable: the constant and the inputs come first, then what instructions give in turn.
    private func slots(_ isNeeded: [Bool]) -> [UInt32] {
        var slots = [UInt32](repeating: 0, count: roles.count)
        var next: UInt32 = 1
        for role in [Role.publicInput, .privateInput] {
            for i in roles.indices where roles[i] == role {
                slots[i] = next
                next += 1
            }
        }
        for (step, needed) in zip(hints.instructions, isNeeded) where needed {
            for output in step.outputs {
                slots[output] = next
                next += 1
            }
        }
        return slots
    }

    private func neededInstructions(for wires: [UInt32]) -> [Bool] {
        var isWanted = [Bool](repeating: false, count: roles.count)
        for variable in wires { isWanted[Int(variable)] = true }
        var isNeeded = [Bool](repeating: false, count: hints.instructions.count)
        for (i, step) in hints.instructions.enumerated().reversed() where step.isCheck || step.outputs.contains(where: { isWanted[$0] }) {
            isNeeded[i] = true
            for row in step.operands {
                for entry in hints.operands.range(row) { isWanted[Int(hints.operands.entries[entry].column)] = true }
            }
        }
        return isNeeded
    }
}

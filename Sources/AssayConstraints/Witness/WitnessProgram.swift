// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// A straight-line program that computes every wire of a circuit from its inputs.
///
/// It works on numbered slots. Slot 0 holds 1, then come the inputs, and every instruction appends its results: so each slot is
/// written once, and an operand exists exactly when its number is below the number of slots so far.
public struct WitnessProgram<F: PrimeField>: Hashable, Sendable {
    /// One step; it reads the next `operandCount` rows of `operands` and appends `outputCount` slots.
    struct Instruction: Hashable, Sendable {
        var opcode: Opcode
        var operandCount: UInt32
        var outputCount: UInt32
        /// Position in `lastWeights` for `digits`; 0 otherwise.
        var lastWeight: UInt32
        /// Position in the table of `origins`.
        var origin: UInt32
    }

    /// Public inputs, then private inputs, in the order of declaration.
    public internal(set) var publicInputCount: Int
    public internal(set) var privateInputCount: Int
    var instructions: [Instruction]
    /// The different weights that last digits have, in the order of first use: an element for each instruction would be most of the instruction.
    var lastWeights: [F]
    /// Linear combinations of slots, one a row, in the order in which the instructions read them.
    var operands: SparseMatrix<F>
    /// Slot of each wire.
    var wireSlots: [UInt32]
    /// Whether an inverse is an operand of some instruction.
    var readsInverses = true
    /// Where each constraint of the circuit comes from; its table serves the instructions too. Empty for a program without a circuit.
    public internal(set) var origins: ConstraintOrigins

    /// Inputs that `evaluate` takes.
    public var inputCount: Int { publicInputCount + privateInputCount }

    /// Values that `evaluate` gives.
    public var wireCount: Int { wireSlots.count }

    /// Slots after the last instruction.
    var slotCount: Int { instructions.reduce(1 + inputCount) { $0 + Int($1.outputCount) } }

    /// The same program with other numbers for the lines of its origins.
    public func renumbered(_ line: (Int) -> Int) -> WitnessProgram {
        var program = self
        program.origins = origins.renumbered(line)
        return program
    }

    /// The place of the source that an instruction serves.
    func origin(of instruction: Instruction) -> ConstraintOrigin { origins.table[Int(instruction.origin)] }
}

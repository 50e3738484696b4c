// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Instructions of a witness program over the variables of a system under construction.
struct HintTape<F: PrimeField>: Sendable {
    struct Instruction: Sendable {
        var opcode: Opcode
        /// Whether it is kept though nothing reads what it gives.
        var isCheck = false
        /// First of the variables that it defines; the others follow it.
        var firstOutput: UInt32
        var outputCount: UInt32
        /// Rows of `operands` that it reads.
        var firstOperand: UInt32
        var operandCount: UInt32
        /// Where the weight of the last digit stands in the pool of the system; 0 for instructions without one.
        var lastWeight: UInt32
        var origin: UInt32

        var outputs: Range<Int> { Int(firstOutput)..<Int(firstOutput + outputCount) }
        var operands: Range<Int> { Int(firstOperand)..<Int(firstOperand + operandCount) }
    }

    var instructions: [Instruction] = []
    /// Linear combinations of variables, one a row.
    var operands = TermRows()
}

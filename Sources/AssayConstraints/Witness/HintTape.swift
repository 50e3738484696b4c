// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Instructions of a witness program over the variables of a system under construction.
struct HintTape<F: PrimeField>: Sendable {
    struct Instruction: Sendable {
        var opcode: Opcode
        /// First of the variables that it defines; the others follow it.
        var firstOutput: UInt32
        var outputCount: UInt32
        /// Rows of `operands` that it reads.
        var firstOperand: UInt32
        var operandCount: UInt32
        /// Weight of the last digit; zero for instructions without a parameter.
        var parameter: F
        var origin: UInt32
        /// Whether it is kept though nothing reads what it gives.
        var isCheck = false

        var outputs: Range<Int> { Int(firstOutput)..<Int(firstOutput + outputCount) }
        var operands: Range<Int> { Int(firstOperand)..<Int(firstOperand + operandCount) }
    }

    var instructions: [Instruction] = []
    /// Linear combinations of variables, one a row.
    var operands = TermRows()
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

extension WitnessProgram {
    /// The values of all wires for these inputs, which stand in the order public, private.
    ///
    /// No constraint is checked; `R1CS.check` does that. Throws where a step has no result, naming the place of the source. The
    /// values are the caller's to overwrite; those on the way to them are overwritten here.
    public func evaluate(_ inputs: [F]) throws(WitnessError) -> [F] {
        var values = try evaluateBothWays(inputs)
        values.integers.overwrite()
        return values.elements
    }

    /// The same, with the small integers of those values that are known to be such and `none` for the others.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    func evaluateBothWays(_ inputs: [F]) throws(WitnessError) -> (elements: [F], integers: [Int]) {
        guard inputs.count == inputCount else { throw .wrongInputCount(expected: inputCount, given: inputs.count) }
        var machine = WitnessMachine(self, inputs: inputs)
        defer { machine.overwrite() }
        var operand = 0
        for instruction in instructions {
            do throws(WitnessFault) {
                try machine.run(instruction, from: operand)
            } catch {
                throw .noResult(origin: origin(of: instruction), value: error.value, problem: error.problem)
            }
            operand += Int(instruction.operandCount)
        }
        machine.invert()
        return (machine.elements(of: wireSlots), machine.integers(of: wireSlots))
    }

    /// Whether an inverse is an operand of some instruction.
    func findInverseRead() -> Bool {
        var isInverse = [Bool](repeating: false, count: slotCount)
        var slot = 1 + inputCount
        for instruction in instructions {
            if instruction.opcode == .zeroTest || instruction.opcode == .inverse { isInverse[slot] = true }
            slot += Int(instruction.outputCount)
        }
        return operands.columns.contains { isInverse[Int($0)] }
    }
}

/// A value for which an instruction has no result.
struct WitnessFault: Error {
    var value: WideInteger
    var problem: WitnessError.Problem
}

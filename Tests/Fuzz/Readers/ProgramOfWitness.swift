// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints

/// Witness programs: what was read has to run without a trap, whatever it computes.
enum ProgramOfWitness {
    static func read(_ bytes: [UInt8]) {
        guard let program = try? WitnessProgram<Curve.Fr>(awp: bytes) else { return }
        let written = program.awpBytes
        guard let again = try? WitnessProgram<Curve.Fr>(awp: written), again.awpBytes == written else {
            preconditionFailure("a witness program, written and read again, differs")
        }
        // Numbers as the inputs of an algorithm are, and one that no small integer holds.
        for input in [0, 3, -1, Curve.Fr(2).power([200])] as [Curve.Fr] {
            let inputs = (0..<program.inputCount).map { input + Curve.Fr($0) }
            guard let wires = try? program.evaluate(inputs) else { continue }
            precondition(wires.count == program.wireCount && wires.first == 1, "wires without the constant one, or too few")
            precondition((try? again.evaluate(inputs)) == wires, "a witness program, written and read again, computes something else")
        }
    }
}

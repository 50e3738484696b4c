// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// A constraint system after linear elimination, with what is needed to fill it and to explain it.
public struct FinalisedCircuit<F: PrimeField>: Hashable, Sendable {
    public let r1cs: R1CS<F>
    /// Computes all wires from the inputs.
    public let witnessProgram: WitnessProgram<F>
    /// Names of the variables, those without a wire included.
    public let symbols: SymbolTable
    /// Where each constraint comes from.
    public var origins: ConstraintOrigins { witnessProgram.origins }

    /// The witness for these inputs: public inputs, then private inputs, each in the order of declaration. Every constraint is checked.
    public func witness(_ inputs: [F]) throws(WitnessError) -> [F] {
        var (witness, integers) = try witnessProgram.evaluateBothWays(inputs)
        defer { integers.overwrite() }
        do {
            try r1cs.check(witness, integers: integers, origins: origins)
        } catch {
            throw .rejected(error)
        }
        return witness
    }
}

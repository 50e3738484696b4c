// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import Testing

/// A gadget as a circuit of its own: private inputs, and what is built of them as outputs.
struct AuditedGadget<F: PrimeField>: Sendable, CustomTestStringConvertible {
    typealias Combination = LinearCombination<F>

    var testDescription: String
    var inputs: Int
    /// How many constraints hold the inputs. They stand first, and outputs may be determined without them.
    var held: Int
    /// Constraints that the others make superfluous.
    var spare: Set<Int>
    var build: @Sendable (inout ConstraintSystem<F>, [Combination]) -> [Combination]

    init(
        _ name: String, inputs: Int, held: Int = 0, spare: Set<Int> = [],
        _ build: @escaping @Sendable (inout ConstraintSystem<F>, [Combination]) -> [Combination]
    ) {
        testDescription = name
        self.inputs = inputs
        self.held = held
        self.spare = spare
        self.build = build
    }

    func r1cs() -> R1CS<F> {
        var system = ConstraintSystem<F>()
        let inputs = (0..<inputs).map { system.privateInput("in\($0)") }
        for (i, output) in build(&system, inputs).enumerated() { system.output("out\(i)", output) }
        return system.finalised().r1cs
    }
}

extension R1CS {
    /// The same without one constraint.
    func without(_ omitted: Int) throws -> R1CS {
        func kept(_ matrix: SparseMatrix<F>) -> SparseMatrix<F> {
            var result = SparseMatrix<F>()
            for row in 0..<matrix.rowCount where row != omitted {
                for (column, value) in matrix.row(row) { result.append(column, value) }
                result.endRow()
            }
            return result
        }
        return try #require(
            R1CS(
                outputCount: outputCount, publicInputCount: publicInputCount, privateInputCount: privateInputCount, wireCount: wireCount,
                a: kept(a), b: kept(b), c: kept(c)))
    }
}

// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayConstraints

/// All rows of a circuit as functions of the wires, made once: steps ask for the same ones again and again.
public struct ConstraintForms<F: PrimeField>: Sendable {
    public let a: [Form<F>]
    public let b: [Form<F>]
    public let c: [Form<F>]

    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public init(_ circuit: R1CS<F>) {
        a = Self.rows(of: circuit.a)
        b = Self.rows(of: circuit.b)
        c = Self.rows(of: circuit.c)
    }

    private static func rows(of matrix: SparseMatrix<F>) -> [Form<F>] {
        let (columns, values) = (matrix.columns, matrix.values)
        return (0..<matrix.rowCount).map { Form(columns: columns, values: values, at: matrix.entries($0)) }
    }
}

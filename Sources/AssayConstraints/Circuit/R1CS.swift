// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// A rank-1 constraint system: for a witness `w`, row by row, `(A · w)(B · w) = C · w`.
///
/// Wires stand in the order of the iden3 formats: the constant 1, outputs, public inputs, private inputs, intermediates.
public struct R1CS<F: PrimeField>: Hashable, Sendable {
    public internal(set) var outputCount: Int
    public internal(set) var publicInputCount: Int
    /// Private inputs as declared; a file of circom counts those too that it eliminated and that have no wire.
    public internal(set) var privateInputCount: Int
    /// All wires, the constant included.
    public internal(set) var wireCount: Int
    /// Labels that the `.sym` file counts, at least one a wire.
    public internal(set) var labelCount: UInt64
    /// Label of each wire.
    public internal(set) var labels: [UInt64]
    public internal(set) var a: SparseMatrix<F>
    public internal(set) var b: SparseMatrix<F>
    public internal(set) var c: SparseMatrix<F>

    public var constraintCount: Int { a.rowCount }

    /// Outputs and public inputs; they are wires `1 ... publicCount`.
    public var publicCount: Int { outputCount + publicInputCount }

    /// The public signals of a witness: outputs, then public inputs.
    public func publicSignals(_ witness: [F]) -> [F] { Array(witness.dropFirst().prefix(publicCount)) }

    /// Public wires that no constraint mentions, ascending: a proof does not depend on them.
    public var untouchedPublicWires: [Int] {
        var touched = [Bool](repeating: false, count: publicCount + 1)
        for matrix in [a, b, c] {
            for (column, value) in zip(matrix.columns, matrix.values) where column <= publicCount && !value.isZero {
                touched[Int(column)] = true
            }
        }
        return (0...publicCount).dropFirst().filter { !touched[$0] }
    }
}

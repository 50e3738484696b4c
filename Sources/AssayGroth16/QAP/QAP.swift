// SPDX-License-Identifier: Apache-2.0
package import AssayAlgebra
package import AssayConstraints

/// The quadratic arithmetic program of a circuit (Groth16, EUROCRYPT 2016, §2.3), as circom's tools build it from an R1CS.
///
/// Names: the paper's u_i, v_i, w_i are the columns of A, B, C, interpolated over a domain of n = 2^k roots of unity; t(X) = X^n − 1.
/// A witness a satisfies the program when (Σ a_i u_i)(Σ a_i v_i) − Σ a_i w_i is divisible by t.
///
/// After the m rows of the circuit stand `inputCount + 1` rows `a_s · 0 = 0`, one for the constant one and each public
/// input. They make the u_s of public inputs linearly independent, without which two statements could share a proof.
package struct QAP<F: PrimeField>: Sendable, Hashable {
    /// Rows of A, the input rows included.
    package let a: SparseMatrix<F>
    /// Rows of B; empty where A has its input rows.
    package let b: SparseMatrix<F>
    /// Public inputs, the constant one not counted.
    package let inputCount: Int
    /// Wires, the constant one included.
    package let wireCount: Int

    /// Rows that are constraints of the circuit.
    var constraintCount: Int { a.rowCount - inputCount - 1 }
    /// n: the least power of two, two or more, that holds all rows.
    package var domainSize: Int {
        var size = 2
        while size < a.rowCount { size *= 2 }
        return size
    }

    /// The program of a circuit.
    package init(_ circuit: R1CS<F>) {
        inputCount = circuit.publicCount
        wireCount = circuit.wireCount
        var a = circuit.a
        var b = circuit.b
        for signal in 0...inputCount {
            a.append(UInt32(signal), .one)
            a.endRow()
            b.endRow()
        }
        self.a = a
        self.b = b
    }

    /// Takes the rows of A and B as they stand in a key; `nil` unless A ends with its input rows and B with as many empty ones.
    ///
    /// - Precondition: columns are below `wireCount`, and `inputCount` is too.
    package init?(a: SparseMatrix<F>, b: SparseMatrix<F>, inputCount: Int, wireCount: Int) {
        guard a.rowCount == b.rowCount, a.rowCount > inputCount else { return nil }
        let firstInputRow = a.rowCount - inputCount - 1
        for signal in 0...inputCount {
            let row = a.row(firstInputRow + signal)
            guard row.count == 1, row[0] == (UInt32(signal), .one), b.entries(firstInputRow + signal).isEmpty else { return nil }
        }
        self.a = a
        self.b = b
        self.inputCount = inputCount
        self.wireCount = wireCount
    }

    /// Whether this is the program of `circuit`.
    func isProgram(of circuit: R1CS<F>) -> Bool {
        guard circuit.wireCount == wireCount, circuit.publicCount == inputCount else { return false }
        return isSame(as: QAP(circuit))
    }

    /// Whether both are the same program, in whatever order their rows list the entries.
    package func isSame(as other: Self) -> Bool {
        wireCount == other.wireCount && inputCount == other.inputCount && a.isSameMatrix(as: other.a) && b.isSameMatrix(as: other.b)
    }
}

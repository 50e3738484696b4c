// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints

extension R1CS {
    typealias Row = [(wire: UInt32, value: F)]

    /// A circuit by its rows, without public inputs; the private inputs follow the outputs. `nil` where the wires are not in order.
    init?(outputs: Int, privateInputs: Int, wires: Int, rows: [(a: Row, b: Row, c: Row)]) {
        func matrix(_ side: ((a: Row, b: Row, c: Row)) -> Row) -> SparseMatrix<F> {
            var matrix = SparseMatrix<F>()
            for row in rows {
                for term in side(row) { matrix.append(term.wire, term.value) }
                matrix.endRow()
            }
            return matrix
        }
        self.init(
            outputCount: outputs, publicInputCount: 0, privateInputCount: privateInputs, wireCount: wires, a: matrix(\.a), b: matrix(\.b),
            c: matrix(\.c))
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints

/// Entries of matrices column by column: for each wire the rows in which it stands.
struct ColumnEntries<F: PrimeField> {
    /// The entries of column i are those at `starts[i] ..< starts[i + 1]`.
    let starts: [Int]
    /// Numbers of points: the row, moved by what its matrix is moved by.
    let rows: [UInt32]
    let values: [F]

    /// Gathers matrices, each with a number that is added to its rows.
    ///
    /// - Precondition: columns are below `columnCount`.
    init(_ matrices: [(matrix: SparseMatrix<F>, offset: Int)], columnCount: Int) {
        var starts = [Int](repeating: 0, count: columnCount + 1)
        for (matrix, _) in matrices {
            for column in matrix.columns { starts[Int(column) + 1] += 1 }
        }
        for column in 0..<columnCount { starts[column + 1] += starts[column] }
        var next = starts
        var rows = [UInt32](repeating: 0, count: starts[columnCount])
        var values = [F](repeating: .zero, count: starts[columnCount])
        for (matrix, offset) in matrices {
            for row in 0..<matrix.rowCount {
                for entry in matrix.entries(row) {
                    let column = Int(matrix.columns[entry])
                    rows[next[column]] = UInt32(offset + row)
                    values[next[column]] = matrix.values[entry]
                    next[column] += 1
                }
            }
        }
        (self.starts, self.rows, self.values) = (starts, rows, values)
    }

    /// The sum of each column over points.
    func sums<G: CurveGroup>(over points: [G.Affine], in _: G.Type, threads: Int) -> [G.Affine] where G.Scalar == F {
        G.sparseSums(starts: starts, rows: rows, values: values, points: points, threads: threads)
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints

/// One entry of a matrix, as files list them.
struct MatrixEntry<F: PrimeField>: Sendable, Hashable {
    var row: Int
    var column: UInt32
    var value: F
}

extension SparseMatrix {
    /// Sorts entries into rows; entries of one row keep their order. Complexity: linear.
    ///
    /// - Precondition: every row is below `rowCount`.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    init(rowCount: Int, entries: [MatrixEntry<F>]) {
        var starts = [Int](repeating: 0, count: rowCount + 1)
        for entry in entries { starts[entry.row + 1] += 1 }
        for row in 0..<rowCount { starts[row + 1] += starts[row] }
        var order = [Int](repeating: 0, count: entries.count)
        var next = starts
        for (index, entry) in entries.enumerated() {
            order[next[entry.row]] = index
            next[entry.row] += 1
        }
        self.init(starts: starts, columns: order.map { entries[$0].column }, values: order.map { entries[$0].value })
    }

    /// The matrix times a vector, with zeros up to `length` elements.
    ///
    /// - Precondition: the vector has an element for every column, and `length` is at least `rowCount`.
    func product(with vector: [F], length: Int, threads: Int) -> [F] {
        let padding = repeatElement(entryCount, count: length - rowCount)
        return F.sparseProduct(starts: starts + padding, columns: columns, values: values.elements, vector: vector, threads: threads)
    }

    /// At least `rowCount` weights times the matrix: one element for each of `columnCount` columns.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    func columnSums(weights: [F], columnCount: Int) -> [F] {
        var result = [F](repeating: .zero, count: columnCount)
        for row in 0..<rowCount {
            for entry in entries(row) {
                // Most coefficients of constraints are one.
                result[Int(columns[entry])] += values[entry] == .one ? weights[row] : weights[row] * values[entry]
            }
        }
        return result
    }

    /// Whether both are the same matrix, in whatever order their rows list the entries.
    func isSameMatrix(as other: Self) -> Bool {
        // Keys made here list the entries as the constraint system does.
        if self == other { return true }
        return rowCount == other.rowCount && (0..<rowCount).allSatisfy { canonicalRow($0) == other.canonicalRow($0) }
    }

    /// The non-zero entries of a row by column.
    private func canonicalRow(_ index: Int) -> [UInt32: F] {
        Dictionary(row(index).map { ($0.column, $0.value) }, uniquingKeysWith: +).filter { !$0.value.isZero }
    }
}

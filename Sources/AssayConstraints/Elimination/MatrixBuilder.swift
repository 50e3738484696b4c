// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Makes a matrix out of rows over the variables of a system, which get other numbers: wires or slots.
struct MatrixBuilder {
    private var starts: [Int] = [0]
    private var columns: [UInt32] = []
    private var places: [UInt32] = []

    /// Room for as many rows and entries; there may be fewer in the end.
    init(rowCount: Int, entryCount: Int) {
        starts.reserveCapacity(rowCount + 1)
        columns.reserveCapacity(entryCount)
        places.reserveCapacity(entryCount)
    }

    /// Appends a row with each variable replaced by its number.
    mutating func append(_ rows: TermRows, _ row: Int, _ number: [UInt32]) {
        for entry in rows.range(row) {
            columns.append(number[Int(rows.entries[entry].column)])
            places.append(rows.entries[entry].place)
        }
        starts.append(columns.count)
    }

    /// Brings the row that was appended last into the order of its columns.
    mutating func sortLastRow() {
        let row = starts[starts.count - 2]..<columns.count
        guard !zip(row, row.dropFirst()).allSatisfy({ columns[$0] < columns[$1] }) else { return }
        let sorted = zip(columns[row], places[row]).sorted { $0.0 < $1.0 }
        columns.replaceSubrange(row, with: sorted.map(\.0))
        places.replaceSubrange(row, with: sorted.map(\.1))
    }

    /// The matrix, whose coefficients stand in `pool`.
    consuming func matrix<F: PrimeField>(pool: SharedCoefficients<F>) -> SparseMatrix<F> {
        SparseMatrix(starts: starts, columns: columns, values: Coefficients(places: places, pool: pool))
    }
}

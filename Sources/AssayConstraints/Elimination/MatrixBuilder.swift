// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Makes a matrix out of rows over the variables of a system, which get other numbers: wires or slots.
struct MatrixBuilder {
    private var starts: [Int] = [0]
    // As long as there is room; what is filled ends where the last row does.
    private var columns: [UInt32]
    private var places: [UInt32]

    /// Room for as many rows and entries; there may be fewer in the end.
    init(rowCount: Int, entryCount: Int) {
        starts.reserveCapacity(rowCount + 1)
        columns = Array(repeating: 0, count: entryCount)
        places = Array(repeating: 0, count: entryCount)
    }

    /// Appends rows with each variable replaced by its number.
    mutating func append(_ rows: TermRows, _ range: Range<Int>, _ number: [UInt32]) {
        let entries = rows.entries(of: range)
        let offset = starts[starts.count - 1] - entries.lowerBound
        for row in range { starts.append(rows.range(row).upperBound + offset) }
        Self.fill(&columns, &places, rows.entries, entries, offset, number)
    }

    /// Appends rows in the same way, with the entries of each in the order of the numbers.
    mutating func appendSorted(_ rows: TermRows, _ range: Range<Int>, _ number: [UInt32]) {
        let first = starts.count - 1
        append(rows, range, number)
        for row in Self.descending(columns, starts, from: first) {
            let entries = starts[row]..<starts[row + 1]
            let sorted = zip(columns[entries], places[entries]).sorted { $0.0 < $1.0 }
            for (entry, (column, place)) in zip(entries, sorted) { (columns[entry], places[entry]) = (column, place) }
        }
    }

    private static func fill(
        _ columns: inout [UInt32], _ places: inout [UInt32], _ entries: [TermRows.Entry], _ range: Range<Int>, _ offset: Int,
        _ number: [UInt32]
    ) {
        var columns = columns.mutableSpan
        var places = places.mutableSpan
        for i in range {
            columns[i + offset] = number[Int(entries[i].column)]
            places[i + offset] = entries[i].place
        }
    }

    /// The rows from `first` on whose columns do not ascend.
    private static func descending(_ columns: [UInt32], _ starts: [Int], from first: Int) -> [Int] {
        (first..<starts.count - 1).filter { row in
            var (last, isAscending) = (-1, true)
            for i in starts[row]..<starts[row + 1] {
                isAscending = isAscending && last < Int(columns[i])
                last = Int(columns[i])
            }
            return !isAscending
        }
    }

    /// The matrix, whose coefficients stand in `pool`.
    consuming func matrix<F: PrimeField>(pool: SharedCoefficients<F>) -> SparseMatrix<F> {
        let count = starts[starts.count - 1]
        columns.removeLast(columns.count - count)
        places.removeLast(places.count - count)
        return SparseMatrix(starts: starts, columns: columns, values: Coefficients(places: places, pool: pool))
    }
}

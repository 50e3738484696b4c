// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// A matrix by rows: the entries of row `i` are those at `starts[i] ..< starts[i + 1]` of `columns` and `values`.
///
/// Flat arrays, so that bulk work reads them without chasing pointers. The order of entries in a row has no meaning.
public struct SparseMatrix<F: PrimeField>: Hashable, Sendable {
    /// One more than there are rows; begins with 0 and never descends.
    public private(set) var starts: [Int] = [0]
    public private(set) var columns: [UInt32] = []
    public private(set) var values: [F] = []

    public init() {}

    /// A matrix made whole.
    ///
    /// - Precondition: the arrays have the form that they have in a matrix.
    public init(starts: [Int], columns: [UInt32], values: [F]) {
        precondition(starts.first == 0 && starts.last == columns.count && columns.count == values.count, "arrays of one matrix")
        self.starts = starts
        self.columns = columns
        self.values = values
    }

    public var rowCount: Int { starts.count - 1 }

    /// Entries in all rows.
    public var entryCount: Int { columns.count }

    /// Positions of the entries of row `i` in `columns` and `values`.
    public func entries(_ i: Int) -> Range<Int> { starts[i]..<starts[i + 1] }

    /// The entries of row `i` as pairs; for tests and messages.
    public func row(_ i: Int) -> [(column: UInt32, value: F)] { entries(i).map { (columns[$0], values[$0]) } }

    /// Adds an entry to the row that `endRow` will close.
    public mutating func append(_ column: UInt32, _ value: F) {
        columns.append(column)
        values.append(value)
    }

    /// Closes the row that `append` filled.
    public mutating func endRow() { starts.append(columns.count) }

    mutating func reserve(rows: Int, entries: Int) {
        starts.reserveCapacity(rows + 1)
        columns.reserveCapacity(entries)
        values.reserveCapacity(entries)
    }

    /// Row `i` times a vector that has a value for every column.
    public func product(row i: Int, _ vector: [F]) -> F {
        var sum = F.zero
        for entry in entries(i) { sum += values[entry] * vector[Int(columns[entry])] }
        return sum
    }

    /// The matrix times a vector that has a value for every column.
    public func product(_ vector: [F]) -> [F] {
        F.sparseProduct(starts: starts, columns: columns, values: values, vector: vector, threads: 1)
    }

    /// The matrix with every column replaced; `map` must give a column for each that occurs.
    mutating func renumberColumns(_ map: (UInt32) -> UInt32) {
        for i in columns.indices { columns[i] = map(columns[i]) }
    }

    /// The matrix with the entries of every row ascending by column.
    func sortedRows() -> SparseMatrix {
        var result = SparseMatrix()
        result.reserve(rows: rowCount, entries: entryCount)
        for i in 0..<rowCount {
            var order = Array(entries(i))
            if !zip(order, order.dropFirst()).allSatisfy({ columns[$0] < columns[$1] }) { order.sort { columns[$0] < columns[$1] } }
            for entry in order { result.append(columns[entry], values[entry]) }
            result.endRow()
        }
        return result
    }

    /// Whether row `i` mentions nothing but the constant, which is column 0.
    func isConstant(row i: Int) -> Bool { entries(i).allSatisfy { columns[$0] == 0 } }
}

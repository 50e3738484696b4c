// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// A matrix by rows: the entries of row `i` are those at `starts[i] ..< starts[i + 1]` of `columns` and `values`.
///
/// Flat arrays, so that bulk work reads them without chasing pointers. The order of entries in a row has no meaning.
public struct SparseMatrix<F: PrimeField>: Hashable, Sendable {
    /// One more than there are rows; begins with 0 and never descends.
    public private(set) var starts: [Int] = [0]
    public private(set) var columns: [UInt32] = []
    public private(set) var values = Coefficients<F>()

    public init() {}

    /// A matrix made whole.
    ///
    /// - Precondition: the arrays have the form that they have in a matrix.
    public init(starts: [Int], columns: [UInt32], values: [F]) {
        self.init(starts: starts, columns: columns, values: Coefficients(values))
    }

    /// A matrix made whole.
    ///
    /// - Precondition: the arrays have the form that they have in a matrix.
    init(starts: [Int], columns: [UInt32], values: Coefficients<F>) {
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

    /// Row `i` times a vector that has a value for every column.
    public func product(row i: Int, _ vector: [F]) -> F {
        var sum = F.zero
        for entry in entries(i) { sum += values[entry] * vector[Int(columns[entry])] }
        return sum
    }

    /// The matrix times a vector that has a value for every column.
    public func product(_ vector: [F]) -> [F] {
        F.sparseProduct(starts: starts, columns: columns, values: values.elements, vector: vector, threads: 1)
    }
}

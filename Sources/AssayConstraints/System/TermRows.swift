// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Linear combinations in flat storage, one a row: variables, and the places of their coefficients in a pool.
struct TermRows: Sendable {
    struct Entry: Sendable {
        var column: UInt32
        /// In the pool of the system.
        var place: UInt32
    }

    var entries: [Entry] = []
    /// Where each row ends among the entries.
    var ends: [UInt32] = []

    var rowCount: Int { ends.count }

    /// Positions of the entries of row `i`.
    func range(_ i: Int) -> Range<Int> { (i == 0 ? 0 : Int(ends[i - 1]))..<Int(ends[i]) }

    /// Positions of the entries of neighbouring rows.
    func entries(of rows: Range<Int>) -> Range<Int> {
        rows.isEmpty ? 0..<0 : range(rows.lowerBound).lowerBound..<range(rows.upperBound - 1).upperBound
    }

    /// Adds an entry to the row that `endRow` will close.
    mutating func append(_ column: UInt32, _ place: UInt32) { entries.append(Entry(column: column, place: place)) }

    mutating func endRow() { ends.append(UInt32(entries.count)) }

    /// Adds a row.
    mutating func append<F: PrimeField>(_ combination: LinearCombination<F>, _ pool: inout CoefficientPool<F>) {
        combination.forEachTerm { append($0.variable.index, pool.place(of: $0.coefficient)) }
        endRow()
    }

    /// Whether row `i` mentions nothing but the constant, which is column 0.
    func isConstant(row i: Int) -> Bool { range(i).allSatisfy { entries[$0].column == 0 } }
}

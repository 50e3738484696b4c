// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// A value for each row of a table.
public enum RowValues<F: PrimeField>: Sendable {
    /// The same in all rows.
    case one(LinearCombination<F>)
    /// One a row.
    case rows([LinearCombination<F>])

    /// The value in a row, counted from 0.
    @inlinable
    public subscript(row: Int) -> LinearCombination<F> {
        switch self {
        case .one(let value): value
        case .rows(let values): values[row]
        }
    }
}

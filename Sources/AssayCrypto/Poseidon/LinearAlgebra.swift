// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// The little linear algebra over a field that the Poseidon schedule needs. Matrices are arrays of rows.
enum LinearAlgebra {
    static func dot<F: PrimeField>(_ a: [F], _ b: [F]) -> F {
        zip(a, b).reduce(F.zero) { $0 + $1.0 * $1.1 }
    }

    static func transpose<F>(_ matrix: [[F]]) -> [[F]] {
        guard let first = matrix.first else { return [] }
        return first.indices.map { column in matrix.map { $0[column] } }
    }

    static func product<F: PrimeField>(_ a: [[F]], _ b: [[F]]) -> [[F]] {
        let columns = transpose(b)
        return a.map { row in columns.map { dot(row, $0) } }
    }

    /// A square matrix times itself, `exponent` times one in all.
    static func power<F: PrimeField>(_ matrix: [[F]], _ exponent: Int) -> [[F]] {
        guard exponent > 1 else { return exponent == 1 ? matrix : identity(matrix.count) }
        let half = power(matrix, exponent / 2)
        let square = product(half, half)
        return exponent.isMultiple(of: 2) ? square : product(square, matrix)
    }

    static func identity<F: PrimeField>(_ size: Int) -> [[F]] {
        (0..<size).map { row in (0..<size).map { $0 == row ? .one : .zero } }
    }

    /// The inverse of a square matrix, by Gaussian elimination; `nil` when it has none.
    static func inverse<F: PrimeField>(of matrix: [[F]]) -> [[F]]? {
        var rows = zip(matrix, identity(matrix.count)).map { $0 + $1 }
        for pivot in rows.indices {
            guard let swap = rows[pivot...].firstIndex(where: { !$0[pivot].isZero }), let inverse = rows[swap][pivot].inverse else {
                return nil
            }
            rows.swapAt(pivot, swap)
            let scaled = rows[pivot].map { $0 * inverse }
            for row in rows.indices where row != pivot && !rows[row][pivot].isZero {
                let factor = rows[row][pivot]
                rows[row] = zip(rows[row], scaled).map { $0 - factor * $1 }
            }
            rows[pivot] = scaled
        }
        return rows.map { Array($0.dropFirst(matrix.count)) }
    }
}

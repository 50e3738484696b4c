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

    /// The x with `matrix`·x = `right`, by Gaussian elimination; `nil` when the square matrix has no inverse.
    static func solve<F: PrimeField>(_ matrix: [[F]], _ right: [F]) -> [F]? {
        var rows = zip(matrix, right).map { $0 + [$1] }
        for pivot in rows.indices {
            guard let swap = rows[pivot...].firstIndex(where: { !$0[pivot].isZero }),
                let inverse = rows[swap][pivot].inverse
            else { return nil }
            rows.swapAt(pivot, swap)
            for column in pivot...rows.count { rows[pivot][column] *= inverse }
            for row in rows.indices where row > pivot && !rows[row][pivot].isZero {
                let factor = rows[row][pivot]
                for column in pivot...rows.count { rows[row][column] -= factor * rows[pivot][column] }
            }
        }
        return substituteBack(rows)
    }

    /// Solves a unit upper triangular system whose last column is the right-hand side.
    private static func substituteBack<F: PrimeField>(_ rows: [[F]]) -> [F] {
        var solution = rows.map { $0[rows.count] }
        for i in rows.indices.reversed() {
            for j in rows.indices where j > i { solution[i] -= rows[i][j] * solution[j] }
        }
        return solution
    }
}

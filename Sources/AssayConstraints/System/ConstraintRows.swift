// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Constraints `a · b = c` in flat storage, each with the index of its origin.
struct ConstraintRows<F: PrimeField>: Sendable {
    var a = SparseMatrix<F>()
    var b = SparseMatrix<F>()
    var c = SparseMatrix<F>()
    var origins: [UInt32] = []

    var count: Int { origins.count }

    typealias Terms = [LinearCombination<F>.Term]

    mutating func append(_ a: Terms, _ b: Terms, _ c: Terms, origin: UInt32) {
        self.a.append(a)
        self.b.append(b)
        self.c.append(c)
        origins.append(origin)
    }
}

extension SparseMatrix {
    /// Adds a whole row.
    mutating func append(_ terms: [LinearCombination<F>.Term]) {
        for term in terms { append(term.variable.index, term.coefficient) }
        endRow()
    }
}

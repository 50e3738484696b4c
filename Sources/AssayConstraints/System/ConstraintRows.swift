// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Constraints `a · b = c` in flat storage, each with the index of its origin. Coefficients are places in the pool of the system.
struct ConstraintRows: Sendable {
    var a = TermRows()
    var b = TermRows()
    var c = TermRows()
    var origins: [UInt32] = []

    var count: Int { origins.count }

    /// Whether `a` or `b` of a row is constant.
    func isLinear(_ row: Int) -> Bool { a.isConstant(row: row) || b.isConstant(row: row) }

    /// Adds a constraint.
    mutating func append<F: PrimeField>(
        _ a: LinearCombination<F>, _ b: LinearCombination<F>, _ c: LinearCombination<F>, origin: UInt32, _ pool: inout CoefficientPool<F>
    ) {
        self.a.append(a, &pool)
        self.b.append(b, &pool)
        self.c.append(c, &pool)
        origins.append(origin)
    }
}

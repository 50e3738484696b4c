// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Solves linear constraints for intermediate variables and puts the solutions into all others.
///
/// Before: any rows `a · b = c`. After: rows in the same order without those that were solved or say nothing, over the variables that were
/// not solved. Every assignment that satisfies the rows before satisfies those after; every one that satisfies those after extends, in
/// exactly one way on the solved variables that the rows mention, to one that satisfies the rows before. Inputs and outputs are never solved.
///
/// A constraint is linear when `a` or `b` is constant. Of the variables that it may be solved for, the one with the fewest occurrences
/// is taken, among equals the one made last. A solution that would add more than `fillLimit` entries to the system is not made: the
/// constraint stays. So the work is near-linear in the entries, and the result depends on nothing but the rows.
struct LinearElimination<F: PrimeField> {
    /// Entries that removing one constraint may add. One constraint costs the prover about as much as some hundred entries.
    static var fillLimit: Int { 1024 }
    /// Substitution can make further rows linear; they are looked for this often.
    static var roundLimit: Int { 8 }
    /// Origins that a row keeps besides its own.
    static var mergedOriginLimit: Int { 4 }

    private(set) var rows: ConstraintRows<F>
    /// Further origins of each row.
    private(set) var merged: [[UInt32]]
    private let isSolvable: [Bool]
    private var substitution: Substitution<F>
    private var occurrences: [Int]
    /// Linear rows that have to stay.
    private var isSettled: [Bool]

    init(_ rows: ConstraintRows<F>, isSolvable: [Bool]) {
        self.rows = rows
        self.isSolvable = isSolvable
        merged = Array(repeating: [], count: rows.count)
        isSettled = Array(repeating: false, count: rows.count)
        substitution = Substitution(variableCount: isSolvable.count)
        occurrences = Array(repeating: 0, count: isSolvable.count)
        for matrix in [rows.a, rows.b, rows.c] {
            for column in matrix.columns { occurrences[Int(column)] += 1 }
        }
    }

    /// Whether a variable was solved.
    func isSolved(_ variable: UInt32) -> Bool { substitution.isSolved(variable) }

    mutating func run() {
        for _ in 0..<Self.roundLimit {
            let linear = (0..<rows.count).filter { !isSettled[$0] && isLinear($0) }
            if linear.isEmpty { return }
            var isRemoved = [Bool](repeating: false, count: rows.count)
            for row in linear { isRemoved[row] = solve(row) }
            substitute(removing: isRemoved)
        }
    }

    private func isLinear(_ row: Int) -> Bool { rows.a.isConstant(row: row) || rows.b.isConstant(row: row) }

    /// Solves a linear row for one of its variables. Returns whether the row can go: it was solved, or says nothing.
    private mutating func solve(_ row: Int) -> Bool {
        let equation = equation(of: row)
        let entries = equation.entries(0)
        if entries.isEmpty { return true }
        guard let pivot = pivot(of: equation), let inverse = inverse(of: equation.values[pivot]) else { return false }
        let variable = equation.columns[pivot]
        let growth = (entries.count - 2) * (occurrences[Int(variable)] - 1) - entries.count
        guard growth <= Self.fillLimit else { return false }
        for entry in entries { occurrences[Int(equation.columns[entry])] += occurrences[Int(variable)] - 2 }
        occurrences[Int(variable)] = 0
        substitution.solve(for: variable, in: equation, inverse: inverse, origin: rows.origins[row])
        return true
    }

    /// A linear row as one combination that must be zero, solved variables replaced.
    private mutating func equation(of row: Int) -> SparseMatrix<F> {
        if rows.a.isConstant(row: row) {
            substitution.add(rows.b, row: row, factor: constant(rows.a, row))
        } else {
            substitution.add(rows.a, row: row, factor: constant(rows.b, row))
        }
        substitution.add(rows.c, row: row, factor: -.one)
        var equation = SparseMatrix<F>()
        substitution.finish(into: &equation) { _ in }
        return equation
    }

    private func constant(_ matrix: SparseMatrix<F>, _ row: Int) -> F {
        matrix.entries(row).reduce(.zero) { $0 + matrix.values[$1] }
    }

    /// The entry of the variable to solve for; `nil` when only inputs and outputs occur.
    private func pivot(of equation: SparseMatrix<F>) -> Int? {
        var best: Int?
        for entry in equation.entries(0) where isSolvable[Int(equation.columns[entry])] {
            guard let current = best else {
                best = entry
                continue
            }
            if occurrences[Int(equation.columns[entry])] <= occurrences[Int(equation.columns[current])] { best = entry }
        }
        return best
    }

    /// Most coefficients are 1 or -1, which are their own inverses.
    private func inverse(of coefficient: F) -> F? {
        coefficient == .one || coefficient == -.one ? coefficient : coefficient.inverse
    }

    /// Rewrites all rows that stay.
    private mutating func substitute(removing isRemoved: [Bool]) {
        var result = ConstraintRows<F>()
        var origins: [[UInt32]] = []
        var settled: [Bool] = []
        for row in 0..<rows.count where !isRemoved[row] {
            var found = merged[row]
            let own = rows.origins[row]
            func note(_ origin: UInt32) {
                if origin != own, found.count < Self.mergedOriginLimit, !found.contains(origin) { found.append(origin) }
            }
            rewrite(rows.a, row, into: &result.a, note)
            rewrite(rows.b, row, into: &result.b, note)
            rewrite(rows.c, row, into: &result.c, note)
            result.origins.append(own)
            origins.append(found)
            settled.append(isLinear(row))
        }
        rows = result
        merged = origins
        isSettled = settled
    }

    private mutating func rewrite(_ matrix: SparseMatrix<F>, _ row: Int, into result: inout SparseMatrix<F>, _ note: (UInt32) -> Void) {
        substitution.add(matrix, row: row, factor: .one)
        substitution.finish(into: &result, used: note)
    }
}

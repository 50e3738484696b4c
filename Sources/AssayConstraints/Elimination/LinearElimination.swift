// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Solves linear constraints for intermediate variables and puts the solutions into all others.
///
/// Before: any rows `a · b = c`. After: rows in the same order without those that were solved or say nothing, over the variables that were
/// not solved. Every assignment that satisfies the rows before satisfies those after; every one that satisfies those after extends, in
/// exactly one way on the solved variables that the rows mention, to one that satisfies the rows before. Inputs and outputs are never solved.
///
/// A constraint is linear when `a` or `b` is constant. Of the variables that it may be solved for, the one with the fewest occurrences
/// is taken, among equals the one made last. Rows that are to stay are solved for nothing. A solution that would add more than `fillLimit`
/// entries to the system is not made: the constraint stays. So the work is near-linear in the entries, and the result depends on nothing but the rows.
///
/// Most rows mention no variable that is solved. They are left where they are; rows that change are written anew beside them.
struct LinearElimination<F: PrimeField> {
    typealias Term = LinearCombination<F>.Term

    /// Entries that removing one constraint may add. One constraint costs the prover about as much as some hundred entries.
    static var fillLimit: Int { 1024 }
    /// Substitution can make further rows linear; they are looked for this often.
    static var roundLimit: Int { 8 }
    /// Origins that a row keeps besides its own.
    static var mergedOriginLimit: Int { 4 }

    private let original: ConstraintRows
    /// Rows that are solved for nothing.
    private let kept: Set<Int>
    private var rewritten = ConstraintRows()
    /// Further origins of each row written anew.
    private var merged: [[UInt32]] = []
    /// What has become of each row.
    private var states: [Int32]
    private var pool: CoefficientPool<F>
    private let isSolvable: [Bool]
    private var substitution: Substitution<F>
    private var occurrences: [Int]

    init(_ rows: ConstraintRows, _ pool: CoefficientPool<F>, isSolvable: [Bool], kept: Set<Int> = []) {
        original = rows
        self.kept = kept
        self.pool = pool
        self.isSolvable = isSolvable
        states = Array(repeating: RowState.original, count: rows.count)
        substitution = Substitution(variableCount: isSolvable.count)
        occurrences = Array(repeating: 0, count: isSolvable.count)
        for side in [rows.a, rows.b, rows.c] {
            for entry in side.entries { occurrences[Int(entry.column)] += 1 }
        }
    }

    /// The rows that are left.
    static func run(_ rows: ConstraintRows, _ pool: CoefficientPool<F>, isSolvable: [Bool], kept: Set<Int> = []) -> RemainingRows<F> {
        var elimination = LinearElimination(rows, pool, isSolvable: isSolvable, kept: kept)
        elimination.run()
        return RemainingRows(
            original: rows, rewritten: elimination.rewritten, merged: elimination.merged, states: elimination.states,
            pool: SharedCoefficients(elimination.pool.elements))
    }

    private mutating func run() {
        var linear = (0..<original.count).filter { original.isLinear($0) && !kept.contains($0) }
        for _ in 0..<Self.roundLimit {
            let solved = linear.filter { solve($0) }
            if solved.isEmpty { return }
            for row in solved { states[row] = RowState.removed }
            linear = substitute()
        }
    }

    // MARK: Solving

    /// Solves a linear row for one of its variables. Returns whether the row can go: it was solved, or says nothing.
    private mutating func solve(_ row: Int) -> Bool {
        let equation = states[row] == RowState.original ? equation(original, row) : equation(rewritten, Int(states[row]) - 1)
        if equation.isEmpty { return true }
        guard let pivot = pivot(of: equation), let inverse = inverse(of: pivot.coefficient) else { return false }
        let variable = Int(pivot.variable.index)
        let growth = (equation.count - 2) * (occurrences[variable] - 1) - equation.count
        guard growth <= Self.fillLimit else { return false }
        for term in equation { occurrences[Int(term.variable.index)] += occurrences[variable] - 2 }
        occurrences[variable] = 0
        substitution.solve(for: pivot.variable, in: equation, inverse: inverse, origin: original.origins[row])
        return true
    }

    /// A linear row as terms that must add up to zero, solved variables replaced.
    private mutating func equation(_ rows: ConstraintRows, _ row: Int) -> [Term] {
        if rows.a.isConstant(row: row) {
            substitution.add(rows.b, row: row, factor: constant(rows.a, row), pool)
        } else {
            substitution.add(rows.a, row: row, factor: constant(rows.b, row), pool)
        }
        substitution.add(rows.c, row: row, factor: -.one, pool)
        return substitution.finish { _ in }
    }

    private func constant(_ rows: TermRows, _ row: Int) -> F {
        rows.range(row).reduce(.zero) { $0 + pool[rows.entries[$1].place] }
    }

    /// The term of the variable to solve for; `nil` when only inputs and outputs occur.
    private func pivot(of equation: [Term]) -> Term? {
        var best: Term?
        for term in equation where isSolvable[Int(term.variable.index)] {
            guard let current = best else {
                best = term
                continue
            }
            if occurrences[Int(term.variable.index)] <= occurrences[Int(current.variable.index)] { best = term }
        }
        return best
    }

    /// Most coefficients are 1 or -1, which are their own inverses.
    private func inverse(of coefficient: F) -> F? {
        coefficient == .one || coefficient == -.one ? coefficient : coefficient.inverse
    }

    // MARK: Substituting

    /// Writes all rows anew that mention a solved variable. Returns those that have become linear by it.
    private mutating func substitute() -> [Int] {
        rowsWithSolvedVariables().filter { row in
            let number = Int(states[row]) - 1
            return number < 0 ? rewrite(row, from: original, row, []) : rewrite(row, from: rewritten, number, merged[number])
        }
    }

    private func rowsWithSolvedVariables() -> [Int] {
        var isFound = [Bool](repeating: false, count: states.count)
        for (original, rewritten) in [(original.a, rewritten.a), (original.b, rewritten.b), (original.c, rewritten.c)] {
            for (row, state) in states.enumerated() where state != RowState.removed && !isFound[row] {
                isFound[row] = state == RowState.original ? mentionsSolved(original, row) : mentionsSolved(rewritten, Int(state) - 1)
            }
        }
        return isFound.indices.filter { isFound[$0] }
    }

    private func mentionsSolved(_ rows: TermRows, _ row: Int) -> Bool {
        rows.range(row).contains { substitution.isSolved(rows.entries[$0].column) }
    }

    /// Writes a row anew, without solved variables. Returns whether it has become linear by it.
    private mutating func rewrite(_ row: Int, from rows: ConstraintRows, _ number: Int, _ known: [UInt32]) -> Bool {
        let own = original.origins[row]
        var found = known
        let sides = [rows.a, rows.b, rows.c].map { side in
            substitution.add(side, row: number, factor: .one, pool)
            return substitution.finish { origin in
                if origin != own, found.count < Self.mergedOriginLimit, !found.contains(origin) { found.append(origin) }
            }
        }.map { LinearCombination(sorted: $0) }
        rewritten.append(sides[0], sides[1], sides[2], origin: own, &pool)
        merged.append(found)
        states[row] = Int32(rewritten.count)
        return !rows.isLinear(number) && rewritten.isLinear(rewritten.count - 1)
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Solved variables, each with the linear combination that it equals.
///
/// A solution mentions no variable that was solved before it, so replacing variables in the order of their solutions replaces each once.
struct Substitution<F: PrimeField> {
    /// Right-hand sides, one a row, in the order of solution.
    private(set) var solutions = SparseMatrix<F>()
    /// Origin of the constraint that each solution came from.
    private(set) var origins: [UInt32] = []
    /// Number of the solution of each variable; -1 for a variable that stands for itself.
    private var numbers: [Int32]
    private var sum: TermAccumulator<F>
    private var waiting = MinimumHeap()
    private var variables: [UInt32] = []

    init(variableCount: Int) {
        numbers = Array(repeating: -1, count: variableCount)
        sum = TermAccumulator(variableCount: variableCount)
    }

    func isSolved(_ variable: UInt32) -> Bool { numbers[Int(variable)] >= 0 }

    /// Records `variable = -(rest of the row) / coefficient` for a row that equals zero and mentions no solved variable.
    mutating func solve(for variable: UInt32, in row: SparseMatrix<F>, inverse: F, origin: UInt32) {
        let factor = -inverse
        for entry in row.entries(0) where row.columns[entry] != variable {
            solutions.append(row.columns[entry], factor * row.values[entry])
        }
        solutions.endRow()
        numbers[Int(variable)] = Int32(variables.count)
        variables.append(variable)
        origins.append(origin)
    }

    /// Adds `factor` times row `i` of `matrix` to the current sum.
    mutating func add(_ matrix: SparseMatrix<F>, row i: Int, factor: F) {
        let isPlain = factor == .one
        for entry in matrix.entries(i) {
            add(matrix.columns[entry], isPlain ? matrix.values[entry] : factor * matrix.values[entry])
        }
    }

    /// Replaces the solved variables of the current sum, appends it to `result`, and calls `used` with the origin of each solution.
    mutating func finish(into result: inout SparseMatrix<F>, used: (UInt32) -> Void) {
        while let number = waiting.popFirst() {
            let coefficient = sum.take(variables[Int(number)])
            if coefficient.isZero { continue }
            used(origins[Int(number)])
            for entry in solutions.entries(Int(number)) {
                add(solutions.columns[entry], coefficient * solutions.values[entry])
            }
        }
        sum.drain(into: &result)
    }

    private mutating func add(_ variable: UInt32, _ coefficient: F) {
        let isNew = sum.add(variable, coefficient)
        let number = numbers[Int(variable)]
        if isNew, number >= 0 { waiting.insert(number) }
    }
}

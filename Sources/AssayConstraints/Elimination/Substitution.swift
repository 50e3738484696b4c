// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Solved variables, each with the linear combination that it equals.
///
/// A solution mentions no variable that was solved before it, so replacing variables in the order of their solutions replaces each once.
struct Substitution<F: PrimeField> {
    typealias Term = LinearCombination<F>.Term

    /// Right-hand sides one after the other, in the order of solution, and where each begins.
    private var terms: [Term] = []
    private var starts: [Int] = [0]
    /// Origin of the constraint that each solution came from.
    private var origins: [UInt32] = []
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

    /// Records `variable = -(rest of the equation) / coefficient` for terms that add up to zero and mention no solved variable.
    mutating func solve(for variable: Variable, in equation: [Term], inverse: F, origin: UInt32) {
        let factor = -inverse
        for term in equation where term.variable != variable { terms.append(Term(term.variable, factor * term.coefficient)) }
        starts.append(terms.count)
        numbers[Int(variable.index)] = Int32(variables.count)
        variables.append(variable.index)
        origins.append(origin)
    }

    /// Adds `factor` times row `i` of `rows` to the current sum.
    mutating func add(_ rows: TermRows, row i: Int, factor: F, _ pool: CoefficientPool<F>) {
        let isPlain = factor == .one
        for entry in rows.range(i) {
            let coefficient = pool[rows.entries[entry].place]
            add(rows.entries[entry].column, isPlain ? coefficient : factor * coefficient)
        }
    }

    /// Replaces the solved variables of the current sum and returns it, ascending; calls `used` with the origin of each solution.
    mutating func finish(used: (UInt32) -> Void) -> [Term] {
        while let number = waiting.popFirst().map({ Int($0) }) {
            let coefficient = sum.take(variables[number])
            if coefficient.isZero { continue }
            used(origins[number])
            for term in starts[number]..<starts[number + 1] { add(terms[term].variable.index, coefficient * terms[term].coefficient) }
        }
        return sum.drain()
    }

    private mutating func add(_ variable: UInt32, _ coefficient: F) {
        let isNew = sum.add(variable, coefficient)
        let number = numbers[Int(variable)]
        if isNew, number >= 0 { waiting.insert(number) }
    }
}

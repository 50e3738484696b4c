// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra

@testable import AssayConstraints

/// Elimination as it is described, with a dictionary for each combination and every row looked at every time: the measure for the one that ships.
struct PlainElimination<F: PrimeField> {
    struct Row {
        /// A, B and C: coefficients by variable.
        var sides: [[UInt32: F]]
        /// The place that made the row first.
        var origins: [UInt32]
        /// Whether it was linear before and had to stay.
        var isSettled = false

        var isLinear: Bool { sides[..<2].contains { $0.keys.allSatisfy { $0 == 0 } } }
    }

    private(set) var rows: [Row]
    private let isSolvable: [Bool]
    private var occurrences: [Int]
    private var solutions: [(variable: UInt32, value: [UInt32: F], origin: UInt32)] = []

    init(_ system: ConstraintSystem<F>) {
        let stored = system.rows
        rows = (0..<stored.count).map { row in
            Row(
                sides: [stored.a, stored.b, stored.c].map { side in
                    Dictionary(uniqueKeysWithValues: side.range(row).map { (side.entries[$0].column, system.pool[side.entries[$0].place]) })
                }, origins: [stored.origins[row]])
        }
        isSolvable = system.roles.map { $0 == .intermediate }
        occurrences = Array(repeating: 0, count: isSolvable.count)
        for variable in rows.flatMap({ $0.sides.flatMap(\.keys) }) { occurrences[Int(variable)] += 1 }
    }

    mutating func run() {
        for _ in 0..<LinearElimination<F>.roundLimit {
            let linear = rows.indices.filter { rows[$0].isLinear && !rows[$0].isSettled }
            if linear.isEmpty { return }
            var removed: Set<Int> = []
            for row in linear where solve(row) { removed.insert(row) }
            rows = rows.indices.filter { !removed.contains($0) }.map { rewritten(rows[$0]) }
        }
    }

    private mutating func solve(_ row: Int) -> Bool {
        let sides = rows[row].sides
        let (factor, other) = sides[0].keys.allSatisfy { $0 == 0 } ? (sides[0][0] ?? .zero, sides[1]) : (sides[1][0] ?? .zero, sides[0])
        var equation = other.mapValues { factor * $0 }.merging(sides[2].mapValues { -$0 }, uniquingKeysWith: +)
        equation = replaced(equation) { _ in }
        if equation.isEmpty { return true }
        let candidates = equation.keys.filter { isSolvable[Int($0)] }
        guard
            let pivot = candidates.min(by: { (occurrences[Int($0)], Int.max - Int($0)) < (occurrences[Int($1)], Int.max - Int($1)) }),
            let inverse = equation[pivot]?.inverse,
            (equation.count - 2) * (occurrences[Int(pivot)] - 1) - equation.count <= LinearElimination<F>.fillLimit
        else { return false }
        // In order: the count of the pivot changes on the way, for those that come after it.
        for variable in equation.keys.sorted() { occurrences[Int(variable)] += occurrences[Int(pivot)] - 2 }
        occurrences[Int(pivot)] = 0
        equation[pivot] = nil
        solutions.append((pivot, equation.mapValues { -inverse * $0 }, rows[row].origins[0]))
        return true
    }

    /// A combination without solved variables, in the order of their solutions.
    private func replaced(_ combination: [UInt32: F], _ used: (UInt32) -> Void) -> [UInt32: F] {
        var result = combination
        for solution in solutions {
            guard let coefficient = result.removeValue(forKey: solution.variable), !coefficient.isZero else { continue }
            used(solution.origin)
            result.merge(solution.value.mapValues { coefficient * $0 }, uniquingKeysWith: +)
        }
        return result.filter { !$0.value.isZero }
    }

    private func rewritten(_ row: Row) -> Row {
        var result = row
        result.sides = row.sides.map { side in
            replaced(side) { origin in
                if !result.origins.contains(origin), result.origins.count <= LinearElimination<F>.mergedOriginLimit {
                    result.origins.append(origin)
                }
            }
        }
        result.isSettled = row.isLinear
        return result
    }
}

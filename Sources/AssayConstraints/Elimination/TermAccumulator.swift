// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Adds up terms of linear combinations over a fixed set of variables, in time proportional to the terms.
struct TermAccumulator<F: PrimeField> {
    private var sums: [F]
    private var isTouched: [Bool]
    private var touched: [UInt32] = []

    init(variableCount: Int) {
        sums = Array(repeating: .zero, count: variableCount)
        isTouched = Array(repeating: false, count: variableCount)
    }

    /// Adds a term; returns whether the variable is new in this sum.
    @discardableResult
    mutating func add(_ variable: UInt32, _ coefficient: F) -> Bool {
        let i = Int(variable)
        sums[i] += coefficient
        guard !isTouched[i] else { return false }
        isTouched[i] = true
        touched.append(variable)
        return true
    }

    /// Takes a variable out of the sum and returns its coefficient.
    mutating func take(_ variable: UInt32) -> F {
        defer { sums[Int(variable)] = .zero }
        return sums[Int(variable)]
    }

    /// Appends the sum to `matrix` as a row that ascends by variable, and begins a new sum.
    mutating func drain(into matrix: inout SparseMatrix<F>) {
        touched.sort()
        for variable in touched {
            let i = Int(variable)
            if !sums[i].isZero { matrix.append(variable, sums[i]) }
            sums[i] = .zero
            isTouched[i] = false
        }
        matrix.endRow()
        touched.removeAll(keepingCapacity: true)
    }
}

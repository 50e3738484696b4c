// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Adds up terms of linear combinations over a fixed set of variables, in time near-linear in the terms.
struct TermAccumulator<F: PrimeField> {
    typealias Term = LinearCombination<F>.Term

    /// Where each variable stands among the terms; -1 for nowhere.
    private var places: [Int32]
    private var variables: [UInt32] = []
    private var sums: [F] = []

    init(variableCount: Int) { places = Array(repeating: -1, count: variableCount) }

    /// Adds a term; returns whether the variable is new in this sum.
    @discardableResult
    mutating func add(_ variable: UInt32, _ coefficient: F) -> Bool {
        let place = places[Int(variable)]
        guard place < 0 else {
            sums[Int(place)] += coefficient
            return false
        }
        places[Int(variable)] = Int32(variables.count)
        variables.append(variable)
        sums.append(coefficient)
        return true
    }

    /// Takes a variable that was added out of the sum and returns its coefficient.
    mutating func take(_ variable: UInt32) -> F {
        let place = Int(places[Int(variable)])
        defer { sums[place] = .zero }
        return sums[place]
    }

    /// The sum, ascending by variable, without terms that vanish; a new sum begins.
    mutating func drain() -> [Term] {
        var terms: [Term] = []
        for (variable, sum) in zip(variables, sums) {
            places[Int(variable)] = -1
            if !sum.isZero { terms.append(Term(Variable(index: variable), sum)) }
        }
        variables.removeAll(keepingCapacity: true)
        sums.removeAll(keepingCapacity: true)
        terms.sort { $0.variable < $1.variable }
        return terms
    }
}

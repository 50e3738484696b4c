// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Linear combinations without their variables.
struct CombinationShape<F: PrimeField>: Sendable {
    private struct Term: Sendable {
        let coefficient: F
        /// Of the variable, among `variables`.
        let place: Int
    }

    /// The variables of the combinations that it was made of, in ascending order; the constant one is always the first.
    let variables: [UInt32]
    /// Of each combination.
    private let terms: [[Term]]

    init(_ combinations: [LinearCombination<F>]) {
        let variables = Set([0] + combinations.flatMap { $0.terms.map(\.variable.index) }).sorted()
        let places = Dictionary(uniqueKeysWithValues: zip(variables, 0...))
        self.variables = variables
        terms = combinations.map { $0.terms.map { Term(coefficient: $0.coefficient, place: places[$0.variable.index] ?? 0) } }
    }

    /// The variables in the same places of other combinations, in some rows: as far as these have the same terms, coefficients and order of variables.
    func variables(of inputs: [RowValues<F>], _ rows: Range<Int>) -> BlockInputs {
        var found = [UInt32](repeating: Self.none, count: rows.count * variables.count)
        for time in 0..<rows.count { found[time * variables.count] = 0 }
        var count = inputs.count == terms.count ? rows.count : 0
        for (input, terms) in zip(inputs, terms) {
            count = (0..<count).prefix { fill(&found, $0, input[rows.lowerBound + $0], terms) }.count
        }
        count = (0..<count).prefix { isAscending(found, $0) }.count
        return BlockInputs(variables: found, placeCount: variables.count, count: count)
    }

    /// What stands for a variable that has not been met: more than a system has.
    private static var none: UInt32 { .max }

    /// Fills in the variables of a combination; returns whether it has the terms.
    private func fill(_ found: inout [UInt32], _ time: Int, _ combination: LinearCombination<F>, _ terms: [Term]) -> Bool {
        guard combination.termCount == terms.count else { return false }
        let start = time * variables.count
        var (isAlike, next) = (true, 0)
        combination.forEachTerm { term in
            let (place, variable) = (start + terms[next].place, term.variable.index)
            if found[place] == Self.none { found[place] = variable }
            isAlike = isAlike && found[place] == variable && terms[next].coefficient == term.coefficient
            next += 1
        }
        return isAlike
    }

    /// Whether the variables follow each other in the order.
    private func isAscending(_ found: [UInt32], _ time: Int) -> Bool {
        let start = time * variables.count
        return (start + 1..<start + variables.count).allSatisfy { found[$0 - 1] < found[$0] }
    }
}

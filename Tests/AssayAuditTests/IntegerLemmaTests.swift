// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCertificate
import AssayConstraints
import AssayTestSupport
import Testing

/// The lemmas about division with remainder and about the least of many values.
extension LemmaTests {
    private func zeroOrOne(_ form: [Int: Int]) -> (a: [Int: Int], b: [Int: Int], c: [Int: Int]) {
        (form, form.merging([0: -1]) { $0 + $1 }, [:])
    }

    private func root(_ constraint: Int) -> Step { .roots(constraint: constraint, factor: .a, scale: 1, offset: 0) }

    /// Output 1 is input 3 divided by input 2, rounded down: 2 is 1 or 2 (or as `least` says), 4 the product, 5 a digit of the quotient.
    private func division(least: Int = 1, inputs: Int = 2) -> Circuit {
        Circuit(
            outputs: 1, inputs: inputs, wires: 6,
            rows: [
                zeroOrOne([2: 1, 0: -least]), zeroOrOne([5: 1]), zeroOrOne([1: 1, 5: -2]), ([2: 1], [1: 1], [4: 1]),
                zeroOrOne([3: 1, 4: -1]),
                zeroOrOne([2: 1, 0: -1, 3: -1, 4: 1]),
            ])
    }

    /// Facts: 0 divisor less its least, 1 divisor, 2 digit, 3 quotient less digit, 4 quotient, 5 remainder, 6 rest − 1, 7 rest; 8 … 10 the quotient,
    /// remainder and rest in wider ranges.
    private var divisionFacts: [Step] {
        [
            root(0), .sum(form: form([2: 1]), parts: [Multiple(0, 1)]), root(1), root(2),
            .sum(form: form([1: 1]), parts: [Multiple(3, 1), Multiple(2, 2)]), root(4), root(5),
            .sum(form: form([2: 1, 3: -1, 4: 1]), parts: [Multiple(6, 1)]),
            .sum(form: form([1: 1]), parts: [Multiple(3, 1), Multiple(2, 9), Multiple(2, -7)]),
            .sum(form: form([3: 1, 4: -1]), parts: [Multiple(5, 1), Multiple(2, 1), Multiple(2, -1)]),
            .sum(form: form([2: 1, 3: -1, 4: 1]), parts: [Multiple(6, 1), Multiple(2, 1), Multiple(2, -1)]),
        ]
    }

    private func divide(range: Int = 1, quotient: Int = 4, remainder: Int = 5, rest: Int = 7, by divisor: Factor = .a) -> Step {
        .division(constraint: 3, divisor: divisor, range: range, quotient: quotient, remainder: remainder, rest: rest)
    }

    @Test func divisions() throws {
        let (good, facts) = (division(), divisionFacts)
        try check(
            good, facts + [divide()],
            refused: [
                (good, facts + [divide(range: 0)], "above 0"), (division(least: 0), facts + [divide()], "above 0"),
                (good, facts + [divide(quotient: 3)], "not about the quotient"), (good, facts + [divide(remainder: 2)], "not one of C"),
                (good, facts + [divide(rest: 6)], "not divisor minus remainder"),
                (good, facts + [divide(remainder: 9)], "reach the divisor"),
                (good, facts + [divide(rest: 10)], "reach the divisor"), (good, facts + [divide(quotient: 8)], "as wide as the field"),
                (good, facts + [divide(by: .b)], "divisor is not known"),
            ])
    }

    /// Output 1 is the least of inputs 2, 3 and 4, which are at most 1 above it; 5 is a product.
    private var least: Circuit {
        Circuit(
            outputs: 1, inputs: 3, wires: 6,
            rows: [
                zeroOrOne([2: 1, 1: -1]), zeroOrOne([3: 1, 1: -1]), zeroOrOne([4: 1, 1: -1]), ([2: 1, 1: -1], [3: 1, 1: -1], [5: 1]),
                ([5: 1], [4: 1, 1: -1], [:]),
            ])
    }

    @Test func extremes() throws {
        let facts = [
            root(0), root(1), root(2), .sum(form: form([2: 16, 1: -16]), parts: [Multiple(0, 16)]),
            .sum(form: form([2: 1, 1: -1]), parts: [Multiple(0, 1), Multiple(1, 1), Multiple(1, -1)]),
            .sum(form: form([2: 2, 1: -2]), parts: [Multiple(0, 2)]),
        ]
        var open = least
        open.rows[4].c = [2: 1]
        func extreme(_ constraint: Int = 4, _ expansions: [Int] = [3], _ distances: [Int] = [0, 1, 2]) -> Step {
            .extreme(constraint: constraint, expansions: expansions, distances: distances)
        }
        try check(
            least, facts + [extreme()],
            refused: [
                (open, facts + [extreme()], "product is not zero"), (least, facts + [extreme(3, [])], "product is not zero"),
                (least, facts + [extreme(4, [])], "a factor is no distance"),
                (least, facts + [extreme(4, [3], [0, 1])], "a factor is no distance"),
                (least, facts + [extreme(4, [0])], "not about a factor"), (least, facts + [extreme(4, [3], [])], "no distances"),
                (least, facts + [extreme(4, [3], [0, 1, 2, 4])], "below zero"),
                (least, facts + [extreme(4, [3], [3])], "as wide as the field"),
                (least, facts + [extreme(4, [3], [0, 1, 2, 5])], "difference of two distances"),
            ])
    }
}

// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCertificate
import AssayConstraints
import AssayTestSupport
import Testing

/// The lemma about sums that no multiple of a number is.
extension LemmaTests {
    /// Inputs 2 and 3 are flags, input 5 is 1 or −1. The output times an odd number is input 4.
    @Test func oddNumbersAreNotZero() throws {
        let circuit = Circuit(
            outputs: 1, inputs: 4, wires: 6,
            rows: [
                bit([2: 1]), bit([3: 1]), ([5: 1, 0: 1], [5: 1, 0: -1], [:]), ([0: 1, 2: -2, 3: 2], [1: 1], [4: 1]),
            ])
        // 0, 1: the flags; 2: half of input 5 and 1; 3: input 4 is none of that, but determined.
        let facts: [Step] = [
            roots(0), roots(1), .roots(constraint: 2, factor: .a, scale: Element(2).inverse ?? 0, offset: 0),
            .combination(form: form([4: 1]), using: []),
        ]
        func indivisible(_ terms: [Int: Int], _ parts: [Multiple]) -> Step { .indivisible(form: form(terms), parts: parts) }
        let odd = indivisible([0: 1, 2: -2, 3: 2], [Multiple(0, -2), Multiple(1, 2)])
        func output(_ nonzero: Int) -> Step { .quotient(constraint: 3, factor: .a, unknown: form([1: 1]), nonzero: nonzero) }
        try check(
            circuit, facts + [odd, output(4)],
            refused: [
                (circuit, facts + [indivisible([0: 2, 2: -2, 3: 2], [Multiple(0, -2), Multiple(1, 2)])], "divides the constant"),
                // 1 − 2x + y is zero for two flags.
                (circuit, facts + [indivisible([0: 1, 2: -2, 3: 1], [Multiple(0, -2), Multiple(1, 1)])], "no common divisor"),
                (circuit, facts + [indivisible([0: 1], [])], "no common divisor"),
                (circuit, facts + [indivisible([0: 1, 2: -2, 3: 2], [Multiple(0, -2)])], "do not add up"),
                // In this field 1 + 30 is zero, and so is −1 − 30.
                (circuit, facts + [indivisible([0: 1, 2: 30], [Multiple(0, 30)])], "as wide as the field"),
                (circuit, facts + [indivisible([0: -1, 2: -30], [Multiple(0, -30)])], "as wide as the field"),
                // The constant is in the form that is doubled: input 5 and 1 are 0 or 2.
                (circuit, facts + [indivisible([0: 1, 5: 1], [Multiple(2, 2)])], "divides the constant"),
                (circuit, facts + [indivisible([0: 1, 4: 2], [Multiple(3, 2)])], "no range"),
                (circuit, facts + [indivisible([0: 1, 2: 2], [Multiple(9, 2)])], "no fact"),
                (circuit, facts + [indivisible([0: 1, 6: 2], [Multiple(0, 2)])], "no wire"),
                // Another number is odd, and not the one that the output is multiplied by.
                (circuit, facts + [indivisible([0: 1, 2: 2], [Multiple(0, 2)]), output(4)], "not about the divisor"),
            ])
    }
}

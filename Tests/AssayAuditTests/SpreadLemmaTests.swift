// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCertificate
import AssayConstraints
import AssayTestSupport
import Testing

/// The lemmas about squares, masks and spreads.
extension LemmaTests {
    /// Output 1 is the square of a number in −1 … 2, made of the bits 2 and 3.
    @Test func squareGaps() throws {
        let number = [2: 1, 3: 2, 0: -1]
        let circuit = Circuit(outputs: 1, inputs: 2, wires: 4, rows: [bit([2: 1]), bit([3: 1]), (number, number, [1: 1])])
        let facts: [Step] = [roots(0), roots(1), .sum(form: form(number), parts: [Multiple(0, 1), Multiple(1, 2)])]
        let gap = Step.squareGap(constraint: 2, range: 2)
        var (other, otherFirst, wide) = (circuit, circuit, circuit)
        other.rows[2].b = [2: 1]
        otherFirst.rows[2].a = [2: 1]
        let great = [2: 1, 3: 5]
        wide.rows[2] = (great, great, [1: 1])
        try check(
            circuit, facts + [gap],
            refused: [
                (other, facts + [gap], "not that form"), (otherFirst, facts + [gap], "not that form"),
                (circuit, facts + [.squareGap(constraint: 2, range: 0)], "not that form"),
                (
                    wide, [roots(0), roots(1), .sum(form: form(great), parts: [Multiple(0, 1), Multiple(1, 5)]), gap],
                    "as wide as the field"
                ),
            ])
    }

    /// Wire 4 is a flag that has to be 0 where 2 + 2 · 3, of two bits, is not zero.
    @Test func excludedParts() throws {
        let circuit = Circuit(
            outputs: 1, inputs: 2, wires: 5,
            rows: [bit([2: 1]), bit([3: 1]), bit([4: 1]), ([2: 1, 3: 2], [4: 1], [:]), ([4: 1], [0: 1], [1: 1])])
        let facts: [Step] = [roots(0), roots(1), roots(2), .sum(form: form([2: 2]), parts: [Multiple(0, 2)])]
        func excluded(flag: Int = 2, factor: Factor = .a, _ parts: [Multiple]) -> Step {
            .excluded(test: Place(3, factor), flag: flag, parts: parts)
        }
        let parts = [Multiple(1, 2), Multiple(0, 1)]
        var (loose, mixed, round) = (circuit, circuit, circuit)
        loose.rows[3].c = [0: 1]
        mixed.rows[3].a = [2: 1, 3: -2]
        // 15 + 16 is zero in this field.
        round.rows[3].a = [2: 15, 3: 16]
        try check(
            circuit, facts + [excluded(parts)],
            refused: [
                (loose, facts + [excluded(parts)], "not zero"), (circuit, facts + [excluded(flag: 3, parts)], "not 0 or 1"),
                (circuit, facts + [excluded(flag: 0, parts)], "not about the other factor"),
                (circuit, facts + [excluded([Multiple(0, 1)])], "add up"),
                (mixed, facts + [excluded([Multiple(0, 1), Multiple(1, -2)])], "below zero"),
                (round, facts + [excluded([Multiple(0, 15), Multiple(1, 16)])], "as wide as the field"),
            ])
        // The same for a number that is not above zero.
        var opposite = circuit
        opposite.rows[3].a = [2: -1, 3: -2]
        try check(opposite, facts + [excluded(parts)], refused: [])
    }

    /// Wires 4 and 5 are 0 or the bit 2, wire 6 is 0 or the bit 3.
    @Test func supportedForms() throws {
        let circuit = Circuit(
            outputs: 1, inputs: 2, wires: 7,
            rows: [
                bit([2: 1]), bit([3: 1]), ([4: 1], [4: 1, 2: -1], [:]), ([5: 1], [5: 1, 2: -1], [:]), ([6: 1], [6: 1, 3: -1], [:]),
                ([4: 2, 5: 1], [0: 1], [1: 1]),
            ])
        func member(_ constraint: Int, _ bound: Int) -> Step { .member(constraint: constraint, factor: .a, multiple: 1, bound: bound) }
        let facts = [roots(0), roots(1), member(2, 0), member(3, 0), member(4, 1)]
        try check(
            circuit, facts + [.supported(form: form([4: 2, 5: 1]), parts: [Multiple(2, 2), Multiple(3, 1)])],
            refused: [
                (circuit, facts + [.supported(form: form([4: 2, 2: 1]), parts: [Multiple(2, 2), Multiple(0, 1)])], "bounds nothing"),
                (circuit, facts + [.supported(form: form([4: 2, 6: 1]), parts: [Multiple(2, 2), Multiple(4, 1)])], "two masks"),
                (circuit, facts + [.supported(form: form([4: 2, 5: 1]), parts: [Multiple(2, 2)])], "add up"),
                (circuit, facts + [.supported(form: form([4: 2, 0: 1]), parts: [Multiple(2, 2)])], "add up"),
                (circuit, facts + [.supported(form: form([:]), parts: [])], "add up"),
            ])
    }

    /// Two rows: masks 2 and 4, values 3 and 5, all bits; 12 is N · Q, 13 is P², output 1 their difference.
    @Test func spreads() throws {
        let circuit = Circuit(
            outputs: 1, inputs: 4, wires: 14,
            rows: [
                bit([2: 1]), bit([3: 1]), bit([4: 1]), bit([5: 1]), ([2: 1], [3: 1], [6: 1]), ([3: 1], [3: 1], [7: 1]),
                ([2: 1], [7: 1], [8: 1]), ([4: 1], [5: 1], [9: 1]), ([5: 1], [5: 1], [10: 1]), ([9: 1], [5: 1], [11: 1]),
                ([2: 1, 4: 1], [8: 1, 11: 1], [12: 1]), ([6: 1, 9: 1], [6: 1, 9: 1], [13: 1]), ([12: 1, 13: -1], [0: 1], [1: 1]),
            ])
        let facts: [Step] =
            (0...3).map(roots) + [
                .sum(form: form([2: 2]), parts: [Multiple(0, 2)]),
                .sum(form: form([3: 1]), parts: [Multiple(1, 1), Multiple(1, 4), Multiple(1, -4)]),
            ]
        func spread(_ counted: [Int], product: Int = 10, square: Int = 11) -> Step {
            .spread(product: product, square: square, counted: counted, supported: [])
        }
        let (first, second) = ([0, 1, 4, 5, 6], [2, 3, 7, 8, 9])
        try check(
            circuit, facts + [spread(first + second)],
            refused: [
                (circuit, facts + [spread(first + [2, 3, 7, 8])], "incomplete"), (circuit, facts + [spread(first)], "other factors"),
                (circuit, facts + [spread(first + second, product: 11)], "other factors"),
                (circuit, facts + [spread(first + second, square: 10)], "other factors"),
                (circuit, facts + [spread([4, 1, 4, 5, 6] + second)], "not 0 or 1"),
                (circuit, facts + [spread([0, 1, 7, 5, 6] + second)], "other factors"),
                (circuit, facts + [spread([0, 1, 4, 8, 6] + second)], "other factors"),
                (circuit, facts + [spread([0, 1, 4, 5, 9] + second)], "other factors"),
                (circuit, facts + [spread([0, 5, 4, 5, 6] + second)], "as wide as the field"),
            ])
    }

    /// One row whose value 3 is 0 or its mask 2; 4 is its square, 5 is N · Q and 6 is P².
    @Test func spreadsOfSupportedRows() throws {
        let circuit = Circuit(
            outputs: 1, inputs: 1, wires: 7,
            rows: [
                bit([2: 1]), ([3: 1], [3: 1, 2: -1], [:]), ([3: 1], [3: 1], [4: 1]), ([2: 1], [4: 1], [5: 1]), ([3: 1], [3: 1], [6: 1]),
                ([5: 1, 6: -1], [0: 1], [1: 1]),
            ])
        let facts: [Step] = [
            roots(0), .member(constraint: 1, factor: .a, multiple: 1, bound: 0), .supported(form: form([3: 1]), parts: [Multiple(1, 1)]),
        ]
        func spread(_ supported: [Int]) -> Step { .spread(product: 3, square: 4, counted: [], supported: supported) }
        // A value that is more than what its mask ties: a bit that no mask does.
        var loose = circuit
        loose.wires = 8
        loose.rows[2] = ([3: 1, 7: 1], [3: 1, 7: 1], [4: 1])
        loose.rows.append(bit([7: 1]))
        let more = [roots(6), .sum(form: form([3: 1, 7: 1]), parts: [Multiple(1, 1), Multiple(3, 1)])]
        try check(
            circuit, facts + [spread([0, 1, 2, 2])],
            refused: [
                (loose, facts + more + [spread([0, 4, 2, 2])], "does not tie"),
                (circuit, facts + [spread([0, 1, 2])], "incomplete"), (circuit, facts + [spread([0, 1, 2, 1])], "does not tie"),
                (circuit, facts + [spread([0, 0, 2, 2])], "other factors"), (circuit, facts + [spread([0, 1, 3, 2])], "other factors"),
            ])
    }

    /// The same of a row whose value is 2 and wire 3, so 2 where it does not count.
    @Test func spreadsOfRowsThatHoldSomething() throws {
        let value = [3: 1, 0: 2]
        let (part, square) = ([3: 1, 2: 2], [4: 1, 0: -4, 2: 4])
        let circuit = Circuit(
            outputs: 1, inputs: 1, wires: 7,
            rows: [
                bit([2: 1]), ([3: 1], [3: 1, 2: -1], [:]), (value, value, [4: 1]), ([2: 1], square, [5: 1]), (part, part, [6: 1]),
                ([5: 1, 6: -1], [0: 1], [1: 1]),
            ])
        let facts: [Step] = [
            roots(0), .member(constraint: 1, factor: .a, multiple: 1, bound: 0), .supported(form: form([3: 1]), parts: [Multiple(1, 1)]),
            .sum(form: form(value), parts: [Multiple(1, 1)]),
        ]
        let spread = Step.spread(product: 3, square: 4, counted: [], supported: [0, 3, 2, 2])
        var (held, counted, other) = (circuit, circuit, circuit)
        held.rows[3].b = [4: 1]
        counted.rows[4] = (value, value, [6: 1])
        other.rows[3].b = [4: 1, 0: -1, 2: 1]
        try check(
            circuit, facts + [spread],
            refused: [
                (held, facts + [spread], "other factors"), (counted, facts + [spread], "other factors"),
                (other, facts + [spread], "other factors"),
                (
                    circuit,
                    facts + [.sum(form: form([3: 2]), parts: [Multiple(1, 2)])]
                        + [.spread(product: 3, square: 4, counted: [], supported: [0, 4, 2, 2])], "other factors"
                ),
                (circuit, facts + [.spread(product: 3, square: 4, counted: [], supported: [0, 3, 2, 1])], "does not tie"),
            ])
    }
}

// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCertificate
import AssayConstraints
import AssayTestSupport
import Testing

/// The lemma about values that are cut at edges.
extension LemmaTests {
    /// Input 2 is in 0 … 1 where flag 3 is down and in 2 … 6 where it is up: less 2 · flag it is the sum of a bit and of digits that are 0 or
    /// 1 · flag and 2 · flag. Output 1 is the flag; a second flag, wire 6, is 0 or the first.
    @Test func valuesCutAtEdges() throws {
        let lowest = [2: 1, 3: -2, 4: -1, 5: -1]
        let circuit = Circuit(
            outputs: 1, inputs: 1, wires: 7,
            rows: [
                bit([3: 1]), ([4: 1], [4: 1, 3: -1], [:]), ([5: 1], [5: 1, 3: -2], [:]), bit(lowest), ([6: 1], [6: 1, 3: -1], [:]),
                ([3: 1], [0: 1], [1: 1]),
            ])
        func member(_ constraint: Int, _ bound: Int) -> Step { .member(constraint: constraint, factor: .a, multiple: 1, bound: bound) }
        func lower(_ start: Int) -> Step { .sum(form: form([2: 1, 3: -start]), parts: [Multiple(4, 1), Multiple(2, 1), Multiple(3, 1)]) }
        func upper(_ reach: Int) -> Step {
            .sum(form: form([0: 1, 2: -1, 3: reach]), parts: [Multiple(4, -1), Multiple(6, 1), Multiple(7, 1)])
        }
        // 0: the flag; 1: twice it; 2, 3: the digits; 4: the lowest one; 5: L; 6, 7: what the digits lack; 8: U; 9: the second flag.
        let facts: [Step] = [
            roots(0), .sum(form: form([3: 2]), parts: [Multiple(0, 2)]), member(1, 0), member(2, 1), roots(3), lower(2), .gap(member: 2),
            .gap(member: 3), upper(5), member(4, 0),
        ]
        func edges(
            _ flags: [Int] = [0], starts: [WideInteger] = [2], sizes: [WideInteger] = [3], lower: Int = 5, upper: Int = 8
        ) -> Step {
            .edges(flags: flags, starts: starts, sizes: sizes, lower: lower, upper: upper, using: [])
        }
        let (half, far): (WideInteger, WideInteger) = (31 * .powerOfTwo(249), 31 * .powerOfTwo(250))
        var (open, common) = (circuit, circuit)
        open.inputs = 0
        common.rows[3] = bit([2: 1, 3: -1, 4: -1, 5: -1])
        var shifted = facts
        (shifted[5], shifted[8]) = (lower(1), upper(4))
        let below = facts + [.sum(form: form([2: 1, 3: -2, 0: -1]), parts: [Multiple(5, 1)])]
        let above = facts + [.sum(form: form([2: -1, 3: 5]), parts: [Multiple(8, 1)])]
        let twice = facts + [.sum(form: form([2: 2, 3: -4]), parts: [Multiple(5, 2)])]
        try check(
            circuit, facts + [edges()],
            refused: [
                // With the upper part from 1 on, 1 is in both.
                (common, shifted + [edges(starts: [1])], "in common"), (circuit, facts + [edges(starts: [1])], "the value is not known"),
                (open, facts + [edges()], "the value is not known"), (circuit, facts + [edges([9])], "the value is not known"),
                (circuit, facts + [edges(sizes: [2])], "sizes"), (circuit, twice + [edges(starts: [4], lower: 10)], "sizes"),
                (circuit, facts + [edges([9, 0], starts: [0, 2], sizes: [0, 3])], "not bounded by the one before"),
                (circuit, facts + [edges([1])], "not 0 or 1"), (circuit, facts + [edges([], starts: [], sizes: [])], "differ in length"),
                (circuit, facts + [edges(starts: [])], "differ in length"), (circuit, facts + [edges(sizes: [])], "differ in length"),
                (circuit, below + [edges(lower: 10)], "outside of its part"), (circuit, above + [edges(upper: 10)], "outside of its part"),
                // The second flag, of which no sum knows, may be up or down in the upper part.
                (circuit, facts + [edges([0, 9], starts: [2, 0], sizes: [3, 0])], "in common"),
                // 31 · 2²⁵⁰ is nothing in this field, and no number to reckon with.
                (circuit, facts + [edges(starts: [2 + far])], "as far off as the field"),
                (circuit, facts + [edges(sizes: [3 + far])], "a part is as wide as the field"),
                (circuit, facts + [edges(starts: [2 + half], sizes: [3 + half])], "a part is as wide as the field"),
                // In this field 33 is 2 and 34 is 3, but the parts are then further apart than it is wide, or one is wider.
                (circuit, facts + [edges(starts: [33])], "as wide as the field"),
                (circuit, facts + [edges(sizes: [34])], "as wide as the field"),
                (
                    circuit, facts + [.edges(flags: [0], starts: [2], sizes: [3], lower: 5, upper: 8, using: [FactMultiple(0, 1)])],
                    "does not determine"
                ),
            ])
    }

    /// A flag that is known tells two parts apart, whatever they have in common. Input 2 is a flag, wire 4 is 0 or it, and input 3 is 0 or 1
    /// where the first is up, 2 where both are.
    @Test func knownFlagsTellPartsApart() throws {
        let circuit = Circuit(
            outputs: 1, inputs: 2, wires: 5,
            rows: [bit([2: 1]), ([4: 1], [4: 1, 2: -1], [:]), ([3: 1, 4: -2], [3: 1, 2: -1, 4: -1], [:]), ([4: 1], [0: 1], [1: 1])])
        // 0, 1: the flags; 2: L, which is 0 or what is left of the known flag; 3: U; 4: the rest of both flags.
        let facts: [Step] = [
            roots(0), .member(constraint: 1, factor: .a, multiple: 1, bound: 0), .gap(member: 1),
            .member(constraint: 2, factor: .a, multiple: 1, bound: 2), .gap(member: 3),
        ]
        let step = Step.edges(flags: [0, 1], starts: [0, 2], sizes: [1, -1], lower: 3, upper: 4, using: [])
        var open = circuit
        open.inputs = 0
        try check(
            circuit, facts + [step],
            refused: [
                (circuit, facts + [.edges(flags: [1], starts: [2], sizes: [-1], lower: 3, upper: 4, using: [])], "sizes"),
                (open, facts + [step], "the value is not known"),
            ])
    }

    /// x = v − 10 · flag is 0 or 20, and 9 − x is as well: so x is 20, and the sum of the two is 40, not 9.
    @Test func partsWiderThanTheySay() throws {
        let twentieth = try #require(Element(20).inverse)
        let x = [2: 1, 3: -10]
        let circuit = Circuit(
            outputs: 1, inputs: 1, wires: 4,
            rows: [
                bit([3: 1]), (x, x.merging([0: -20]) { $0 + $1 }, [:]), ([0: 9, 2: -1, 3: 10], [0: -11, 2: -1, 3: 10], [:]),
                ([3: 1], [0: 1], [1: 1]),
            ])
        func root(_ constraint: Int) -> Step { .roots(constraint: constraint, factor: .a, scale: twentieth, offset: 0) }
        let facts: [Step] = [
            roots(0), root(1), root(2), .sum(form: form(x), parts: [Multiple(1, 20)]),
            .sum(form: form([0: 9, 2: -1, 3: 10]), parts: [Multiple(2, 20)]),
        ]
        try check(
            circuit, facts,
            refused: [
                (circuit, facts + [.edges(flags: [0], starts: [10], sizes: [0], lower: 3, upper: 4, using: [])], "as wide as the field")
            ])
    }
}

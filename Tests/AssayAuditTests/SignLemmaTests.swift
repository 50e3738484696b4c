// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCertificate
import AssayConstraints
import AssayTestSupport
import Testing

/// The lemmas about signs, roots and ranks.
extension LemmaTests {
    @Test func bothRangesAndNeverZero() throws {
        let circuit = Circuit(outputs: 1, inputs: 1, wires: 4, rows: [bit([1: 1]), bit([3: 1]), ([2: 1], [3: 1], [0: 7])])
        let wide = Step.sum(form: form([1: 1]), parts: [Multiple(0, 1), Multiple(0, 3), Multiple(0, -3)])
        var zero = circuit
        zero.rows[2].c = [:]
        try check(
            circuit, [roots(0), roots(1), wide, .both(first: 0, second: 2), .nonzero(constraint: 2, product: nil)],
            refused: [
                (circuit, [roots(0), roots(1), .both(first: 0, second: 1)], "not about one form"),
                (zero, [.nonzero(constraint: 2, product: nil)], "may be zero"),
                (circuit, [roots(0), .nonzero(constraint: 2, product: 0)], "not about C"),
            ])
    }

    @Test func squares() throws {
        let circuit = Circuit(outputs: 1, inputs: 1, wires: 3, rows: [([1: 1], [1: 1], [2: 1]), bit([1: 1]), bit([2: 1])])
        let below = Step.sum(form: form([1: 1]), parts: [Multiple(0, 1), Multiple(0, 3), Multiple(0, -3)])
        func square(_ ratio: Element, _ range: Int) -> Step { .square(constraint: 0, ratio: ratio, range: range, using: []) }
        try check(
            circuit, [roots(1), roots(2), square(-1, 0)],
            refused: [
                (circuit, [roots(1), square(0, 0)], "ratio is zero"), (circuit, [roots(1), square(1, 0)], "not known"),
                (circuit, [roots(1), roots(2), square(-1, 1)], "not about A"), (circuit, [roots(1), below, square(-1, 1)], "below zero"),
            ])
    }

    /// Output 1 is the magnitude of input 2, and wire 3 its sign, which is free at zero.
    @Test func magnitudes() throws {
        let circuit = Circuit(
            outputs: 1, inputs: 1, wires: 4, rows: [([3: 2, 0: -1], [2: 1], [1: 1]), bit([3: 1]), bit([1: 1])])
        func magnitude(_ factor: Factor, _ flag: Int, _ multiple: Element, _ range: Int) -> Step {
            .magnitude(constraint: 0, factor: factor, flag: flag, multiple: multiple, range: range)
        }
        try check(
            circuit, [roots(1), roots(2), magnitude(.a, 0, 1, 1)],
            refused: [
                (circuit, [roots(1), roots(2), magnitude(.a, 1, 1, 1)], "other wires"),
                (circuit, [roots(1), roots(2), magnitude(.a, 0, 2, 1)], "not about that sum"),
                (circuit, [roots(1), roots(2), magnitude(.b, 0, 1, 1)], "other wires"),
            ])
    }

    /// Output 1 is the lesser of inputs 2 and 3, which are 0 or 1; one of the flags 4 and 5 is 1, and either may be where the inputs are equal.
    @Test func ranks() throws {
        let (first, second) = ([2: 1, 1: -1, 4: 1], [3: 1, 1: -1, 5: 1])
        let (factor, other) = ([0: 2, 2: -1, 1: 1, 4: -2], [0: 2, 3: -1, 1: 1, 5: -2])
        let circuit = Circuit(
            outputs: 1, inputs: 2, wires: 6,
            rows: [
                bit([4: 1]), bit([5: 1]), bit(first), bit(second), ([4: 1, 5: 1], [0: 1], [0: 1]), (factor, other, [:]),
            ])
        func cases(_ row: [Int: Int], _ flag: Int, _ place: Int, _ share: Element = -1) -> Step {
            let sum = CaseSum<Element>(flag: share, product: 0, parts: [Multiple(place, 1)])
            return .cases(form: form(row), flag: flag, product: nil, zero: sum, one: sum)
        }
        func end(_ factor: [Int: Int], _ row: Int, _ place: Int, isUpper: Bool = true) -> Step {
            .end(
                form: form(factor), row: row, isUpper: isUpper, product: nil,
                zero: CaseSum(flag: -1, product: 0, parts: [Multiple(place, -1)]),
                one: CaseSum(flag: -2, product: 0, hasDistance: true, parts: []))
        }
        func rank(_ rows: [Int], _ ends: [Int], using known: [FactMultiple<Element>] = [FactMultiple(4, 1)]) -> Step {
            .rank(constraint: 5, expansions: [], rows: rows, ends: ends, bounds: [], escape: nil, using: known)
        }
        let facts = [
            roots(0), roots(1), roots(2), roots(3), .linear(constraint: 4), cases([2: 1, 1: -1], 0, 2), cases([3: 1, 1: -1], 1, 3),
        ]
        let ends = [end(factor, 6, 2), end(other, 7, 3)]
        var loose = circuit
        loose.rows[5].c = [0: 1]
        try check(
            circuit, facts + ends + [rank([6, 7], [8, 9])],
            refused: [
                (circuit, facts + ends + [rank([6, 7], [8, 9], using: [])], "the sum is not known"),
                (circuit, facts + ends + [rank([6, 7], [8])], "no end"), (circuit, facts + ends + [rank([6], [8, 9])], "not known"),
                (loose, facts + ends + [rank([6, 7], [8, 9])], "not zero"),
                (circuit, facts + [end(factor, 6, 2, isUpper: false)], "add up"),
                (circuit, facts + [cases([2: 1, 1: -1], 0, 2, 1)], "add up"), (circuit, facts + [cases([2: 1, 1: -1], 6, 2)], "no range"),
                (circuit, facts + [end(factor, 0, 2)], "not one of cases"), (circuit, facts + [rank([6, 7], [0])], "no end"),
            ])
    }
}

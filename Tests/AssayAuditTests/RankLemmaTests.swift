// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCertificate
import AssayConstraints
import AssayTestSupport
import Testing

/// The lemmas about a rank, on one row: output 1 is the input 2, because the row 2 − 1 is in −1 … 0 and, by a product, at its upper end.
extension LemmaTests {
    private static let row = [2: 1, 1: -1]
    /// Zero where the flag is 1 and the row at its upper end.
    private func factor(_ flag: Int) -> [Int: Int] { [0: 2, 2: -1, 1: 1, flag: -2] }

    /// The row is the fact `place` less the flag.
    private func cases(flag: Int, _ place: Int) -> Step {
        let sum = CaseSum<Element>(flag: -1, product: 0, parts: [Multiple(place, 1)])
        return .cases(form: form(Self.row), flag: flag, product: nil, zero: sum, one: sum)
    }

    private func end(_ flag: Int, row: Int, _ place: Int) -> Step {
        .end(
            form: form(factor(flag)), row: row, isUpper: true, product: nil,
            zero: CaseSum(flag: -1, product: 0, parts: [Multiple(place, -1)]),
            one: CaseSum(flag: -2, product: 0, hasDistance: true, parts: []))
    }

    /// The factor beside the end is 1 + 1, which is not zero as long as input 2 is a bit.
    @Test func boundsBesideEnds() throws {
        let circuit = Circuit(
            outputs: 1, inputs: 1, wires: 4,
            rows: [
                bit([3: 1]), bit([2: 1]), bit([2: 1, 1: -1, 3: 1]), ([3: 1], [0: 1], [0: 1]), (factor(3), [1: 1, 0: 1], [:]),
            ])
        // 1 + shift, where the flag is `value`.
        func apart(_ shift: Int, _ value: Bool, scale: Int = 1, row: Int = 5) -> Step {
            let parts = [Multiple(1, WideInteger(scale)), Multiple(2, WideInteger(-scale))]
            let sum = CaseSum<Element>(flag: Element(scale), product: 0, parts: parts)
            return .apart(form: form([1: scale, 0: shift]), row: row, value: value, product: nil, sum: sum)
        }
        func rank(_ bounds: [Int], rows: [Int] = [5], flags: Element = 1) -> Step {
            .rank(
                constraint: 4, expansions: [], rows: rows, ends: [6], bounds: bounds, escape: nil, using: [FactMultiple(3, flags)])
        }
        let facts = [roots(0), roots(1), roots(2), .linear(constraint: 3), cases(flag: 0, 2), end(3, row: 5, 2)]
        let bound = apart(1, true)
        try check(
            circuit, facts + [bound, rank([7])],
            refused: [
                (circuit, facts + [bound, rank([])], "no end"), (circuit, facts + [bound, rank([6])], "no bound"),
                (circuit, facts + [apart(1, false)], "may be zero"), (circuit, facts + [apart(1, true, row: 2)], "not one of cases"),
                (circuit, facts + [apart(2, true), rank([7])], "no end"),
                (circuit, facts + [apart(3, true, scale: 2), rank([7])], "left of the bound"),
                (circuit, facts + [apart(2, false), rank([7])], "other side"),
                (circuit, facts + [bound, apart(2, true), rank([7, 8])], "two bounds"),
                (circuit, facts + [apart(2, true), apart(2, false), rank([7, 8])], "two sides"),
                (circuit, facts + [bound, cases(flag: 0, 2), rank([7], rows: [5, 8], flags: 2)], "not about every row"),
                (circuit, facts + [.either(cases: 2)], "not one of cases"),
            ])
        try check(circuit, facts + [.either(cases: 5)], refused: [])
    }

    /// The factor beside the end is 1 − 3, and where it is zero, input 3 times 1 − 2 says that output 1 is input 2.
    @Test func escapesBesideEnds() throws {
        let circuit = Circuit(
            outputs: 1, inputs: 2, wires: 5,
            rows: [
                bit([4: 1]), bit([2: 1, 1: -1, 4: 1]), ([4: 1], [0: 1], [0: 1]), (factor(4), [0: 1, 3: -1], [:]),
                ([3: 1], [1: 1, 2: -1], [:]),
            ])
        func rank(_ escape: Escape<Element>?) -> Step {
            .rank(constraint: 3, expansions: [], rows: [4], ends: [5], bounds: [], escape: escape, using: [FactMultiple(2, 1)])
        }
        func escape(_ factor: Factor = .a, _ share: Element = -1) -> Escape<Element> { Escape(constraint: 4, factor: factor, share: share) }
        let facts = [roots(0), roots(1), .linear(constraint: 2), cases(flag: 0, 1), end(4, row: 4, 1)]
        var (loose, unknown) = (circuit, circuit)
        loose.rows[4].c = [0: 1]
        unknown.inputs = 1
        try check(
            circuit, facts + [rank(escape())],
            refused: [
                (circuit, facts + [rank(nil)], "no end"), (loose, facts + [rank(escape())], "not zero"),
                (unknown, facts + [rank(escape())], "factor is not known"), (circuit, facts + [rank(escape(.b))], "factor is not known"),
                (circuit, facts + [rank(escape(.a, 0))], "does not give"), (circuit, facts + [rank(escape(.a, 1))], "left of the escape"),
            ])
    }
}

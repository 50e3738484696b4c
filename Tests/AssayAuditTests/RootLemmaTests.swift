// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCertificate
import AssayConstraints
import AssayTestSupport
import Testing

/// The lemmas about square roots.
extension LemmaTests {
    private func shape(
        multiple: Place? = nil, isNearest: Bool = false, scale: WideInteger = 1, relief: Place? = nil, share: Element = 0
    ) -> RootShape<Element> {
        RootShape(square: Place(0, .a), multiple: multiple, isNearest: isNearest, scale: scale, relief: relief, share: share)
    }

    /// Output 1 is the whole part of the square root of input 2, which is 0 or 1; 3 is its square.
    @Test func wholeRoots() throws {
        let rest = [1: 2, 2: -1, 3: 1]
        let circuit = Circuit(
            outputs: 1, inputs: 1, wires: 4,
            rows: [([1: 1], [1: 1], [3: 1]), bit([2: 1, 3: -1]), (rest, rest.merging([0: -2]) { $0 + $1 }, [:]), bit([2: 1])])
        let facts: [Step] = [
            roots(1), .roots(constraint: 2, factor: .a, scale: Element(2).inverse ?? 0, offset: 0),
            .sum(form: form(rest), parts: [Multiple(1, 2)]), roots(3),
        ]
        let whole = Step.whole(shape(), excess: 0, rest: 2, number: 3)
        let root = Step.root(shape(), excess: 0, rest: 2, range: 4, divisor: nil)
        var (fourfold, squared) = (circuit, circuit)
        fourfold.rows[0].b = [1: 4]
        squared.rows[0].b = [2: 1]
        let below = Step.sum(form: form([2: 1, 3: -1]), parts: [Multiple(0, 1), Multiple(0, 3), Multiple(0, -3)])
        try check(
            circuit, facts + [whole, root],
            refused: [
                (circuit, facts + [.whole(shape(), excess: 0, rest: 1, number: 3)], "not what the excess leaves"),
                (circuit, facts + [.whole(shape(), excess: 0, rest: 2, number: 0)], "not about the number"),
                (circuit, facts + [.whole(shape(scale: 2), excess: 0, rest: 2, number: 3)], "not what the excess leaves"),
                (circuit, facts + [.whole(shape(scale: 0), excess: 0, rest: 2, number: 3)], "scale is not positive"),
                (fourfold, facts + [whole], "not what the excess leaves"), (squared, facts + [whole], "no multiple of the root"),
                (circuit, facts + [below, .whole(shape(), excess: 4, rest: 2, number: 3)], "below zero"),
                (circuit, facts + [.root(shape(), excess: 0, rest: 2, range: 3, divisor: nil)], "does not hold the root"),
                (circuit, facts + [whole, .root(shape(), excess: 0, rest: 2, range: 4, divisor: 3)], "not about the divisor"),
                (
                    circuit, facts + [whole, .root(shape(relief: Place(1, .a)), excess: 0, rest: 2, range: 4, divisor: nil)],
                    "another one's"
                ),
                (
                    circuit, facts + [whole, .root(shape(multiple: Place(1, .a)), excess: 0, rest: 2, range: 4, divisor: nil)],
                    "does not make"
                ),
            ])
    }

    /// Output 1 is the whole root of a quarter of input 2; half of an odd number could stand for it if nothing held it to integers.
    @Test func wholeRootsOverASquare() throws {
        let rest = [1: 8, 2: -1, 3: 1, 0: 3]
        var circuit = Circuit(
            outputs: 1, inputs: 1, wires: 7,
            rows: [
                ([1: 1], [1: 4], [3: 1]), bit([2: 1, 3: -1]), bit([2: 1]), bit([4: 1]), bit([5: 1]), bit([6: 1]),
                ([4: 1, 5: 2, 6: 4], [0: 1], rest),
            ])
        let facts: [Step] = [
            roots(1), roots(2), roots(3), roots(4), roots(5), .linear(constraint: 6),
            .sum(form: form(rest), parts: [Multiple(2, 1), Multiple(3, 2), Multiple(4, 4), Multiple(6, -1)]),
        ]
        let whole = Step.whole(shape(), excess: 0, rest: 7, number: 1)
        #expect(try refusal(circuit, facts + [whole])?.problem.contains("a square may divide") == true)
        circuit.rows.append(bit([1: 1]))
        // With a range of its own the root needs no such lemma.
        let root = Step.root(shape(), excess: 0, rest: 7, range: 8, divisor: nil)
        #expect(try refusal(circuit, facts + [roots(7), root]) == nil)
    }

    /// Output 1 is the nearest root of input 2, which is 0 or 1; 3 is its square, and 4 the relief for the root 0.
    @Test func nearestRoots() throws {
        let (excess, rest) = ([2: 1, 3: -1, 1: 1, 4: 1, 0: -1], [1: 1, 3: 1, 2: -1])
        let circuit = Circuit(
            outputs: 1, inputs: 1, wires: 5,
            rows: [([1: 1], [1: 1], [3: 1]), bit(excess), bit(rest), bit([2: 1]), ([1: 1], [4: 1], [:])])
        let held = shape(isNearest: true, relief: Place(4, .a), share: 1)
        let facts: [Step] = [roots(1), roots(2), roots(3), .sum(form: form([2: 1, 0: -1]), parts: [Multiple(2, 1)])]
        let whole = Step.whole(held, excess: 0, rest: 1, number: 3)
        var loose = circuit
        loose.rows[4].c = [0: 1]
        let free = shape(isNearest: true)
        try check(
            circuit, facts + [whole, .root(held, excess: 0, rest: 1, range: 4, divisor: nil)],
            refused: [
                (loose, facts + [whole], "not zero"),
                (circuit, facts + [.whole(free, excess: 0, rest: 1, number: 3)], "not what the excess leaves"),
                (
                    circuit, facts + [.whole(shape(relief: Place(4, .a), share: 1), excess: 0, rest: 1, number: 3)],
                    "not about the number"
                ),
            ])
    }

    /// Output 1 is the whole root of input 2 over input 3; 4 and 5 are the products, 6, 7 and 8 the digits of the rest.
    @Test func rootsOfQuotients() throws {
        let rest = [4: 2, 3: 1, 0: -1, 2: -1, 5: 1]
        let circuit = Circuit(
            outputs: 1, inputs: 2, wires: 9,
            rows: [
                ([1: 1], [4: 1], [5: 1]), ([3: 1], [1: 1], [4: 1]), bit([2: 1, 5: -1]), bit([6: 1]), bit([7: 1]), bit([8: 1]),
                ([6: 1, 7: 2, 8: 4], [0: 1], rest), bit([1: 1]), bit([3: 1, 0: -1]),
            ])
        let held = shape(multiple: Place(1, .b))
        let facts: [Step] =
            [2, 3, 4, 5, 7, 8].map(roots) + [
                .linear(constraint: 6),
                .sum(
                    form: form(rest), parts: [Multiple(1, 1), Multiple(2, 2), Multiple(3, 4), Multiple(7, -1)]),
                .sum(form: form([3: 1]), parts: [Multiple(5, 1)]),
                .sum(form: form([3: 1]), parts: [Multiple(5, 1), Multiple(4, 9), Multiple(4, -9)]),
            ]
        var unknown = circuit
        unknown.inputs = 1
        try check(
            circuit, facts + [.root(held, excess: 0, rest: 8, range: 4, divisor: 9)],
            refused: [
                (circuit, facts + [.root(held, excess: 0, rest: 8, range: 4, divisor: nil)], "no range"),
                (circuit, facts + [.root(held, excess: 0, rest: 8, range: 4, divisor: 10)], "below zero"),
                (unknown, facts + [.root(held, excess: 0, rest: 8, range: 4, divisor: 9)], "divisor is not known"),
                (circuit, facts + [.whole(held, excess: 0, rest: 8, number: 4)], "a square may divide"),
            ])
    }

    /// Inputs 2 (the root) and 3 (its parity), wire 4 the relief, 5 and 6 flag and helper of the test of 4; output 1 is 5 · 3.
    @Test func guardedFlags() throws {
        let circuit = Circuit(
            outputs: 1, inputs: 2, wires: 7,
            rows: [
                ([5: 1], [3: 1], [1: 1]), bit([3: 1]), bit([2: 1, 3: -1]), ([2: 1], [4: 1], [:]), ([4: 1], [5: 1], [:]),
                ([4: 1], [6: 1], [0: 1, 5: -1]),
            ])
        func guarded(_ product: Place, flag: Int = 0, relief: Place = Place(3, .a), range: Int = 1) -> Step {
            .guarded(product: product, flag: flag, test: Place(4, .a), other: Place(5, .a), relief: relief, range: range)
        }
        var (loose, other) = (circuit, circuit)
        loose.rows[3].c = [0: 1]
        other.rows[4].a = [4: 1, 6: 1]
        other.rows[5].a = [4: 1, 6: 1]
        let facts = [roots(1), roots(2)]
        try check(
            circuit, facts + [guarded(Place(0, .b))],
            refused: [
                (loose, facts + [guarded(Place(0, .b))], "not zero"), (other, facts + [guarded(Place(0, .b))], "other wires"),
                (circuit, facts + [guarded(Place(0, .a))], "no flag"),
                (circuit, facts + [guarded(Place(0, .b), range: 0)], "not what the flag leaves"),
                (circuit, facts + [guarded(Place(0, .b), relief: Place(3, .b))], "not what the flag leaves"),
            ])
    }
}

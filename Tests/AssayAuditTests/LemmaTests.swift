// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayAudit
import AssayCertificate
import AssayConstraints
import AssayTestSupport
import Testing

/// Every lemma on a circuit where it holds, with what it gives confirmed on all witnesses, and on circuits where a premise is missing.
@Suite struct LemmaTests {
    typealias Circuit = SmallCircuit<31>
    typealias Element = TinyField<31>
    typealias Step = CertificateStep<Element>
    typealias Multiple = FactMultiple<WideInteger>

    /// Applies the steps and confirms all facts; the error of the first that is refused.
    func refusal(_ circuit: Circuit, _ steps: [Step], _ location: SourceLocation = #_sourceLocation) throws -> CertificateError? {
        let r1cs = try circuit.r1cs
        let checker = CertificateChecker(r1cs)
        do {
            for step in steps { try checker.apply(step) }
        } catch {
            return error
        }
        let witnesses = Witnesses(r1cs)
        #expect(!witnesses.all.isEmpty, sourceLocation: location)
        for fact in checker.facts {
            #expect(witnesses.confirm(fact, among: checker.facts, inputs: r1cs.inputWires), "\(fact)", sourceLocation: location)
        }
        return nil
    }

    /// The last step is accepted on `circuit`, and refused, as the last one, on every variation.
    func check(
        _ circuit: Circuit, _ steps: [Step], refused: [(Circuit, [Step], String)], _ location: SourceLocation = #_sourceLocation
    ) throws {
        #expect(try refusal(circuit, steps, location) == nil, sourceLocation: location)
        for (circuit, steps, problem) in refused {
            let error = try refusal(circuit, steps, location)
            #expect(error?.step == steps.count - 1, "\(problem): \(error as Any)", sourceLocation: location)
            #expect(error?.problem.contains(problem) == true, "\(problem): \(error as Any)", sourceLocation: location)
        }
    }

    func form(_ terms: [Int: Int]) -> Form<Element> {
        Form(terms.map { Form.Term(UInt32($0.key), Element($0.value)) })
    }

    /// The constraint that holds a form to 0 and 1.
    func bit(_ form: [Int: Int]) -> (a: [Int: Int], b: [Int: Int], c: [Int: Int]) {
        (form, form.merging([0: -1]) { $0 + $1 }, [:])
    }

    private func bit(_ wire: Int) -> (a: [Int: Int], b: [Int: Int], c: [Int: Int]) { bit([wire: 1]) }

    /// What `bit` gives.
    func roots(_ constraint: Int) -> Step { .roots(constraint: constraint, factor: .a, scale: 1, offset: 0) }

    /// A form that is a fact as it stands is known by that when the fact says that it is determined, and by no other.
    @Test func aFormIsKnownByItself() throws {
        let circuit = Circuit(outputs: 1, inputs: 1, wires: 4, rows: [bit([2: 1, 3: 2]), ([0: 1], [1: 1, 2: -1, 3: -1], [:])])
        let sum = form([1: 1, 2: -1, 3: -1])
        let known: (Int, Element) -> [Step] = { [.linear(constraint: 1), .combination(form: sum, using: [FactMultiple($0, $1)])] }
        try check(
            circuit, known(0, 1),
            refused: [
                (circuit, known(1, 1), "does not determine"), (circuit, known(0, 2), "is not known"),
                (
                    circuit, [roots(0), .combination(form: form([2: 1, 3: 2]), using: [FactMultiple(0, 1)])],
                    "does not determine"
                ),
            ])
    }

    @Test func roots() throws {
        let circuit = Circuit(outputs: 1, inputs: 1, wires: 3, rows: [([1: 2, 2: 1, 0: -3], [1: 2, 2: 1, 0: -8], [:])])
        let step = Step.roots(constraint: 0, factor: .a, scale: Element(5).inverse ?? 0, offset: 0)
        func with(_ a: [Int: Int], _ b: [Int: Int], _ c: [Int: Int]) -> Circuit {
            Circuit(outputs: 1, inputs: 1, wires: 3, rows: [(a, b, c)])
        }
        try check(
            circuit, [step],
            refused: [
                (circuit, [.roots(constraint: 0, factor: .a, scale: 1, offset: 0)], "roots"),
                (circuit, [.roots(constraint: 0, factor: .a, scale: Element(5).inverse ?? 0, offset: 1)], "roots"),
                (circuit, [.roots(constraint: 0, factor: .a, scale: 0, offset: 0)], "constant"),
                (circuit, [.roots(constraint: 1, factor: .a, scale: 1, offset: 0)], "no constraint"),
                (with([1: 1], [1: 1, 0: -1], [0: 2]), [.roots(constraint: 0, factor: .a, scale: 1, offset: 0)], "roots"),
                (with([1: 1], [1: 1, 0: -1], [2: 1]), [.roots(constraint: 0, factor: .a, scale: 1, offset: 0)], "other wires"),
                (with([1: 1], [2: 1, 0: -1], [:]), [.roots(constraint: 0, factor: .a, scale: 1, offset: 0)], "other wires"),
                (with([1: 1], [0: 3], [1: 3]), [.roots(constraint: 0, factor: .a, scale: 1, offset: 0)], "second degree"),
            ])
        // x · x = x is the same.
        try check(with([1: 1], [1: 1], [1: 1]), [.roots(constraint: 0, factor: .b, scale: 1, offset: 0)], refused: [])
    }

    /// Wire 1 is a bit, wire 2 is 0 or wire 1.
    private var pair: Circuit { Circuit(outputs: 1, inputs: 1, wires: 3, rows: [bit(1), ([2: 1], [2: 1, 1: -1], [:])]) }

    @Test func memberAndGap() throws {
        let root = Step.roots(constraint: 0, factor: .a, scale: 1, offset: 0)
        let member = Step.member(constraint: 1, factor: .a, multiple: 1, bound: 0)
        var loose = pair
        loose.rows[1].c = [0: 1]
        try check(
            pair, [root, member, .gap(member: 1)],
            refused: [
                (loose, [root, member], "not zero"),
                (pair, [root, .member(constraint: 1, factor: .b, multiple: 1, bound: 0)], "not about that form"),
                (pair, [root, .member(constraint: 1, factor: .a, multiple: 2, bound: 0)], "not about that form"),
                (pair, [.member(constraint: 1, factor: .a, multiple: 1, bound: 0)], "no fact"),
                (pair, [root, .gap(member: 0)], "bounds nothing"),
            ])
    }

    @Test func sums() throws {
        let root = Step.roots(constraint: 0, factor: .a, scale: 1, offset: 0)
        let member = Step.member(constraint: 1, factor: .a, multiple: 1, bound: 0)
        let sum = form([1: 3, 2: -2, 0: 5])
        try check(
            pair, [root, member, .sum(form: sum, parts: [Multiple(0, 3), Multiple(1, -2)])],
            refused: [
                (pair, [root, member, .sum(form: sum, parts: [Multiple(0, 3), Multiple(1, 2)])], "add up"),
                (pair, [root, member, .sum(form: sum, parts: [Multiple(0, 3)])], "add up"),
                // A wire of the parts that the form has not.
                (pair, [root, member, .sum(form: form([1: 3, 0: 5]), parts: [Multiple(0, 3), Multiple(1, -2)])], "add up"),
                (pair, [root, member, .sum(form: form([1: 30]), parts: [Multiple(0, 61)])], "as wide as the field"),
                (pair, [root, .sum(form: sum, parts: [Multiple(0, 3), Multiple(9, 2)])], "no fact"),
                (pair, [root, .sum(form: form([1: 16]), parts: [Multiple(0, WideInteger.powerOfTwo(254))])], "field"),
            ])
    }

    /// A sum that is refused leaves nothing behind for the next one.
    @Test func aRefusedSumChangesNothing() throws {
        let checker = CertificateChecker(try pair.r1cs)
        try checker.apply(.roots(constraint: 0, factor: .a, scale: 1, offset: 0))
        try checker.apply(.member(constraint: 1, factor: .a, multiple: 1, bound: 0))
        let parts = [Multiple(0, 3), Multiple(1, -2)]
        for wrong in [form([1: 3, 0: 5]), form([2: -2]), form([1: 3, 2: -1]), form([:])] {
            #expect(throws: CertificateError.self) { try checker.apply(.sum(form: wrong, parts: parts)) }
            try checker.apply(.sum(form: form([1: 3, 2: -2, 0: 5]), parts: parts))
        }
    }

    @Test func products() throws {
        let circuit = Circuit(outputs: 1, inputs: 2, wires: 4, rows: [bit(2), bit(3), ([2: 3], [3: 1, 0: 4], [1: 1])])
        let facts: [Step] = [
            .roots(constraint: 0, factor: .a, scale: 1, offset: 0), .roots(constraint: 1, factor: .a, scale: 1, offset: 0),
            .sum(form: form([2: 3]), parts: [Multiple(0, 3)]), .sum(form: form([3: 1, 0: 4]), parts: [Multiple(1, 1)]),
        ]
        try check(
            circuit, facts + [.product(constraint: 2, a: 2, b: 3), .output(constraint: 2)],
            refused: [
                (circuit, facts + [.product(constraint: 2, a: 0, b: 3)], "not about the factors"),
                (circuit, facts + [.product(constraint: 2, a: 3, b: 2)], "not about the factors"),
            ])
    }

    @Test func linearAndOutput() throws {
        let circuit = Circuit(
            outputs: 1, inputs: 2, wires: 5, rows: [([0: 3], [2: 1, 4: 1], [3: 2]), ([4: 1], [3: 1], [1: 2]), ([1: 1], [0: 1], [1: 1])])
        try check(
            circuit, [.linear(constraint: 0), .output(constraint: 1), .linear(constraint: 2)],
            refused: [
                (circuit, [.linear(constraint: 1)], "no factor is constant"),
                (circuit, [.output(constraint: 1)], "A is not known"),
            ])
    }

    @Test func quotients() throws {
        // Input 2 times wire 3 is 7, then input 2 (in 1 … 2) times output 1 is input 2.
        let circuit = Circuit(
            outputs: 1, inputs: 1, wires: 4,
            rows: [([2: 1], [3: 1], [0: 7]), ([2: 1, 0: -1], [2: 1, 0: -2], [:]), ([2: 1], [1: 1], [2: 1])])
        var zero = circuit
        zero.rows[0].c = [:]
        let range: [Step] = [
            .roots(constraint: 1, factor: .a, scale: 1, offset: 0), .sum(form: form([2: 1]), parts: [Multiple(0, 1)]),
        ]
        let wide = Step.sum(form: form([2: 1]), parts: [Multiple(0, 1), Multiple(0, 3), Multiple(0, -3)])
        try check(
            circuit,
            range + [
                .quotient(constraint: 0, factor: .a, unknown: form([3: 1]), nonzero: nil),
                .quotient(constraint: 2, factor: .a, unknown: form([1: 1]), nonzero: 1),
            ],
            refused: [
                (zero, [.quotient(constraint: 0, factor: .a, unknown: form([3: 1]), nonzero: nil)], "may be zero"),
                (circuit, [.quotient(constraint: 2, factor: .a, unknown: form([1: 1]), nonzero: nil)], "may be zero"),
                (circuit, range + [.quotient(constraint: 2, factor: .a, unknown: form([1: 1]), nonzero: 0)], "not about the divisor"),
                (circuit, range + [wide, .quotient(constraint: 2, factor: .a, unknown: form([1: 1]), nonzero: 2)], "may be zero"),
                (circuit, [.quotient(constraint: 0, factor: .b, unknown: form([2: 1]), nonzero: nil)], "the factor is not known"),
                (circuit, [.quotient(constraint: 0, factor: .a, unknown: form([:]), nonzero: nil)], "nothing is unknown"),
                (circuit, [.quotient(constraint: 0, factor: .a, unknown: form([1: 1]), nonzero: nil)], "not known"),
            ])
    }

    /// Output 1 says whether input 2 is zero; wire 3 is the helper.
    private var zeroTest: Circuit {
        Circuit(outputs: 1, inputs: 1, wires: 4, rows: [([2: 1], [3: 1], [0: 1, 1: -1]), ([2: 1], [1: 1], [:])])
    }

    @Test func zeroTests() throws {
        var shifted = zeroTest
        shifted.rows[0].a = [2: 1, 0: 1]
        var free = zeroTest
        free.rows[0].c = [0: 1]
        var loose = zeroTest
        loose.rows[1].c = [0: 1]
        var unknown = zeroTest
        unknown.rows[0].a = [3: 1]
        unknown.rows[1].a = [3: 1]
        let step = Step.zeroTest(constraint: 1, factor: .a, other: 0, otherFactor: .a)
        try check(
            zeroTest, [step],
            refused: [
                (shifted, [step], "share the factor"), (free, [step], "C does not give"), (loose, [step], "not zero"),
                (unknown, [step], "factor is not known"),
            ])
    }

    @Test func zeroFlags() throws {
        var circuit = zeroTest
        circuit.rows.append(bit(2))
        let root = Step.roots(constraint: 2, factor: .a, scale: 1, offset: 0)
        let step = Step.zeroFlag(constraint: 1, factor: .a, other: 0, otherFactor: .a, range: 0)
        var two = circuit
        two.rows[0].c = [0: 2, 1: -1]
        try check(
            circuit, [root, step],
            refused: [
                (two, [root, step], "C does not give"),
                (
                    circuit,
                    [
                        root, .sum(form: form([2: -1]), parts: [Multiple(0, -1)]),
                        .zeroFlag(constraint: 1, factor: .a, other: 0, otherFactor: .a, range: 1),
                    ], "at 0 or above"
                ),
                (
                    circuit,
                    [
                        root, .sum(form: form([2: 1, 0: 1]), parts: [Multiple(0, 1)]),
                        .zeroFlag(constraint: 1, factor: .a, other: 0, otherFactor: .a, range: 1),
                    ], "at 0 or above"
                ),
                (
                    circuit,
                    [
                        root, .sum(form: form([2: 1]), parts: [Multiple(0, 1), Multiple(0, 1), Multiple(0, -1)]),
                        .zeroFlag(constraint: 1, factor: .a, other: 0, otherFactor: .a, range: 1),
                    ], "at 0 or above"
                ),
            ])
        // From p to 2p − 1, as an integer: that plus Z would be known within more than p.
        let p = Element.modulusInteger
        let shifted: [Step] = [
            root, .sum(form: form([0: 1]), parts: []), .sum(form: form([2: -1]), parts: [Multiple(0, p - 1), Multiple(1, p)]),
        ]
        try check(
            circuit, shifted,
            refused: [
                (circuit, shifted + [.zeroFlag(constraint: 1, factor: .a, other: 0, otherFactor: .a, range: 2)], "as wide as the field")
            ])
        // The same for a number from −1 to 0.
        circuit.rows[2] = bit([2: -1])
        try check(circuit, [root, step], refused: [])
    }

    /// Bits 1 and 3 and a third one, 4, of input 2.
    private func digits(_ weights: [Int]) -> Circuit {
        Circuit(
            outputs: 1, inputs: 1, wires: 5,
            rows: [bit(1), bit(3), bit(4), ([1: weights[0], 3: weights[1], 4: weights[2]], [0: 1], [2: 1])])
    }

    private func digitSteps(_ weights: [Int], _ cuts: [Int], _ order: [Int] = [0, 1, 2]) -> [Step] {
        (0..<3).map { .roots(constraint: $0, factor: .a, scale: 1, offset: 0) } + [
            .linear(constraint: 3),
            .positional(parts: order.map { Multiple($0, WideInteger(weights[$0])) }, cuts: cuts, using: [FactMultiple(3, 1)]),
        ]
    }

    @Test func positional() throws {
        try check(
            digits([1, 2, 4]), digitSteps([1, 2, 4], [1, 2]),
            refused: [
                (digits([1, 2, 3]), digitSteps([1, 2, 3], [1, 2]), "do not outweigh"),
                (digits([1, 2, 4]), digitSteps([1, 2, 4], [1, 2], [1, 0, 2]), "do not outweigh"),
                (digits([1, 2, 4]), digitSteps([1, 2, 3], [1, 2]), "the sum is not known"),
                (digits([1, 10, 20]), digitSteps([1, 10, 20], [1, 2]), "as wide as the field"),
                (digits([1, 2, 4]), digitSteps([1, 2, 4], []), "nothing is cut"),
                (digits([1, 2, 4]), digitSteps([1, 2, 4], [2, 1]), "ascend"),
                (digits([1, 2, 4]), digitSteps([1, 2, 4], [3]), "ascend"),
            ])
        // Of digits with weights 1, 2, 2 the first alone is determined, and the sum of the others.
        try check(
            digits([1, 2, 2]), digitSteps([1, 2, 2], [1]),
            refused: [(digits([1, 2, 2]), digitSteps([1, 2, 2], [1, 2]), "do not outweigh")])
    }

    @Test func staircase() throws {
        // Bits 1 ≥ 3 ≥ 4 with sum 2.
        let rows = [bit(1), ([3: 1], [3: 1, 1: -1], [:]), ([4: 1], [4: 1, 3: -1], [:]), ([0: 1], [1: 1, 3: 1, 4: 1], [2: 1])]
        let circuit = Circuit(outputs: 1, inputs: 1, wires: 5, rows: rows)
        let facts: [Step] = [
            .roots(constraint: 0, factor: .a, scale: 1, offset: 0), .member(constraint: 1, factor: .a, multiple: 1, bound: 0),
            .member(constraint: 2, factor: .a, multiple: 1, bound: 1), .linear(constraint: 3),
        ]
        let known = [FactMultiple(3, Element(1))]
        var flat = circuit
        flat.rows[2] = bit(4)
        let flatFacts = [facts[0], facts[1], .roots(constraint: 2, factor: .a, scale: 1, offset: 0), facts[3]]
        try check(
            circuit, facts + [.staircase(forms: [0, 1, 2], using: known)],
            refused: [
                (flat, flatFacts + [.staircase(forms: [0, 1, 2], using: known)], "not bounded by the one before"),
                (circuit, facts + [.staircase(forms: [0, 2, 1], using: known)], "not bounded by the one before"),
                (circuit, facts + [.staircase(forms: [0, 1], using: known)], "the sum is not known"),
                (circuit, facts + [.sum(form: form([1: 2]), parts: [Multiple(0, 2)]), .staircase(forms: [4], using: known)], "not 0 or 1"),
            ])
    }

    /// Bits 3 ≥ 3 − 1 ≥ 4 with sum 2, where output 1 is 0 or bit 3: what is left of bit 3 is 0 or bit 3 as well.
    @Test func staircaseOfGaps() throws {
        let rows = [
            bit(3), ([1: 1], [1: 1, 3: -1], [:]), ([4: 1], [4: 1, 3: -1, 1: 1], [:]), ([0: 1], [3: 2, 1: -1, 4: 1], [2: 1]),
        ]
        let circuit = Circuit(outputs: 1, inputs: 1, wires: 5, rows: rows)
        let member = Step.member(constraint: 1, factor: .a, multiple: 1, bound: 0)
        let facts: [Step] = [
            roots(0), member, .gap(member: 1), .member(constraint: 2, factor: .a, multiple: 1, bound: 2), .linear(constraint: 3),
        ]
        let staircase = Step.staircase(forms: [0, 2, 3], using: [FactMultiple(4, 1)])
        var free = circuit
        free.rows[1] = bit(1)
        var freeFacts = facts
        freeFacts[1] = roots(1)
        freeFacts[2] = .sum(form: form([3: 1, 1: -1]), parts: [Multiple(0, 1), Multiple(1, -1)])
        try check(
            circuit, facts + [staircase],
            refused: [
                (circuit, facts + [.staircase(forms: [0, 1, 3], using: [FactMultiple(4, 1)])], "not bounded by the one before"),
                (circuit, facts + [.staircase(forms: [2, 0, 3], using: [FactMultiple(4, 1)])], "not bounded by the one before"),
                (free, freeFacts + [staircase], "not 0 or 1"),
            ])
    }

    @Test func oneHot() throws {
        // Outputs 1 and 2 are zero unless input 3 is 0 or 1, and add up to 1.
        let circuit = Circuit(
            outputs: 2, inputs: 1, wires: 4, rows: [([1: 1], [3: 1], [:]), ([2: 1], [3: 1, 0: -1], [:]), ([1: 1, 2: 2], [0: 1], [0: 1])])
        var twice = circuit
        twice.rows[1].b = [3: 1]
        var open = circuit
        open.rows[1].b = [3: 1, 2: 1]
        let step = Step.oneHot(constraints: [0, 1], factors: [.a, .a], weights: [1, 2], using: [FactMultiple(0, 1)])
        try check(
            circuit, [.linear(constraint: 2), step],
            refused: [
                (twice, [.linear(constraint: 2), step], "zero together"), (open, [.linear(constraint: 2), step], "selector is not known"),
                (
                    circuit, [.linear(constraint: 2), .oneHot(constraints: [0, 1], factors: [.a, .a], weights: [1, 0], using: [])],
                    "weight is zero"
                ),
                (
                    circuit,
                    [
                        .linear(constraint: 2),
                        .oneHot(constraints: [0, 1], factors: [.a, .a], weights: [1, 1], using: [FactMultiple(0, 1)]),
                    ], "sum is not known"
                ),
                (
                    circuit, [.linear(constraint: 2), .oneHot(constraints: [0], factors: [.a], weights: [1], using: [FactMultiple(0, 1)])],
                    "sum is not known"
                ),
                (
                    circuit, [.linear(constraint: 2), .oneHot(constraints: [0], factors: [.a, .a], weights: [1], using: [])],
                    "differ in length"
                ),
            ])
    }

    /// A wire that stands in the place of an input and bears another label is no input.
    @Test func labelsTellInputs() throws {
        let circuit = try Circuit(outputs: 1, inputs: 1, wires: 3, rows: [([0: 1], [1: 1], [2: 1])]).r1cs
        #expect(circuit.inputWires == [2] && circuit.missingInputCount == 0)
        var bytes = circuit.r1csBytes
        // The last entry of the last section is the label of wire 2.
        bytes[bytes.count - 8] = 3
        let moved = try R1CS<Element>(r1cs: bytes)
        #expect(moved.inputWires == [] && moved.missingInputCount == 1)
        #expect(!UniquenessAudit(moved).isDetermined)
    }

    @Test func combination() throws {
        let circuit = Circuit(outputs: 1, inputs: 1, wires: 4, rows: [([0: 1], [1: 1, 3: 1], [2: 1]), ([0: 1], [1: 1, 3: 2], [2: 1])])
        let linear: [Step] = [.linear(constraint: 0), .linear(constraint: 1)]
        try check(
            circuit, linear + [.combination(form: form([1: 1]), using: [FactMultiple(0, 2), FactMultiple(2, -1)])],
            refused: [
                (circuit, linear + [.combination(form: form([1: 1]), using: [FactMultiple(0, 1)])], "not known"),
                (circuit, linear + [.combination(form: form([1: 1]), using: [FactMultiple(7, 1)])], "no fact"),
                (circuit, linear + [.combination(form: form([4: 1]), using: [])], "no wire 4"),
                (circuit, linear + [.sum(form: form([4: 1]), parts: [])], "no wire 4"),
                (circuit, linear + [.quotient(constraint: 0, factor: .a, unknown: form([4: 1]), nonzero: nil)], "no wire 4"),
            ])
        var ranged = circuit
        ranged.rows.append(bit(1))
        try check(
            circuit, linear,
            refused: [
                (
                    ranged,
                    [
                        .roots(constraint: 2, factor: .a, scale: 1, offset: 0),
                        .combination(form: form([1: 1]), using: [FactMultiple(0, 1)]),
                    ], "does not determine"
                )
            ])
    }
}

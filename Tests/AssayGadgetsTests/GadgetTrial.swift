// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayGadgets
import AssayTestSupport
import Testing

/// A gadget over the integers modulo p, all inputs that it may meet, and what it should answer.
struct GadgetTrial<let p: Int>: Sendable {
    typealias System = ConstraintSystem<TinyField<p>>
    typealias Combination = LinearCombination<TinyField<p>>
    typealias Number = Bounded<TinyField<p>>
    typealias Flag = Bit<TinyField<p>>

    /// Constraints that the gadget should make.
    var cost: Int
    /// The values that each input takes.
    var domains: [[Int]]
    /// Makes the gadget and returns its outputs.
    var build: @Sendable (inout System, [Combination]) -> [Combination]
    /// The right outputs; `nil` where the gadget should have no witness.
    var reference: @Sendable ([Int]) -> [Int]?
    /// Which of all inputs the gadget may meet; the others break the word of its caller.
    var isAllowed: @Sendable ([Int]) -> Bool = { _ in true }

    /// What is done to a gadget to see that the trial notices.
    enum Changes { case none, deletions, all }

    /// Runs the gadget on every input with every witness: the outputs must be the reference and nothing else. Then again with each
    /// constraint deleted, which must fail, and with each loosened.
    ///
    /// A loosened gadget either fails or has been shown, by the same check of all inputs and all witnesses, to be as right as before:
    /// ranges with room to spare, and hints that could be scaled. That must not be so for all changes of a constraint, nor for most
    /// changes of the gadget, or the inputs tried do not reach what the constraint is for.
    ///
    /// Less than all changes are for gadgets of which a smaller or a greater one undergoes them already.
    func run(_ changes: Changes = .all, _ location: SourceLocation = #_sourceLocation) {
        let (circuit, cost) = circuit()
        #expect(cost == self.cost, "constraints of the gadget", sourceLocation: location)
        let inputs = allInputs.filter(isAllowed).map { (inputs: $0, expected: expected($0)) }
        let small = SmallCircuit(circuit.r1cs)
        let fault = firstFault(small, inputs)
        #expect(fault == nil, "wrong or ambiguous", sourceLocation: location)
        for (inputs, _) in inputs { checkProgram(circuit, inputs, location) }
        for constraint in small.rows.indices where changes != .none {
            let survivor = firstFault(small.omitting(constraint), inputs) == nil
            #expect(!survivor, "constraint \(constraint) can be deleted unnoticed", sourceLocation: location)
        }
        guard changes == .all, fault == nil, !small.rows.isEmpty else { return }
        let isNoticed = small.rows.indices.map { small.loosened($0).map { firstFault($0, inputs) != nil } }
        for (constraint, changes) in isNoticed.enumerated() where !changes.contains(true) {
            Issue.record("constraint \(constraint) can be loosened unnoticed", sourceLocation: location)
        }
        // Of a constraint k · x = 0 any k but 0 will do: one change of two is noticed.
        let (noticed, all) = (isNoticed.joined().count { $0 }, isNoticed.joined().count { _ in true })
        #expect(2 * noticed >= all, "most changes go unnoticed", sourceLocation: location)
    }

    private func circuit() -> (FinalisedCircuit<TinyField<p>>, cost: Int) {
        var system = System()
        let inputs = domains.indices.map { system.privateInput("in\($0)") }
        let outputs = build(&system, inputs)
        let cost = system.constraintCount
        for (i, output) in outputs.enumerated() { system.output("out\(i)", output) }
        return (system.finalised(), cost)
    }

    private var allInputs: [[Int]] {
        domains.reduce([[]]) { prefixes, domain in prefixes.flatMap { prefix in domain.map { prefix + [$0] } } }
    }

    private func expected(_ inputs: [Int]) -> Set<[Int]> {
        guard let outputs = reference(inputs) else { return [] }
        return [outputs.map { (($0 % p) + p) % p }]
    }

    private func firstFault(_ circuit: SmallCircuit, _ inputs: [(inputs: [Int], expected: Set<[Int]>)]) -> [Int]? {
        var search = circuit.search
        return inputs.first { search.outputs(for: $0.inputs, expecting: $0.expected) != $0.expected }?.inputs
    }

    /// The witness program must find the one right witness, and none where there is none.
    private func checkProgram(_ circuit: FinalisedCircuit<TinyField<p>>, _ inputs: [Int], _ location: SourceLocation) {
        let witness = try? circuit.witness(inputs.map { TinyField<p>($0) })
        let outputs = witness.map { Array(circuit.r1cs.publicSignals($0)) }
        let right = reference(inputs).map { $0.map { TinyField<p>($0) } }
        #expect(outputs == right, "witness program for \(inputs)", sourceLocation: location)
    }
}

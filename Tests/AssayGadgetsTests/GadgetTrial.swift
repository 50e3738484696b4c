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

    /// Runs the gadget on every input with every witness, then again without each of its constraints: with all of them the outputs must be
    /// the reference and nothing else, and without any one of them that must fail.
    func run(_ location: SourceLocation = #_sourceLocation) {
        let (circuit, cost) = circuit()
        #expect(cost == self.cost, "constraints of the gadget", sourceLocation: location)
        let fault = firstFault(WitnessSearch(circuit.r1cs))
        #expect(fault == nil, "wrong or ambiguous", sourceLocation: location)
        for inputs in allInputs { checkProgram(circuit, inputs, location) }
        for constraint in 0..<circuit.r1cs.constraintCount {
            let survivor = firstFault(WitnessSearch(circuit.r1cs, omitting: constraint)) == nil
            #expect(!survivor, "constraint \(constraint) can be deleted unnoticed", sourceLocation: location)
        }
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

    private func firstFault(_ search: WitnessSearch) -> [Int]? {
        var search = search
        return allInputs.first { inputs in
            let expected = expected(inputs)
            return search.outputs(for: inputs, expecting: expected) != expected
        }
    }

    /// The witness program must find the one right witness, and none where there is none.
    private func checkProgram(_ circuit: FinalisedCircuit<TinyField<p>>, _ inputs: [Int], _ location: SourceLocation) {
        let witness = try? circuit.witness(inputs.map { TinyField<p>($0) })
        let outputs = witness.map { Array(circuit.r1cs.publicSignals($0)) }
        let right = reference(inputs).map { $0.map { TinyField<p>($0) } }
        #expect(outputs == right, "witness program for \(inputs)", sourceLocation: location)
    }
}

// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayCrypto
import AssayGadgets
import AssayTestSupport
import Testing

@Suite struct PoseidonGadgetTests {
    typealias Fr = BN254.Fr

    /// The circuit that publishes the hash of `count` private inputs.
    static func circuit<F: PrimeField>(_ count: Int, of: F.Type = F.self) -> FinalisedCircuit<F> {
        var system = ConstraintSystem<F>()
        let inputs = (0..<count).map { system.privateInput("x\($0)") }
        system.output("hash", system.poseidon(inputs))
        return system.finalised()
    }

    @Test(arguments: [(1, 213), (2, 240), (4, 297), (8, 402), (16, 609)])
    func costAndValue(count: Int, cost: Int) throws {
        var generator = SeededGenerator()
        let circuit = Self.circuit(count, of: Fr.self)
        #expect(circuit.r1cs.constraintCount == cost)
        #expect(ForwardOrder(circuit.r1cs) != nil, "the hash is determined")
        let inputs = (0..<count).map { _ in Fr.random(using: &generator) }
        let witness = try circuit.witness(inputs)
        #expect(witness[1] == Poseidon.hash(inputs), "\(generator)")
    }

    @Test func constantInputsCostNothingInTheFirstRound() throws {
        var system = ConstraintSystem<Fr>()
        let x = system.privateInput("x")
        system.output("hash", system.poseidon([5, x, 0]))
        #expect(system.constraintCount == 261 - 6 + 1)
        #expect(try system.finalised().witness([9])[1] == Poseidon.hash([5, 9, 0]))
    }

    /// The permutation of width 2 over a small field, with every witness and with each of its 213 constraints deleted.
    @Test func smallFieldHasOneWitness() {
        GadgetTrial<251>(cost: 213, domains: [[77]]) { system, x in
            [system.poseidon(x)]
        } reference: {
            [Int(Poseidon<TinyField<251>>.hash([TinyField($0[0])]).limbs[0])]
        }.run()
    }

    /// Every width: each constraint fixes one wire, so the hash is determined; and without any one of them it is not.
    @Test(arguments: 1...16) func everyConstraintIsNeeded(count: Int) throws {
        let circuit = Self.circuit(count, of: TinyField<65537>.self)
        let inputs = (0..<count).map { TinyField<65537>(1000 + 77 * $0) }
        let witness = try circuit.witness(inputs)
        #expect(witness[1] == Poseidon.hash(inputs))
        let forger = try #require(ForgedWitness(circuit.r1cs, honest: witness))
        for step in forger.order.steps.indices where !forger.changesOutputs(without: step) {
            Issue.record("constraint \(forger.order.steps[step].constraint) can be deleted unnoticed")
        }
    }

    /// The judge above finds a constraint that fixes nothing and a wire that nothing fixes.
    @Test func theForwardOrderIsStrict() {
        var system = ConstraintSystem<Fr>()
        let x = system.privateInput("x")
        let square = system.product(x, x)
        #expect(ForwardOrder(system.finalised().r1cs) != nil)
        var checked = system
        checked.enforce(square, times: square, equals: x)
        #expect(ForwardOrder(checked.finalised().r1cs) == nil)
        var free = system
        free.enforceNonzero(x)
        #expect(ForwardOrder(free.finalised().r1cs) == nil)
    }
}

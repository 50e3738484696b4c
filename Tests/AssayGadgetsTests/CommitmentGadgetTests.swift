// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayCrypto
import AssayGadgets
import AssayTestSupport
import Testing

@Suite struct CommitmentGadgetTests {
    typealias Fr = BN254.Fr

    /// Three elements of four 60-bit values each, committed to with their number of rows and a salt.
    static func circuit<F: PrimeField>(elements: Int, of: F.Type = Fr.self) -> FinalisedCircuit<F> {
        var system = ConstraintSystem<F>()
        let count = system.privateInput("count")
        let salt = system.privateInput("salt")
        let values = (0..<elements * 4).map { i in
            PackedValue(system.privateInput("v\(i)"), element: i / 4, bit: i % 4 * 60)
        }
        let packed = system.packed(values, count: elements)
        system.output("C", system.dataCommitment(schemaDigest: 77, count: count, salt: salt, elements: packed))
        return system.finalised()
    }

    static func expected(_ count: Fr, _ salt: Fr, _ values: [UInt64]) -> Fr {
        var elements = stride(from: 0, to: values.count, by: 4).map { first in
            values[first..<first + 4].reversed().reduce(Fr.zero) { $0 * Fr(1 << 60 as UInt64) + Fr($1) }
        }
        var hash = Poseidon.hash([77, count, salt] + elements.prefix(13))
        elements.removeFirst(min(13, elements.count))
        while !elements.isEmpty {
            let block = elements.prefix(15)
            hash = Poseidon.hash([hash] + block)
            elements.removeFirst(block.count)
        }
        return hash
    }

    @Test(arguments: [(0, 258), (1, 294), (3, 351), (13, 606), (14, 606 + 240), (28, 606 + 609), (29, 606 + 609 + 240)])
    func costAndValue(elements: Int, cost: Int) throws {
        var generator = SeededGenerator()
        let circuit = Self.circuit(elements: elements)
        #expect(circuit.r1cs.constraintCount == cost)
        #expect(ForwardOrder(circuit.r1cs) != nil, "the commitment is determined")
        let values = (0..<elements * 4).map { _ in UInt64.random(in: 0..<1 << 60, using: &generator) }
        let witness = try circuit.witness([5, 123] + values.map { Fr($0) })
        #expect(witness[1] == Self.expected(5, 123, values), "\(generator)")
    }

    @Test func everyInputChangesTheCommitment() throws {
        let circuit = Self.circuit(elements: 2)
        let inputs = (1...10).map { Fr($0) }
        let commitment = try circuit.witness(inputs)[1]
        for i in inputs.indices {
            var changed = inputs
            changed[i] += 1
            #expect(try circuit.witness(changed)[1] != commitment)
        }
    }

    /// Two blocks: each constraint fixes one wire, so the commitment is determined; and without any one of them it is not.
    @Test func everyConstraintIsNeeded() throws {
        let circuit = Self.circuit(elements: 16, of: TinyField<65537>.self)
        let witness = try circuit.witness((0..<66).map { TinyField<65537>(500 + 31 * $0) })
        let forger = try #require(ForgedWitness(circuit.r1cs, honest: witness))
        for step in forger.order.steps.indices where !forger.changesOutputs(without: step) {
            Issue.record("constraint \(forger.order.steps[step].constraint) can be deleted unnoticed")
        }
    }

    /// Two values of two bits and a flag, of which the first two are gated by the flag: one element for each content, and none for values that
    /// overlap, with all witnesses and with each of the five constraints deleted.
    @Test func packedValuesDoNotOverlap() {
        GadgetTrial<37>(cost: 5, domains: [Array(0..<37), Array(0..<37), [0, 1, 2]]) { system, x in
            let present = system.boolean(x[2])
            for value in x[..<2] { _ = system.bits(of: value, count: 2, when: present) }
            let places = [(x[0], 0), (x[1], 2), (present.value, 4)]
            return system.packed(places.map { PackedValue($0.0, element: 0, bit: $0.1) }, count: 1)
        } reference: { x in
            guard x[2] < 2, x[..<2].allSatisfy({ $0 < (x[2] == 1 ? 4 : 1) }) else { return nil }
            return [x[0] + 4 * x[1] + 16 * x[2]]
        }.run()
    }
}

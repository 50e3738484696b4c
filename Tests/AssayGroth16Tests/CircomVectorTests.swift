// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayGroth16
import AssayTestSupport
import Foundation
import Testing

/// The small circuits of `vectors/circom`, made by the real circom: they load, their witnesses hold, and they prove and verify.
@Suite struct CircomVectorTests {
    static let folder = Repository.root.appending(path: "vectors/circom")
    static let names = ["bits", "compare", "divide", "free", "linear", "long_sums", "product", "untouched", "wide"]

    @Test func allVectorsAreNamedHere() throws {
        #expect(try CircomCircuit.all(in: Self.folder).map(\.facts.name) == Self.names)
    }

    @Test(arguments: names) func loadsAsItsMakerSays(name: String) throws {
        let circuit = try CircomCircuit(name, in: Self.folder)
        #expect(circuit.r1cs.wireCount == circuit.facts.wires)
        #expect(circuit.r1cs.outputCount == circuit.facts.outputs)
        #expect(circuit.r1cs.publicInputCount == circuit.facts.publicInputs)
        #expect(circuit.r1cs.privateInputCount == circuit.facts.privateInputs)
        #expect(circuit.r1cs.constraintCount == circuit.facts.constraints)
        #expect(circuit.publicSignals.map(\.description) == circuit.facts.public)
        try circuit.r1cs.check(circuit.witness)
    }

    /// Our own writer's file means the same, though its sections stand in another order.
    @Test(arguments: names) func survivesOurWriter(name: String) throws {
        let circuit = try CircomCircuit(name, in: Self.folder)
        #expect(try R1CS(r1cs: circuit.r1cs.r1csBytes) == circuit.r1cs)
        #expect(WitnessFile.encode(circuit.witness) == Array(try Data(contentsOf: circuit.witnessFile)))
    }

    /// No wire of a witness can be changed alone, except those that the circuit leaves free; by two, since another bit is a bit too.
    @Test(arguments: names) func everyWireIsHeld(name: String) throws {
        let circuit = try CircomCircuit(name, in: Self.folder)
        let free = Set(circuit.r1cs.untouchedPublicWires)
        #expect(free.count == (["free", "untouched"].contains(name) ? 1 : 0))
        for wire in circuit.witness.indices where !free.contains(wire) {
            var changed = circuit.witness
            changed[wire] += 2
            #expect(throws: WitnessRejection.self, "wire \(wire)") { try circuit.r1cs.check(changed) }
        }
    }

    @Test(arguments: names) func provesAndVerifies(name: String) throws {
        let circuit = try CircomCircuit(name, in: Self.folder)
        let key = try Setup.unsafeSingleParty(circuit.r1cs, on: BN254.self)
        let reread = try ProvingKey<BN254>(zkey: key.zkey())
        let statement = try Prover(reread, circuit: circuit.r1cs).prove(circuit.witness)
        #expect(statement.publicInputs == circuit.publicSignals)
        let verifier = Verifier(key.verifyingKey)
        try verifier.verify(statement.proof, publicInputs: circuit.publicSignals)
        for signal in circuit.publicSignals.indices.prefix(4) {
            var changed = circuit.publicSignals
            changed[signal] += 1
            #expect(throws: VerificationError.equationDoesNotHold) { try verifier.verify(statement.proof, publicInputs: changed) }
        }
    }
}

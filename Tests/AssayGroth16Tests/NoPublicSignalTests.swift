// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import Testing

@testable import AssayGroth16

/// Circuits at the edge: nothing public, nothing private, nothing at all.
@Suite struct NoPublicSignalTests {
    /// `b = a²`, both private.
    static func squareCircuit() -> FinalisedCircuit<Fr> {
        var system = ConstraintSystem<Fr>()
        let a = system.privateInput("a")
        let b = system.privateInput("b")
        system.enforce(a, times: a, equals: b)
        return system.finalised()
    }

    @Test func aCircuitWithoutPublicSignalsIsProved() throws {
        let sample = try Sample(Self.squareCircuit(), inputs: [3, 9])
        #expect(sample.publicInputs == [])
        try Verifier(sample.verifyingKey).verify(sample.proof, publicInputs: [])
        #expect(throws: VerificationError.wrongInputCount(expected: 0, actual: 1)) {
            try Verifier(sample.verifyingKey).verify(sample.proof, publicInputs: [1])
        }
        #expect(try ProvingKey<BN254>(zkey: sample.key.zkey()) == sample.key)
        #expect(throws: ProvingError.self) { try Prover(sample.key).prove([1, 3, 8]) }
    }

    @Test func aCircuitWithoutPrivateSignalsIsProved() throws {
        var system = ConstraintSystem<Fr>()
        let a = system.publicInput("a")
        system.enforce(a, times: a, equals: 4)
        let sample = try Sample(system.finalised(), inputs: [2])
        try Verifier(sample.verifyingKey).verify(sample.proof, publicInputs: [2])
        #expect(throws: VerificationError.equationDoesNotHold) {
            try Verifier(sample.verifyingKey).verify(sample.proof, publicInputs: [-2])
        }
    }
}

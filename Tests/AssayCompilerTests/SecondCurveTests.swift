// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayAudit
import AssayCertificate
import AssayConstraints
import AssayData
import AssayTestSupport
import Testing

@testable import AssayCompiler

/// Every shipped algorithm on BLS12-381: the same scores as on BN254 of the same data, the same refusals, and outputs that the inputs determine.
@Suite struct SecondCurveTests {
    typealias Fr = BLS12381.Fr

    /// The program, and what it is compiled to on the usual curve.
    private func onTheFirst(_ algorithm: String) throws -> (trial: Trial, circuit: CompiledCircuit<BN254.Fr>) {
        try #require(ShippedTests.compiled[algorithm] ?? ReferenceTests.compiled[algorithm])
    }

    private func cases(of algorithm: String) -> [ShippedCase] {
        (ShippedTests.cases + ReferenceTests.cases).filter { $0.algorithm == algorithm }
    }

    @Test(arguments: ShippedCase.algorithms + ShippedCase.references) func sameScores(algorithm: String) throws {
        let (trial, first) = try onTheFirst(algorithm)
        let circuit = trial.program.compiled(for: Fr.self, curve: BLS12381.name)
        let cases = cases(of: algorithm)
        #expect(cases.count >= 2)
        for shipped in cases {
            try ShippedTests.check(shipped, trial, first)
            try ShippedTests.check(shipped, trial, circuit)
        }
        try outputsAreDetermined(circuit.r1cs)
        #expect(circuit.r1cs.untouchedPublicWires == [])
        sameButForTheCurve(circuit.interface, first.interface)
    }

    private func outputsAreDetermined(_ circuit: R1CS<Fr>) throws {
        let audit = UniquenessAudit(circuit)
        #expect(audit.isDetermined)
        let checker = CertificateChecker(circuit)
        try checker.check(audit.steps)
    }

    /// Another circuit, of as many constraints, about the same algorithm, data and outputs.
    private func sameButForTheCurve(_ second: CircuitInterface, _ first: CircuitInterface) {
        #expect(second.curve == "bls12381" && first.curve == "bn128")
        #expect(second.circuitDigest != first.circuitDigest)
        #expect(second.sourceDigest == first.sourceDigest && second.disclosure == first.disclosure)
        #expect(second.outputs == first.outputs && second.parameters == first.parameters && second.dataSets == first.dataSets)
        #expect(second.constraintCount == first.constraintCount)
    }
}

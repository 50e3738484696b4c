// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayAudit
internal import AssayCertificate
internal import AssayConstraints
internal import AssayData
internal import AssayFormats

extension CircuitFolder {
    /// Demands that the inputs determine the outputs, before anybody makes keys that are to be believed.
    ///
    /// The certificate in the folder is checked, which takes less time than to find it; where there is none, one is looked for.
    func requireDeterminedOutputs<F: PrimeField>(
        of r1cs: R1CS<F>, help: String = "compile the program again; to try out a circuit that leaves a choice: --undetermined"
    ) throws {
        guard Files.exists(certificate) else {
            let audit = UniquenessAudit(r1cs)
            return try require(audit.isDetermined, "nothing shows that the inputs of the circuit determine its outputs", help)
        }
        let found = try Files.read(certificate, limit: Files.largestBinary) { try Certificate<F>(parsing: $0) }
        try require(found.circuit == readInterface().circuitDigest.bytes, "\(certificate) is about another circuit", help)
        let checker = CertificateChecker(r1cs)
        do {
            try checker.check(found.steps)
        } catch {
            try require(false, "\(certificate) does not show that the inputs determine the outputs: \(error)", help)
        }
    }

    private func require(_ condition: Bool, _ problem: String, _ help: String) throws {
        guard !condition else { return }
        throw CommandFailure.unusable(problem, help: help)
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayAudit
internal import AssayCertificate
internal import AssayConstraints
internal import AssayData
internal import AssayFormats
internal import AssayVerifier

extension CircuitFolder {
    /// The circuit of the program in the folder, of which it has been shown that the inputs determine the outputs; before anybody makes keys
    /// that are to be believed.
    ///
    /// The program is compiled again: which wires are inputs a circuit says by itself, and one that calls all of its wires inputs is
    /// determined, whatever it leaves open.
    func determinedCircuit<C: PairingCurve>(
        on _: C.Type, help: String = "compile the program again; to try out a circuit that leaves a choice: --undetermined",
        progress: TerminalProgress
    ) throws -> R1CS<C.Fr> {
        let circuit = try RecompiledCircuit<C>(self)
        try requireDeterminedOutputs(of: circuit.r1cs, circuit.interface.circuitDigest, help, progress)
        return circuit.r1cs
    }

    /// The certificate in the folder is checked, which takes less time than to find it; where there is none, one is looked for.
    private func requireDeterminedOutputs<F: PrimeField>(
        of r1cs: R1CS<F>, _ digest: Digest, _ help: String, _ progress: TerminalProgress
    ) throws {
        guard Files.exists(certificate) else {
            let audit = UniquenessAudit(r1cs, progress: progress)
            return try require(audit.isDetermined, "nothing shows that the inputs of the circuit determine its outputs", help)
        }
        let found = try Files.read(certificate, as: .certificate, limit: Files.largestBinary) { try Certificate<F>(parsing: $0) }
        try require(found.circuit == digest.bytes, "\(certificate) is about another circuit", help)
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

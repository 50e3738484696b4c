// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayConstraints
internal import AssayCrypto

/// Makes Groth16 keys: Setup of EUROCRYPT 2016, §3.2, over a Lagrange basis.
public enum Setup {
    /// Makes a key whose secrets one party, this process, knew for a moment. For trying things out: the key carries the mark
    /// `unsafe-single-party` in its contributions, and whoever runs this could keep the secrets and forge proofs.
    ///
    /// - Throws: ``SetupError`` when the field has no domain for the circuit, or on cancellation.
    /// - Complexity: O(n log n) field operations and about six multiples of a generator for each wire or constraint.
    public static func unsafeSingleParty<C: CeremonyCurve>(
        _ circuit: R1CS<C.Fr>, on curve: C.Type = C.self, threads: Int = Parallel.processorCount,
        progress: some ProgressObserver = SilentProgress()
    ) throws(SetupError) -> ProvingKey<C> {
        var generator = SecureRandom()
        return try unsafeSingleParty(circuit, on: curve, threads: threads, progress: progress, randomness: &generator)
    }

    /// The same with given randomness, for vectors.
    static func unsafeSingleParty<C: CeremonyCurve>(
        _ circuit: R1CS<C.Fr>, on curve: C.Type, threads: Int = Parallel.processorCount,
        progress: some ProgressObserver = SilentProgress(), randomness: inout some RandomNumberGenerator
    ) throws(SetupError) -> ProvingKey<C> {
        let qap = QAP(circuit)
        let secrets = ToxicWaste<C.Fr>(domainSize: qap.domainSize, using: &randomness)
        guard let exponents = SetupExponents(qap, circuit: circuit, secrets) else { throw .tooManyConstraints(rows: qap.a.rowCount) }
        var builder = KeyBuilder<C>(qap: qap, exponents: exponents, threads: threads, progress: progress)
        return try builder.build(secrets, randomness: &randomness)
    }
}

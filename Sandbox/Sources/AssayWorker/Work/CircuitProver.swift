// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints
internal import AssayGroth16

/// Makes proofs for a circuit with a key from the folder.
///
/// What is kept beside the key saves time and is not looked through before; where it leads to no proof, the key itself decides.
struct CircuitProver {
    private let key: ProvingKeyFile
    private let circuit: R1CS<BN254.Fr>
    private let threads: Int
    private let prover: Prover<BN254>

    /// The key under which the proofs verify.
    var verifyingKey: VerifyingKey<BN254> { prover.key.verifyingKey }

    /// - Throws: ``WorkProblem`` for the key of another circuit; errors of the file.
    init(_ key: ProvingKeyFile, _ circuit: R1CS<BN254.Fr>, threads: Int, progress: some ProgressObserver) throws {
        (self.key, self.circuit, self.threads) = (key, circuit, threads)
        let kept = key.keptForm(threads: threads).flatMap { try? Prover($0, circuit: circuit, threads: threads) }
        prover = try kept ?? Self.made(key, circuit, threads: threads, progress)
    }

    private static func made(
        _ key: ProvingKeyFile, _ circuit: R1CS<BN254.Fr>, threads: Int, _ progress: some ProgressObserver
    ) throws -> Prover<BN254> {
        do {
            return try Prover(key.madeForm(progress), circuit: circuit, threads: threads)
        } catch ProvingError.otherCircuit {
            throw WorkProblem.keyOfAnotherCircuit
        }
    }

    /// - Throws: ``WorkProblem`` for a key whose proofs do not hold; `ProvingError`.
    func prove(_ witness: [BN254.Fr], progress: some ProgressObserver) throws -> ProvenStatement<BN254> {
        do {
            return try prover.prove(witness, progress: progress)
        } catch ProvingError.proofDoesNotVerify {}
        do {
            return try Self.made(key, circuit, threads: threads, progress).prove(witness, progress: progress)
        } catch ProvingError.proofDoesNotVerify {
            throw WorkProblem.keyWithoutProofs
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayAudit
internal import AssayCompiler
internal import AssayConstraints
internal import AssayData
internal import AssayFormats
internal import AssayGroth16
internal import Foundation

/// The proving keys of the sandbox, a file for each circuit, named by its digest.
///
/// A key that is not there is made here, by one party alone, and carries the mark that says so. Whoever has a key from a ceremony brings it,
/// or puts it there under the name. Keys are no secrets.
public struct KeyFolder {
    static let suffix = ".zkey"
    /// Of the digest of a circuit.
    static let digestByteCount = 32

    let path: String

    public init(path: String) { self.path = path }

    /// The file of the key for the circuit with that digest.
    func file(_ circuit: String) -> String { "\(path)/\(circuit)\(Self.suffix)" }

    /// A prover for a circuit; its key is made when there is none.
    func prover(
        for circuit: CompiledCircuit<BN254.Fr>, threads: Int, progress: some ProgressObserver
    ) throws -> CircuitProver {
        let digest = circuit.interface.circuitDigest.hexadecimal
        do {
            return try locked(digest) {
                let file = file(digest)
                if !FileManager.default.fileExists(atPath: file) { try make(file, circuit, threads: threads, progress: progress) }
                return try CircuitProver(ProvingKeyFile(file), circuit.r1cs, threads: threads, progress: progress)
            }
        } catch let error as WorkProblem {
            throw error
        } catch {
            throw WorkProblem(.key, "The proving key \(digest)\(Self.suffix) cannot be used: \(error)")
        }
    }

    private func make(
        _ file: String, _ circuit: CompiledCircuit<BN254.Fr>, threads: Int, progress: some ProgressObserver
    ) throws {
        progress.report(stage: "uniqueness", completed: 0, total: 1)
        try Self.requireDetermined(circuit.r1cs)
        let key = try Setup.unsafeSingleParty(circuit.r1cs, on: BN254.self, threads: threads, progress: progress)
        try key.write(to: file)
    }

    static func requireDetermined(_ circuit: R1CS<BN254.Fr>) throws(WorkProblem) {
        guard UniquenessAudit(circuit).isDetermined else {
            throw WorkProblem(
                .key, "Nothing shows that the inputs determine the outputs of this circuit, so there are no keys for it here.")
        }
    }

    /// Two workers that need the same key make it once.
    func locked<T>(_ circuit: String, _ body: () throws -> T) throws -> T {
        guard let result = try locked(circuit, LOCK_EX, body) else {
            throw WorkProblem(.key, "The folder of the proving keys cannot be locked.")
        }
        return result
    }

    /// The same where the lock can be had by `operation`; `nil` where it cannot.
    func locked<T>(_ circuit: String, _ operation: Int32, _ body: () throws -> T) throws -> T? {
        let descriptor = open("\(path)/\(circuit).lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw WorkProblem(.key, "The folder of the proving keys cannot be written to.") }
        defer { close(descriptor) }
        guard flock(descriptor, operation) == 0 else { return nil }
        return try body()
    }
}

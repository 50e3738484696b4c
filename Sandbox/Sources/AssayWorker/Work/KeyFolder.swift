// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayAudit
internal import AssayCompiler
internal import AssayConstraints
internal import AssayCrypto
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

    private func file(_ circuit: CircuitInterface) -> String { "\(path)/\(circuit.circuitDigest.hexadecimal)\(Self.suffix)" }

    /// A prover for a circuit; its key is made when there is none.
    func prover(
        for circuit: CompiledCircuit<BN254.Fr>, threads: Int, progress: some ProgressObserver
    ) throws -> Prover<BN254> {
        do {
            return try locked(circuit.interface) {
                let file = file(circuit.interface)
                if !FileManager.default.fileExists(atPath: file) { try make(file, circuit, threads: threads, progress: progress) }
                return try Prover(prepared(file, threads: threads, progress: progress), circuit: circuit.r1cs, threads: threads)
            }
        } catch let error as WorkProblem {
            throw error
        } catch {
            throw WorkProblem(.key, "The proving key \(circuit.interface.circuitDigest.hexadecimal).zkey cannot be used: \(error)")
        }
    }

    /// Puts the key in a file into the folder, in place of the one for that circuit if there is one.
    ///
    /// - Throws: ``WorkProblem`` for a file that is no key, for keys of one party, and for those of another circuit.
    func take(_ incoming: String, for circuit: CompiledCircuit<BN254.Fr>, threads: Int) throws -> JSON {
        do {
            let reader = try FileReader(incoming)
            let summary = try ZkeySummary<BN254>(reader)
            guard !summary.verifyingKey.isUnsafeSingleParty else { throw WorkProblem.keyOfOneParty }
            try Self.requireDetermined(circuit.r1cs)
            let key = try PreparedKey(ProvingKey<BN254>(zkey: reader))
            _ = try Prover(key, circuit: circuit.r1cs, threads: threads)
            let file = file(circuit.interface)
            try locked(circuit.interface) {
                try AtomicFile.write(to: file) { (new) throws(FileError) in try reader.copy(to: new) }
                try key.write(to: file + PreparedKey<BN254>.fileSuffix, keyDigest: summary.digest)
            }
            return summary.json(circuit.interface.circuitDigest.hexadecimal, byteCount: reader.byteCount)
        } catch let error as FormatError {
            throw WorkProblem(.key, "This cannot be used as a proving key: \(error)")
        } catch ProvingError.otherCircuit {
            throw WorkProblem.keyOfAnotherCircuit
        }
    }

    /// Removes the key for the circuit with that digest; `false` where there is none. The next proof makes a trial key.
    public func remove(_ circuit: String) -> Bool {
        guard Hexadecimal.bytes(circuit)?.count == Self.digestByteCount, circuit == circuit.lowercased() else { return false }
        let file = "\(path)/\(circuit)\(Self.suffix)"
        unlink(file + PreparedKey<BN254>.fileSuffix)
        return unlink(file) == 0
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

    /// The key in the form that proofs are made with, which is written beside it the first time.
    private func prepared(_ file: String, threads: Int, progress: some ProgressObserver) throws -> PreparedKey<BN254> {
        let reader = try FileReader(file)
        let summary = try ZkeySummary<BN254>(reader)
        let beside = file + PreparedKey<BN254>.fileSuffix
        if let mapped = try? MappedFile(beside), !mapped.isOpenToOthers,
            let prepared = try? PreparedKey(mapped, of: summary, threads: threads)
        {
            return prepared
        }
        let prepared = try PreparedKey(ProvingKey<BN254>(zkey: reader, progress: progress))
        try prepared.write(to: beside, keyDigest: summary.digest)
        return prepared
    }

    /// Two workers that need the same key make it once.
    private func locked<T>(_ circuit: CircuitInterface, _ body: () throws -> T) throws -> T {
        let descriptor = open("\(path)/\(circuit.circuitDigest.hexadecimal).lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw WorkProblem(.key, "The folder of the proving keys cannot be written to.") }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_EX) == 0 else { throw WorkProblem(.key, "The folder of the proving keys cannot be locked.") }
        return try body()
    }
}

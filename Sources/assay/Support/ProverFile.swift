// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints
internal import AssayFormats
internal import AssayGroth16

/// A `.zkey` file that proofs are made with, and the prepared key beside it, which is used instead of most of it.
///
/// A prepared key that is of no use costs a remark and the time that it would have saved.
struct ProverFile<C: PairingCurve> {
    private let path: String
    private let file: FileReader
    private let summary: ZkeySummary<C>
    private let remark: (String) -> Void

    /// The key under which the proofs verify.
    var verifyingKey: VerifyingKey<C> { summary.verifyingKey }

    /// Opens a key and looks at all of it but its long lists.
    init(_ path: String, _ unsafeKeys: UnsafeOptions, remark: @escaping (String) -> Void) throws {
        self.path = path
        self.remark = remark
        let file = try ProvingKeyFile.open(path)
        self.file = file
        summary = try ProvingKeyFile.named(path) { try ZkeySummary<C>(file) }
        try unsafeKeys.check(summary.verifyingKey, file: path)
    }

    /// The name of the prepared key of a key.
    static func preparedPath(_ path: String) -> String { path + PreparedKey<C>.fileSuffix }

    /// Proves with the prepared key, and with the key itself where that does not lead to a proof.
    ///
    /// Whether there is a proof must not depend on the prepared key, whose digests may fit whatever it holds: points that leave out a wire, say,
    /// make a proof for the witnesses that have a zero there, and for no others.
    func prove(
        _ witness: [C.Fr], circuit: R1CS<C.Fr>?, progress: TerminalProgress
    ) throws -> ProvenStatement<C> {
        guard let mapped = preparedFile(), let prepared = prepared(mapped) else {
            return try proveWithKey(witness, circuit: circuit, progress: progress)
        }
        do throws(ProvingError) {
            return try Prover(prepared, circuit: circuit, threads: Threads.available).prove(witness, progress: progress)
        } catch {
            guard [.proofDoesNotVerify, .otherCircuit].contains(error) else { throw error }
        }
        let damage = PreparedKey<C>.damage(of: mapped)
        if let damage { refuse(damage) }
        let statement = try proveWithKey(witness, circuit: circuit, progress: progress)
        if damage == nil { refuse("it does not hold what the key holds") }
        return statement
    }

    private func proveWithKey(
        _ witness: [C.Fr], circuit: R1CS<C.Fr>?, progress: TerminalProgress
    ) throws -> ProvenStatement<C> {
        let key = try ProvingKeyFile.named(path) { try ProvingKey<C>(zkey: file, progress: progress) }
        return try Prover(PreparedKey(key), circuit: circuit, threads: Threads.available).prove(witness, progress: progress)
    }

    /// The file beside the key, where there is one.
    private func preparedFile() -> MappedFile? {
        let path = Self.preparedPath(path)
        guard Files.exists(path) else { return nil }
        do {
            let file = try MappedFile(path)
            if !file.isOpenToOthers { return file }
            // Whoever cuts it short under a running sum sees by the end of the process whether what was cut off was still to be read.
            refuse("others may write to it")
            return nil
        } catch {
            refuse(error.reason)
            return nil
        }
    }

    private func prepared(_ file: MappedFile) -> PreparedKey<C>? {
        do {
            return try PreparedKey(file, of: summary, threads: Threads.available)
        } catch {
            refuse(error.description)
            return nil
        }
    }

    private func refuse(_ reason: String) {
        remark("\(Self.preparedPath(path)) is not used: \(reason); to make it again: assay prepare \(Shell.quoted(path)) --force")
    }
}

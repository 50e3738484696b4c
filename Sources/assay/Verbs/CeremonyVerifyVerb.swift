// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayCeremony
internal import AssayConstraints
internal import AssayCrypto
internal import AssayExchange
internal import AssayFormats
internal import AssayGroth16
internal import AssayVerifier

struct CeremonyVerifyVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a key against its circuit and its powers of tau: every contribution and every point (zkey verify in snarkjs).",
        discussion: """
            The first key is worked out again from the circuit and the powers. Prints the transcript: compare the contribution hashes with those
            that contributors published, or give their attestations. The first contribution or section that is wrong is named, and the command ends
            with 1. Nothing is written but the transcript, so a check that was interrupted is simply begun again. The powers are checked as far as
            the key depends on them; who contributed to them, assay ceremony powers verify says.

            Example: assay ceremony verify build/ prepared.ptau diary.zkey --attestation alice.json
            """)

    @Argument(help: "The .r1cs file of the circuit, or the folder of a compiled algorithm.")
    var circuit: String

    @Argument(help: "The prepared powers of tau that the key was made from (.ptau).")
    var powers: String

    @Argument(help: "The key (.zkey).")
    var key: String

    @Option(name: .customLong("attestation"), help: "A contributor's attestation; may be repeated.")
    var attestations: [String] = []

    @Option(help: "Write the transcript to this file, too.")
    var transcript: String?

    @OptionGroup var overwrite: OverwriteOptions
    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        let inputs = CircuitFolder.inputs(circuit) + [powers, key] + attestations
        try overwrite.check([transcript].compactMap(\.self), reading: inputs)
        let curve = try FileCurve.common([circuit, powers, key] + attestations)
        return try perform(on: curve)
    }

    private func perform<C: CeremonyCurve>(on curve: C.Type) throws -> Answer {
        let attested: [CeremonyAttestation<C>] = try attestations.map { try Files.artefact($0) }
        let r1cs: R1CS<C.Fr> = try withProgress { try CeremonyCircuit.read(circuit, on: C.self, progress: $0) }
        let file = try CeremonyFiles.key(key, on: curve)
        do {
            let report = try withProgress { progress in
                let initial: InitialKey<C> = try CeremonyCircuit.initialKey(of: r1cs, powers, progress: progress)
                return try CeremonyFiles.named(key, .provingKey) {
                    try KeyVerifier(file, against: initial, threads: Threads.available, progress: progress).verify()
                }
            }
            if let refusal = refusal(attested, report) { return refusal }
            let answer = CeremonyReport(report, attested, powers: powers)
                .answer(
                    file.isSingleParty ? "valid, but marked as made by one party" : "valid",
                    ["unsafeSingleParty": .bool(file.isSingleParty)])
            if let transcript { try Files.write(answer.lines.map { PrintableText.line($0) + "\n" }.joined(), to: transcript) }
            return answer
        } catch let fault as CeremonyFault {
            return CeremonyReport.refusal(fault)
        }
    }

    /// What is wrong with the attestations.
    private func refusal<C: PairingCurve>(_ attested: [CeremonyAttestation<C>], _ report: KeyReport) -> Answer? {
        for (path, attestation) in zip(attestations, attested) {
            guard let problem = problem(attestation, report) else { continue }
            return Answer(
                ["invalid: \(path): \(problem)"], json: ["valid": false, "place": .string(path), "problem": .string(problem)],
                status: .invalid)
        }
        return nil
    }

    private func problem<C: PairingCurve>(_ attestation: CeremonyAttestation<C>, _ report: KeyReport) -> String? {
        do {
            try attestation.verifySignature()
        } catch {
            return "the attestation is not signed by the contributor that it names"
        }
        guard attestation.circuitHash == report.circuitHash else { return "the attestation is about another circuit or other powers" }
        guard let entry = report.contributions.first(where: { $0.number == attestation.number }) else {
            return "the key has no contribution \(attestation.number)"
        }
        return entry.hash == attestation.contributionHash ? nil : "contribution \(entry.number) is not the one that is attested"
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCeremony
internal import AssayConstraints
internal import AssayVerifier

/// The key with which the second phase of a circuit began, worked out again.
enum CeremonyCircuit {
    static func initialKey(of circuit: R1CS<BN254.Fr>, _ powers: String, progress: TerminalProgress) throws -> InitialKey<BN254> {
        let file = try CeremonyFiles.powers(powers)
        do {
            return try CeremonyFiles.named(powers, .powers) {
                try InitialKey(of: circuit, file, threads: Threads.available, progress: progress)
            }
        } catch let refusal as InitialKey<BN254>.Refusal {
            throw CommandFailure.unusable("\(powers): \(refusal)", help: help(refusal, powers))
        } catch let fault as CeremonyFault {
            throw CommandFailure.invalid("\(powers): \(fault)", help: "assay ceremony powers verify \(Shell.quoted(powers))")
        }
    }

    private static func help(_ refusal: InitialKey<BN254>.Refusal, _ powers: String) -> String {
        switch refusal {
        case .tooFewPowers(let needed, _): "take powers of tau to 2^\(needed) or more"
        case .notPrepared: "assay ceremony powers prepare \(Shell.quoted(powers)) -o prepared.ptau"
        case .noContribution: "assay ceremony powers contribute"
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCeremony
internal import AssayConstraints
internal import AssayGroth16
internal import AssayVerifier

/// The circuit of a ceremony, and the key with which its second phase began, worked out again.
enum CeremonyCircuit {
    /// The circuit in a file, or in the folder of a compiled algorithm, of which it has to be shown that its inputs determine its outputs.
    static func read<C: PairingCurve>(_ path: String, on _: C.Type, progress: TerminalProgress) throws -> R1CS<C.Fr> {
        guard Files.isFolder(path) else { return try CircuitFolder.readR1CS(path) }
        return try CircuitFolder(path: path).determinedCircuit(on: C.self, help: "compile the program again", progress: progress)
    }

    static func initialKey<C: CeremonyCurve>(
        of circuit: R1CS<C.Fr>, _ powers: String, progress: TerminalProgress
    ) throws -> InitialKey<C> {
        let file: PowersFile<C> = try CeremonyFiles.powers(powers)
        do {
            return try CeremonyFiles.named(powers, .powers) {
                try InitialKey(of: circuit, file, threads: Threads.available, progress: progress)
            }
        } catch let refusal as InitialKey<C>.Refusal {
            throw CommandFailure.unusable("\(powers): \(refusal)", help: help(refusal, powers))
        } catch let fault as CeremonyFault {
            throw CommandFailure.invalid("\(powers): \(fault)", help: "assay ceremony powers verify \(Shell.quoted(powers))")
        }
    }

    private static func help<C: CeremonyCurve>(_ refusal: InitialKey<C>.Refusal, _ powers: String) -> String {
        switch refusal {
        case .tooFewPowers(let needed, _): "take powers of tau to 2^\(needed) or more"
        case .notPrepared: "assay ceremony powers prepare \(Shell.quoted(powers)) -o prepared.ptau"
        case .noContribution: "assay ceremony powers contribute"
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayCeremony
internal import AssayGroth16
internal import AssayVerifier

struct CeremonyPowersBeaconVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "beacon",
        abstract: "End a first phase with a value that nobody could foresee.",
        discussion: """
            The last contributor could try out many secrets and keep the one that suits them; a beacon after them leaves no choice to anybody.

            Example: assay ceremony powers beacon powers-3.ptau -o powers.ptau --value 0102…1f20 --exponent 20
            """)

    @Argument(help: "The file with all contributions (.ptau).")
    var powers: String

    @OptionGroup var options: BeaconOptions
    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        try options.overwrite.check([options.out], reading: [powers])
        let curve = try FileCurve.common([powers])
        return try perform(on: curve)
    }

    private func perform<C: CeremonyCurve>(on curve: C.Type) throws -> Answer {
        let file = try CeremonyFiles.powers(powers, on: curve)
        let step = try withProgress { progress in
            try options.write(from: powers, .powers) { beacon, name, output in
                try file.apply(beacon, name: name, to: output, threads: Threads.available, progress: progress)
            }
        }
        return step.answer(options.out)
    }
}

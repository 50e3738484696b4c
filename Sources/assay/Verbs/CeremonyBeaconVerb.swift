// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayCeremony
internal import AssayGroth16
internal import AssayVerifier

struct CeremonyBeaconVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "beacon",
        abstract: "End the second phase with a value that nobody could foresee (zkey beacon in snarkjs).",
        discussion: """
            The last contributor could try out many secrets and keep the one that suits them; a beacon after them leaves no choice to anybody.

            Example: assay ceremony beacon diary-3.zkey -o diary.zkey --value 0102…1f20 --exponent 20
            """)

    @Argument(help: "The key with all contributions (.zkey).")
    var key: String

    @OptionGroup var options: BeaconOptions
    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        try options.overwrite.check([options.out], reading: [key])
        let curve = try FileCurve.common([key])
        return try perform(on: curve)
    }

    private func perform<C: CeremonyCurve>(on curve: C.Type) throws -> Answer {
        let file = try CeremonyFiles.key(key, on: curve)
        let step = try withProgress { progress in
            try options.write(from: key, .provingKey) { beacon, name, output in
                try file.apply(beacon, name: name, to: output, threads: Threads.available, progress: progress)
            }
        }
        return step.answer(options.out)
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayCeremony
internal import AssayCrypto
internal import AssayFormats
internal import AssayGroth16
internal import AssayVerifier

struct CeremonyContributeVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "contribute",
        abstract: "Add your secret to a key and forget it (zkey contribute in snarkjs).",
        discussion: """
            Publish the contribution hash that is printed, best signed: assay ceremony attest. Your secret is in memory only and is overwritten,
            so a contribution that was interrupted begins again, with another; nothing is lost by it.

            Example: assay ceremony contribute diary-0.zkey -o diary-1.zkey --name "Alice"
            """)

    @Argument(help: "The key that you were handed (.zkey).")
    var key: String

    @OptionGroup var contribution: ContributionOptions
    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        try contribution.check(reading: key)
        let curve = try FileCurve.common([key])
        return try perform(on: curve)
    }

    private func perform<C: CeremonyCurve>(on curve: C.Type) throws -> Answer {
        let file = try CeremonyFiles.key(key, on: curve)
        let step = try withProgress { progress in
            try contribution.write(from: key, .provingKey) { name, entropy, output in
                try file.contribute(name: name, mixing: entropy, to: output, threads: Threads.available, progress: progress)
            }
        }
        return step.answer(contribution.out)
    }
}

extension KeyStep {
    /// What a contributor reads and publishes.
    func answer(_ file: String) -> Answer {
        let (circuit, contribution) = (Hexadecimal.string(circuitHash), Hexadecimal.string(contributionHash))
        return Answer(
            ["\(file): with contribution \(number)", "circuit hash:      \(circuit)", "contribution hash: \(contribution)"],
            json: [
                "file": .string(file), "number": .integer(number), "circuitHash": .string(circuit),
                "contributionHash": .string(contribution),
            ])
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayCeremony
internal import AssayCrypto
internal import AssayFormats
internal import AssayGroth16
internal import AssayVerifier

struct CeremonyPowersContributeVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "contribute",
        abstract: "Add your secrets to a first phase and forget them.",
        discussion: """
            Publish the response that is printed: with it everybody can see later that your contribution is in the file. Your secrets are in
            memory only and are overwritten, so a contribution that was interrupted begins again, with others; nothing is lost by it.

            Example: assay ceremony powers contribute powers-0.ptau -o powers-1.ptau --name "Alice"
            """)

    @Argument(help: "The file that you were handed (.ptau).")
    var powers: String

    @OptionGroup var contribution: ContributionOptions
    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        try contribution.check(reading: powers)
        let curve = try FileCurve.common([powers])
        return try perform(on: curve)
    }

    private func perform<C: CeremonyCurve>(on curve: C.Type) throws -> Answer {
        let file = try CeremonyFiles.powers(powers, on: curve)
        let step = try withProgress { progress in
            try contribution.write(from: powers, .powers) { name, entropy, output in
                try file.contribute(name: name, mixing: entropy, to: output, threads: Threads.available, progress: progress)
            }
        }
        return step.answer(contribution.out)
    }
}

extension PowersStep {
    /// What a contributor reads and publishes.
    func answer(_ file: String) -> Answer {
        Answer(
            [
                "\(file): with contribution \(number)", "challenge:      \(Hexadecimal.string(challenge))",
                "response:       \(Hexadecimal.string(response))", "next challenge: \(Hexadecimal.string(nextChallenge))",
            ],
            json: [
                "file": .string(file), "number": .integer(number), "challenge": .string(Hexadecimal.string(challenge)),
                "response": .string(Hexadecimal.string(response)), "nextChallenge": .string(Hexadecimal.string(nextChallenge)),
            ])
    }
}

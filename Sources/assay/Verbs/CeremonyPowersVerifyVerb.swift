// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayCeremony
internal import AssayGroth16
internal import AssayVerifier

struct CeremonyPowersVerifyVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a first phase: every contribution and every point.",
        discussion: """
            Prints the transcript: compare the responses with those that contributors published. The first contribution or section that is wrong
            is named, and the command ends with 1. Nothing is written, so a check that was interrupted is simply begun again.

            Example: assay ceremony powers verify powers.ptau
            """)

    @Argument(help: "The file (.ptau).")
    var powers: String

    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        let curve = try FileCurve.common([powers])
        return try perform(on: curve)
    }

    private func perform<C: CeremonyCurve>(on curve: C.Type) throws -> Answer {
        let file = try CeremonyFiles.powers(powers, on: curve)
        do {
            let report = try withProgress { progress in
                try CeremonyFiles.named(powers, .powers) {
                    try PowersVerifier(file, threads: Threads.available, progress: progress).verify()
                }
            }
            return CeremonyReport(report).answer("valid")
        } catch let fault as CeremonyFault {
            return CeremonyReport.refusal(fault)
        }
    }
}

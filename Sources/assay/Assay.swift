// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import Foundation

@main
struct Assay: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assay",
        abstract: "Proofs of data quality that keep the data private.",
        discussion: """
            A buyer writes an algorithm, a seller has the data; the buyer learns the result and gets a proof. Start with
            `assay new my-check`, or read docs/tutorial.md.

            Exit codes: 0 done or valid, 1 invalid, 2 unusable input, 64 usage, 70 internal error.
            """,
        version: "assay 0.1.0",
        groupedSubcommands: [
            CommandGroup(name: "Programs", subcommands: [NewVerb.self, CheckVerb.self, FormatVerb.self, RunVerb.self, CompileVerb.self]),
            CommandGroup(
                name: "Parties", subcommands: [KeygenVerb.self, CommitVerb.self, AttestVerb.self, AgreeVerb.self, DeliverVerb.self]),
            CommandGroup(name: "Proofs", subcommands: [SetupVerb.self, WitnessVerb.self, ProveVerb.self, VerifyVerb.self]),
            CommandGroup(name: "Looking and measuring", subcommands: [InspectVerb.self, BenchVerb.self]),
        ])

    /// Parses and runs, with core dumps off: a dump would hold the data.
    static func main() {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        signal(SIGPIPE, SIG_IGN)
        main(nil)
    }
}

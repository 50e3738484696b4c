// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayVerifier
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
        version: "assay \(Version.text)",
        groupedSubcommands: [
            CommandGroup(
                name: "Programs",
                subcommands: [
                    NewVerb.self, CheckVerb.self, FormatVerb.self, ExplainVerb.self, TestVerb.self, PinVerb.self, ModulesVerb.self,
                    RunVerb.self, CompileVerb.self, LanguageServerVerb.self,
                ]),
            CommandGroup(
                name: "Parties",
                subcommands: [KeygenVerb.self, ImportVerb.self, CommitVerb.self, AttestVerb.self, AgreeVerb.self, DeliverVerb.self]),
            CommandGroup(
                name: "Proofs",
                subcommands: [
                    SetupVerb.self, CeremonyVerb.self, PrepareVerb.self, WitnessVerb.self, ProveVerb.self, VerifyVerb.self,
                ]),
            CommandGroup(name: "Blockchains", subcommands: [ExportVerb.self, EVMVerb.self]),
            CommandGroup(name: "Looking and measuring", subcommands: [InspectVerb.self, AuditVerb.self, BenchVerb.self]),
        ])

    /// Parses and runs. A crash writes nothing: a core dump would hold the data, and so would the registers and the memory around them
    /// that Swift's runtime prints on standard error when it handles the signal.
    static func main() {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        for crash in [SIGILL, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGTRAP] { signal(crash, SIG_DFL) }
        signal(SIGPIPE, SIG_IGN)
        do {
            try UnknownVerb.check(CommandLine.arguments.dropFirst(), in: Self.self)
            var command = try parseAsRoot()
            try command.run()
        } catch let failure as CommandFailure {
            Report.failure(failure, asJSON: asksForJSON)
            Foundation.exit(failure.status.rawValue)
        } catch {
            end(with: error)
        }
    }

    /// Ends the process as the argument parser would, but a usage error is said as every other error is.
    private static func end(with error: any Error) -> Never {
        guard exitCode(for: error).rawValue == ExitStatus.usage.rawValue else { exit(withError: error) }
        let text = fullMessage(for: error)
        let message = text.hasPrefix("Error: ") ? String(text.dropFirst(7)) : text
        Report.failure(CommandFailure(status: .usage, message: message), asJSON: asksForJSON)
        Foundation.exit(ExitStatus.usage.rawValue)
    }

    private static var asksForJSON: Bool { CommandLine.arguments.contains("--json") }
}

// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser

@main
struct Sandbox: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assay-sandbox",
        abstract: "See what an algorithm would learn from your data, before anyone learns anything.",
        subcommands: [ServeVerb.self, WorkerVerb.self], defaultSubcommand: ServeVerb.self)
}

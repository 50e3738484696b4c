// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser

struct ExportVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write what a blockchain needs: verifier contracts, calldata, and a contract for trades.",
        subcommands: [ExportVerifierVerb.self, ExportCalldataVerb.self, ExportTradeVerb.self])
}

// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser

struct AgreeVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agree",
        abstract: "Write, sign and read agreements between a buyer and a seller.",
        subcommands: [AgreeNewVerb.self, AgreeSignVerb.self, AgreeShowVerb.self])
}

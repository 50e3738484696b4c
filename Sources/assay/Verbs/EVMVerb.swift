// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser

struct EVMVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evm",
        abstract: "Compute offline what a blockchain computes: precompiled contracts, and calls of verifier contracts.",
        subcommands: [EVMSumVerb.self, EVMMultipleVerb.self, EVMPairingVerb.self, EVMCallVerb.self, EVMReadVerb.self])
}

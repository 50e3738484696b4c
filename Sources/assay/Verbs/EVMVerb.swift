// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser

struct EVMVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evm",
        abstract: "Compute offline what a blockchain computes: precompiled contracts, and calls of verifier contracts.",
        subcommands: [EVMSumVerb.self, EVMMultipleVerb.self, EVMPairingVerb.self] + contracts381
            + [EVMCallVerb.self, EVMReadVerb.self])

    /// The contracts for BLS12-381.
    private static let contracts381: [any ParsableCommand.Type] = [
        EVMG1SumVerb.self, EVMG1ProductsVerb.self, EVMG2SumVerb.self, EVMG2ProductsVerb.self, EVMPairing381Verb.self, EVMMapToG1Verb.self,
        EVMMapToG2Verb.self,
    ]
}

// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser

struct CeremonyVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ceremony",
        abstract: "Make keys together: forging proofs then takes the secrets of everybody who took part.",
        discussion: """
            A ceremony has two phases. The first, powers of tau, is made once for circuits up to a size; the second once for each circuit.
            Everybody who takes part adds to a file that goes round; one of them who forgets their secret suffices. Files are those of snarkjs.
            docs/ceremony.md goes through it step by step.
            """,
        subcommands: [
            CeremonyPowersVerb.self, CeremonyInitVerb.self, CeremonyContributeVerb.self, CeremonyBeaconVerb.self, CeremonyVerifyVerb.self,
            CeremonyExportVerb.self, CeremonyAttestVerb.self,
        ])
}

struct CeremonyPowersVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "powers",
        abstract: "The first phase: powers of tau, for all circuits up to a size (powersoftau in snarkjs).",
        subcommands: [
            CeremonyPowersNewVerb.self, CeremonyPowersContributeVerb.self, CeremonyPowersBeaconVerb.self, CeremonyPowersVerifyVerb.self,
            CeremonyPowersPrepareVerb.self,
        ])
}

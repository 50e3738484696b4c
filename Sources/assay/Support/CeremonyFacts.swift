// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCeremony
internal import AssayCrypto
internal import AssayExchange
internal import AssayFormats
internal import AssayGroth16

/// What there is to say about the files of ceremonies; nothing but `assay ceremony verify` says that they hold.
extension Facts {
    init<C: CeremonyCurve>(_ kind: String, _ powers: PowersFile<C>) {
        self.init(
            kind,
            [
                ("power", .integer(powers.power)), ("ceremonyPower", .integer(powers.ceremonyPower)),
                ("prepared", .bool(powers.isPrepared)),
                ("contributions", .integer(powers.contributionCount)),
            ])
    }

    init<C: CeremonyCurve>(_ kind: String, _ key: CeremonyKeyFile<C>) {
        self.init(
            kind, [("circuitHash", .string(Hexadecimal.string(key.circuitHash))), ("contributions", .integer(key.contributionCount))])
    }

    init<C: PairingCurve>(_ kind: String, _ attestation: CeremonyAttestation<C>) {
        let isSigned = (try? attestation.verifySignature()) != nil
        self.init(
            kind,
            [
                ("circuitHash", .string(Hexadecimal.string(attestation.circuitHash))), ("number", .integer(attestation.number)),
                ("contributionHash", .string(Hexadecimal.string(attestation.contributionHash))),
                ("contributor", .string(Hexadecimal.string(attestation.contributor.bytes))),
                ("date", .string(attestation.date.description)), ("signedByContributor", .bool(isSigned)),
            ])
    }
}

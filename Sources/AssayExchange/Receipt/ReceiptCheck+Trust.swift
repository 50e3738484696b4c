// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCrypto
internal import AssayData
internal import AssayGroth16

// Where the data came from, whose key it is, and whether the proof is one.
extension ReceiptCheck {
    /// Every attestation in the receipt must be a true one of an agreed commitment. Where the agreement requires a source, each
    /// commitment must have an attestation by a required source that holds now; otherwise a missing one is a warning.
    var origin: CheckResult {
        let name = "origin"
        for attestation in receipt.attestations {
            if let fault = fault(of: attestation) { return .failed(name, fault) }
        }
        let unattested = agreement.inputs.filter { input in !receipt.attestations.contains { attests($0, to: input) } }
        guard !unattested.isEmpty else {
            let sources = Set(receipt.attestations.map(\.source.short)).sorted().joined(separator: ", ")
            return .passed(name, "attested by \(sources)")
        }
        let names = unattested.map(\.name).joined(separator: ", ")
        guard agreement.sources.isEmpty else {
            return .failed(name, "no required source attests to \(names) for this time; ask the source for an attestation")
        }
        return .warning(name, "no source attests to \(names): nothing is known of where this data came from")
    }

    private func fault(of attestation: Attestation) -> String? {
        let isOfAgreedData = agreement.inputs.contains {
            $0.commitment == attestation.commitment && $0.schemaDigest == attestation.schemaDigest
        }
        guard isOfAgreedData else { return "an attestation in the receipt is of other data" }
        do {
            try attestation.verifySignature()
            return nil
        } catch {
            return "an attestation in the receipt is not signed by the source that it names"
        }
    }

    private func attests(_ attestation: Attestation, to input: Agreement.Input) -> Bool {
        attestation.commitment == input.commitment && attestation.schemaDigest == input.schemaDigest
            && attestation.notBefore <= now && now <= attestation.notAfter
            && (agreement.sources.isEmpty || agreement.sources.contains(attestation.source))
    }

    var verifyingKey: CheckResult {
        let digest = receipt.verifyingKey.digest
        guard digest == agreement.verifyingKeyDigest else {
            return .failed(
                "verifying key", "the key in the receipt is not the agreed one; with a key of their own anyone can prove anything")
        }
        guard receipt.verifyingKey.key.isUnsafeSingleParty == agreement.isUnsafeSingleParty else {
            return .failed("verifying key", "the agreement says something else about how the key was made than the key does")
        }
        return .passed("verifying key", "\(digest.hexadecimal.prefix(16))…, as agreed")
    }

    var keyMark: CheckResult {
        let name = "key mark"
        guard receipt.verifyingKey.key.isUnsafeSingleParty else {
            return .passed(name, "the key carries no mark of a single-party setup")
        }
        let reason = "unsafe-single-party: whoever made this key can forge proofs with it; it is for trying things out"
        return singlePartyKeys == .warn ? .warning(name, reason) : .failed(name, reason)
    }

    var proof: CheckResult {
        do {
            try Verifier.verify(receipt.proof, publicInputs: receipt.publicSignals, key: receipt.verifyingKey.key)
            return .passed("proof", "the pairing equation holds for these public signals")
        } catch {
            return .failed("proof", error.description)
        }
    }
}

extension Ed25519.PublicKey {
    /// The first digits, for people to compare.
    var short: String { Hexadecimal.string(bytes.prefix(8)) + "…" }
}

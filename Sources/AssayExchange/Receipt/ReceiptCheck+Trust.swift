// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCrypto
internal import AssayData
internal import AssayGroth16

// Where the data came from, whose key it is, and whether the proof is one.
extension ReceiptCheck {
    /// Every attestation in the receipt must be a true one of an agreed commitment. Where the agreement requires a source, each
    /// commitment must have an attestation by a required source that holds now. Where it requires none, a missing one is a warning, and
    /// so is one by somebody whom the agreement does not name: anybody can make a key and sign. A party's own word is always a warning.
    ///
    /// Only attestations that count are named: of this data set, and at the moment asked about.
    var origin: CheckResult {
        let name = "origin"
        for attestation in receipt.attestations {
            if let fault = fault(of: attestation) { return .failed(name, fault) }
        }
        let origins = agreement.inputs.map { (name: $0.name, sources: sources(of: $0)) }
        let unattested = origins.filter(\.sources.isEmpty).map(\.name).joined(separator: ", ")
        guard unattested.isEmpty || agreement.sources.isEmpty else {
            return .failed(name, "no required source attests to \(unattested) for this time; ask the source for an attestation")
        }
        let attested = origins.filter { !$0.sources.isEmpty }.map { origin in
            "attested by \(origin.sources.map(words).joined(separator: ", ")) for \(origin.name)"
        }
        let missing = unattested.isEmpty ? [] : ["no source attests to \(unattested): nothing is known of where this data came from"]
        let reason = (missing + attested).joined(separator: "; ")
        let isSound = origins.allSatisfy { $0.sources.contains { remark(on: $0) == nil } }
        return isSound ? .passed(name, reason) : .warning(name, reason)
    }

    /// Who attests to a data set, in the order of the receipt.
    private func sources(of input: Agreement<C>.Input) -> [Ed25519.PublicKey] {
        receipt.attestations.filter { attests($0, to: input) }.map(\.source).reduce(into: []) { sources, source in
            if !sources.contains(source) { sources.append(source) }
        }
    }

    private func words(for source: Ed25519.PublicKey) -> String { source.short + (remark(on: source).map { " (\($0))" } ?? "") }

    /// Why the word of a source should not be taken for more than it is.
    private func remark(on source: Ed25519.PublicKey) -> String? {
        if source == agreement.seller { return "the seller" }
        if source == agreement.buyer { return "the buyer" }
        return agreement.sources.contains(source) ? nil : "whom the agreement does not name; find out whose key this is"
    }

    private func fault(of attestation: Attestation<C>) -> String? {
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

    private func attests(_ attestation: Attestation<C>, to input: Agreement<C>.Input) -> Bool {
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

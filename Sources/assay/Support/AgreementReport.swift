// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCrypto
internal import AssayData
internal import AssayExchange
internal import AssayFormats
internal import AssayGroth16
internal import AssayVerifier

/// What an agreement says and who has signed it, for whoever is about to sign.
struct AgreementReport<C: PairingCurve> {
    private let signed: SignedAgreement<C>
    private let interface: CircuitInterface?
    private var agreement: Agreement<C> { signed.agreement }

    init(_ signed: SignedAgreement<C>, _ interface: CircuitInterface?) {
        self.signed = signed
        self.interface = interface
    }

    /// Whether a signature is there that is not one of this agreement.
    var hasBrokenSignature: Bool { AgreementParty.allCases.contains { state(of: $0) == .broken } }

    var lines: [String] {
        var lines: [String] = []
        if let interface { lines.append("algorithm: \(interface.algorithm)") }
        lines.append("algorithm digest: \(agreement.algorithmDigest.hexadecimal)")
        if C.name != BN254.name { lines.append("curve: \(KnownCurve(C.self).words)") }
        lines += agreement.inputs.map { "data \($0.name): commitment \($0.commitment.value)" }
        lines += agreement.parameters.map { "parameter \($0.name): \(value($0.value, of: $0.name, interface?.parameters))" }
        lines.append(expected)
        lines += DisclosureReport(agreement.disclosure).lines
        // Each line bears the word, so that none of them can pass for another line of this report.
        lines += PrintableText.lines(agreement.terms).map { "terms: \($0)" }
        lines += sources + [verifyingKey, "holds until: \(agreement.expires)", "agreement digest: \(agreement.digest.hexadecimal)"]
        return lines + AgreementParty.allCases.map { "\($0.rawValue): \(hexadecimal(agreement.key(of: $0))), \(words(for: $0))" }
    }

    private var expected: String {
        guard let it = agreement.expectation else { return "expected: any quality" }
        return "expected: \(it.output) at least \(value(it.atLeast, of: it.output, interface?.outputs))"
    }

    /// A value with its unit, which only the interface knows.
    private func value(_ text: String, of name: String, _ signals: [CircuitInterface.Signal]?) -> String {
        signals?.first { $0.name == name }?.withUnit(text) ?? text
    }

    private var sources: [String] {
        guard !agreement.sources.isEmpty else { return ["source: none is required to attest to the data"] }
        let duty = agreement.sources.count == 1 ? "must attest" : "may attest; one must"
        return agreement.sources.map { "source: \(hexadecimal($0)) \(duty)" }
    }

    private var verifyingKey: String {
        let mark = VerifyingKey<C>.unsafeSinglePartyMark
        return "verifying key: \(agreement.verifyingKeyDigest.hexadecimal)"
            + (agreement.isUnsafeSingleParty ? ", \(mark): whoever made it could forge proofs" : "")
    }

    var json: [String: JSON] {
        let signatures = AgreementParty.allCases.map { party in
            [
                "party": .string(party.rawValue), "key": .string(hexadecimal(agreement.key(of: party))),
                "state": .string(state(of: party).rawValue),
            ] as JSON
        }
        return ["agreement": agreement.json, "digest": .string(agreement.digest.hexadecimal), "signatures": .array(signatures)]
    }

    // MARK: Signatures

    private enum State: String { case signed, missing, broken }

    private func state(of party: AgreementParty) -> State {
        do {
            try signed.verify(party)
            return .signed
        } catch .missing {
            return .missing
        } catch {
            return .broken
        }
    }

    private func words(for party: AgreementParty) -> String {
        switch state(of: party) {
        case .signed: "has signed"
        case .missing: "has not signed yet"
        case .broken: "BROKEN SIGNATURE: \(AgreementSigningError.invalid(party))"
        }
    }

    private func hexadecimal(_ key: Ed25519.PublicKey) -> String { Hexadecimal.string(key.bytes) }
}

/// What a buyer learns, in words.
struct DisclosureReport {
    private let disclosure: Disclosure

    init(_ disclosure: Disclosure) { self.disclosure = disclosure }

    var lines: [String] {
        let items = disclosure.items.map { "\($0.output) (\($0.amount) bits)" }
        return ["reveals: \(items.joined(separator: ", ")); \(disclosure.total) bits in all, and nothing else"]
            + disclosure.warnings.map { "warning: \($0)" }
    }
}

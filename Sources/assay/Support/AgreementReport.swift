// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCrypto
internal import AssayData
internal import AssayExchange
internal import AssayFormats

/// What an agreement says, for whoever is about to sign it.
struct AgreementReport {
    private let agreement: Agreement
    private let interface: CircuitInterface?

    init(_ agreement: Agreement, _ interface: CircuitInterface?) {
        self.agreement = agreement
        self.interface = interface
    }

    var lines: [String] {
        var lines: [String] = []
        if let interface { lines.append("algorithm: \(interface.algorithm)") }
        lines.append("algorithm digest: \(agreement.algorithmDigest.hexadecimal)")
        lines += agreement.inputs.map { "data \($0.name): commitment \($0.commitment.value)" }
        lines += agreement.parameters.map { "parameter \($0.name): \($0.value)" }
        lines.append("expected: " + (agreement.expectation.map { "\($0.output) at least \($0.atLeast)" } ?? "any quality"))
        lines += DisclosureReport(agreement.disclosure).lines
        // Each line bears the word, so that none of them can pass for another line of this report.
        lines += PrintableText.lines(agreement.terms).map { "terms: \($0)" }
        lines.append("holds until: \(agreement.expires)")
        lines.append("agreement digest: \(agreement.digest.hexadecimal)")
        return lines
    }

    var json: [String: JSON] { ["agreement": agreement.json, "digest": .string(agreement.digest.hexadecimal)] }
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

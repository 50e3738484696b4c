// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayData

// Who agreed, on what, until when, and whether the proof is for that agreement.
extension ReceiptCheck {
    /// Reading the receipt has checked this already; the line is here so that the list says so.
    var format: CheckResult { .passed("format", "\(Receipt<C>.format), curve \(C.name)") }

    var signalCount: CheckResult {
        let (expected, found) = (interface.publicSignalCount, receipt.publicSignals.count)
        guard signals != nil else { return .failed("public signals", "there are \(found); the circuit has \(expected)") }
        return .passed("public signals", "\(found), as the circuit has")
    }

    var agreementDigest: CheckResult {
        guard let signals, signals.agreement == agreement.element else {
            return .failed("agreement", "the proof is not for this agreement: its digest is not the last public signal")
        }
        return .passed("agreement", "the proof is for agreement \(agreement.digest.hexadecimal.prefix(16))…")
    }

    func signature(of party: AgreementParty) -> CheckResult {
        let name = "\(party.rawValue) signature"
        do {
            try receipt.signedAgreement.verify(party)
            return .passed(name, "signed by \(agreement.key(of: party).short)")
        } catch {
            return .failed(name, error.description)
        }
    }

    var expiry: CheckResult {
        guard now <= agreement.expires else { return .failed("expiry", "the agreement expired at \(agreement.expires); it is \(now)") }
        return .passed("expiry", "the agreement holds until \(agreement.expires)")
    }

    /// Whether the agreement says what the circuit does.
    var agreementCheck: AgreementCheck<C> { AgreementCheck(agreement: agreement, interface: interface) }
}

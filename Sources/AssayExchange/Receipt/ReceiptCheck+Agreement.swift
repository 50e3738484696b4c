// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayData

// Who agreed, on what, until when, and whether the proof is for that agreement.
extension ReceiptCheck {
    /// Reading the receipt has checked this already; the line is here so that the list says so.
    var format: CheckResult { .passed("format", "\(Receipt.format), curve \(Curve.name)") }

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

    func signature(of party: SignedAgreement.Party) -> CheckResult {
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

    /// The interface is the one agreed on, and it is that of the agreed algorithm and circuit.
    var circuit: CheckResult {
        let name = "circuit"
        guard interface.digest == agreement.interfaceDigest else {
            return .failed(name, "the interface in the receipt is not the agreed one, so the signals could be misread")
        }
        guard interface.sourceDigest == agreement.algorithmDigest, interface.circuitDigest == agreement.circuitDigest else {
            return .failed(name, "the agreement names another algorithm or circuit than its interface does")
        }
        guard interface.curve == Curve.name else { return .failed(name, "the circuit is for another curve: \(interface.curve)") }
        return .passed(name, "\"\(interface.algorithm)\", source \(interface.sourceDigest.hexadecimal.prefix(16))…")
    }

    /// The agreed schemas are those that the circuit reads.
    var schema: CheckResult {
        let agreed = agreement.inputs.map { [$0.name, $0.schemaDigest.hexadecimal] }
        let declared = interface.dataSets.map { [$0.name, $0.schema.digest.hexadecimal] }
        guard agreed == declared else { return .failed("schema", "the agreed data sets or schemas are not those of the circuit") }
        return .passed("schema", agreed.map { "\($0[0]) \($0[1].prefix(16))…" }.joined(separator: ", "))
    }

    /// What the agreement says is disclosed is what the circuit discloses.
    var disclosure: CheckResult {
        guard agreement.disclosure == interface.disclosure else {
            return .failed("disclosure", "the agreement states another disclosure than the circuit has")
        }
        return .passed("disclosure", "at most \(agreement.disclosure.total) bits")
    }
}

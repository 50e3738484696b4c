// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
internal import AssayData
internal import AssayGroth16

/// The offline check of a receipt: a flat list of checks, each of which stands on its own and says why it fails.
///
/// All of them run, whatever the others say. The receipt holds when all pass.
public struct ReceiptCheck<C: PairingCurve>: Sendable {
    let receipt: Receipt<C>
    let now: Timestamp
    let singlePartyKeys: SinglePartyKeys
    /// The public signals cut into their parts; `nil` when their number is wrong.
    let signals: SignalParts<C.Fr>?

    var agreement: Agreement<C> { receipt.agreement }
    var interface: CircuitInterface { receipt.interface }

    /// Checks `receipt` for the moment `now`.
    ///
    /// Nothing in a receipt proves when the proof was made. Whoever asks about the past passes that moment and must know from
    /// elsewhere that the receipt existed then.
    public static func run(_ receipt: Receipt<C>, now: Timestamp, singlePartyKeys: SinglePartyKeys) -> [CheckResult] {
        let signals = SignalParts(receipt.publicSignals, of: receipt.interface)
        let check = ReceiptCheck(receipt: receipt, now: now, singlePartyKeys: singlePartyKeys, signals: signals)
        return [
            check.format, check.signalCount, check.agreementDigest, check.signature(of: .buyer), check.signature(of: .seller),
            check.expiry, check.agreementCheck.circuit, check.agreementCheck.schema, check.commitment, check.parameters,
            check.outputs, check.expectedQuality, check.agreementCheck.disclosure, check.origin, check.verifyingKey, check.keyMark,
            check.proof,
        ]
    }
}

/// What to do with keys that one party made alone.
public enum SinglePartyKeys: Sendable {
    /// They pass with a warning.
    case warn
    case refuse
}

/// The public signals of a proof in the order of the protocol.
struct SignalParts<F: PrimeField>: Sendable {
    /// Raw values; `nil` for what is none of its output.
    let outputs: [Int?]
    let parameters: ArraySlice<F>
    let commitments: ArraySlice<F>
    let agreement: F

    init?(_ signals: [F], of interface: CircuitInterface) {
        guard signals.count == interface.publicSignalCount, let last = signals.last else { return nil }
        let (outputCount, parameterCount) = (interface.outputSignalCount, interface.parameters.count)
        outputs = interface.rawOutputs(signals)
        parameters = signals[outputCount..<outputCount + parameterCount]
        commitments = signals[(outputCount + parameterCount)...].dropLast()
        agreement = last
    }
}

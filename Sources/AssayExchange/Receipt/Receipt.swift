// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayData
public import AssayGroth16

/// Everything that a verifier needs, in one document (`receipt.json`): no server, no source, no compiler.
///
/// Reading one says only that it has the right shape. `ReceiptCheck` says whether it holds.
public struct Receipt<C: PairingCurve>: Hashable, Sendable {
    public typealias Output = ReceiptOutput

    public let signedAgreement: SignedAgreement<C>
    /// How to read the public signals; bound by a digest in the agreement.
    public let interface: CircuitInterface
    /// Words of sources on where the data came from; may be empty.
    public let attestations: [Attestation<C>]
    /// Bound by a digest in the agreement.
    public let verifyingKey: VerifyingKeyDocument<C>
    /// Outputs, parameters, commitments, agreement digest.
    public let publicSignals: [C.Fr]
    public let proof: Proof<C>
    /// What the receipt says that the outputs are; the check compares it with the signals.
    public let outputs: [Output]

    public var agreement: Agreement<C> { signedAgreement.agreement }
}

extension Receipt {
    /// Puts a receipt together from a finished proof; throws when the signals are no outputs of this interface.
    ///
    /// Run `ReceiptCheck` on it before handing it on.
    public init(
        signedAgreement: SignedAgreement<C>, interface: CircuitInterface, attestations: [Attestation<C>],
        verifyingKey: VerifyingKeyDocument<C>,
        publicSignals: [C.Fr], proof: Proof<C>
    ) throws(ReceiptError) {
        guard publicSignals.count == interface.publicSignalCount else {
            throw .signalCount(expected: interface.publicSignalCount, found: publicSignals.count)
        }
        let outputs = try zip(interface.outputs, interface.rawOutputs(publicSignals)).map { signal, raw throws(ReceiptError) in
            guard let raw else { throw .outputOutOfRange(signal.name) }
            return Output(name: signal.name, value: signal.text(raw))
        }
        self.init(
            signedAgreement: signedAgreement, interface: interface, attestations: attestations, verifyingKey: verifyingKey,
            publicSignals: publicSignals, proof: proof, outputs: outputs)
    }
}

/// An output as people read it.
public struct ReceiptOutput: Hashable, Sendable {
    public let name: String
    /// With the output's decimals, without its unit: `71.25`, `true`, `morning`.
    public let value: String
}

/// Why no receipt can be made of a proof.
public enum ReceiptError: Error, Hashable, Sendable, CustomStringConvertible {
    case signalCount(expected: Int, found: Int)
    case outputOutOfRange(String)

    public var description: String {
        switch self {
        case .signalCount(let expected, let found): "\(found) public signals; this circuit has \(expected)"
        case .outputOutOfRange(let name): "the signal of output \(name) is outside its declared range; it belongs to another circuit"
        }
    }
}

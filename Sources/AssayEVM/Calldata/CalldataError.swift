// SPDX-License-Identifier: Apache-2.0

/// Why calldata, or its text, is no call of a verifier contract.
public enum CalldataError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The text is not what it should be; the problem is one clause.
    case malformed(String)
    /// The length fits no number of proofs and public signals.
    case wrongLength(Int)
    /// The first four bytes name no function of a verifier contract for calldata of this length.
    case unknownFunction(String)
    /// There is no call without a proof.
    case noProof
    /// Proofs of one call have different numbers of public signals.
    case unequalSignals
    /// A coordinate is not below the field modulus; words count within the element.
    case coordinateNotCanonical(element: String, word: Int)
    /// A public signal is not below the group order.
    case signalNotCanonical(Int)
    case notOnCurve(element: String)
    case pointAtInfinity(element: String)
    /// B on BN254 is a point only when real and imaginary parts are exchanged.
    case realPartFirst
    /// The same on BLS12-381, where contracts have the order of proof.json.
    case imaginaryPartFirst

    /// Whether what was read is no call of the curve's contracts at all, and not one with wrong numbers in it.
    public var isOfNoCall: Bool {
        switch self {
        case .malformed, .wrongLength, .unknownFunction: true
        default: false
        }
    }

    public var description: String {
        switch self {
        case .malformed(let problem): problem
        case .wrongLength(let count): "\(count) bytes are no calldata of a verifier contract"
        case .unknownFunction(let selector): "0x\(selector) is no function of a verifier contract for calldata of this length"
        case .noProof: "there is no proof"
        case .unequalSignals: "the proofs have different numbers of public signals; those of one call have one key"
        case .coordinateNotCanonical(let element, let word): "word \(word) of \(element) is not below the field modulus"
        case .signalNotCanonical(let index): "public signal \(index) is not below the group order"
        case .notOnCurve(let element): "\(element) is not on its curve"
        case .pointAtInfinity(let element): "\(element) is the point at infinity"
        case .realPartFirst:
            "B looks like it is in proof.json order: contracts read the imaginary part of each coordinate before the real part"
        case .imaginaryPartFirst:
            "B looks like it is in the order of BN254's contracts: those for BLS12-381 read the real part of each coordinate before the imaginary part"
        }
    }
}

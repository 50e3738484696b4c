// SPDX-License-Identifier: Apache-2.0

/// Why a proof was not accepted.
public enum VerificationError: Error, Hashable, Sendable {
    /// One element of a proof.
    public enum Element: String, Hashable, Sendable {
        case a = "A"
        case b = "B"
        case c = "C"
    }

    /// There must be one input for each public signal of the key's circuit.
    case wrongInputCount(expected: Int, actual: Int)
    /// No honest proof holds infinity.
    case pointAtInfinity(Element)
    /// The coordinates do not satisfy the curve's equation.
    case notOnCurve(Element)
    /// On the curve, but outside the subgroup of prime order, where pairings mean nothing.
    case notInSubgroup(Element)
    /// The pairing equation does not hold: the proof, an input, or the key is not the right one.
    case equationDoesNotHold
}

extension VerificationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .wrongInputCount(let expected, let actual): "the key has \(expected) public inputs, but \(actual) were given"
        case .pointAtInfinity(let element): "\(element.rawValue) of the proof is the point at infinity"
        case .notOnCurve(let element): "\(element.rawValue) of the proof is not on the curve"
        case .notInSubgroup(let element): "\(element.rawValue) of the proof is not in the subgroup of prime order"
        case .equationDoesNotHold: "the pairing equation does not hold: this proof is not for this key and these public inputs"
        }
    }
}

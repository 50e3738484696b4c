// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats

/// Why a set of points is no usable Groth16 key.
public enum KeyError: Error, Hashable, Sendable {
    /// Secrets of the key are bound to each other, and anyone can forge proofs under such a key.
    case forgeable(KeyRelation)
    /// A point that the protocol needs to be finite is infinity; an IC point at infinity leaves a public input unbound.
    case pointAtInfinity(KeyPoint)
    /// The coordinates do not satisfy the curve's equation.
    case notOnCurve(KeyPoint)
    /// On the curve, but outside the subgroup of prime order.
    case notInSubgroup(KeyPoint)
    /// IC has no entry for the constant one.
    case noInputPoints
    /// The G1 and the G2 form of one secret (beta or delta) belong to different secrets.
    case mismatchedPair(KeyPoint)
}

/// A point of a verifying or proving key, by its name in the paper.
public enum KeyPoint: Hashable, Sendable {
    case alpha1, beta1, beta2, gamma2, delta1, delta2
    /// The IC point of public input `index`, counted from 1; 0 is the constant one.
    case input(Int)
}

extension KeyPoint: CustomStringConvertible {
    public var description: String {
        switch self {
        case .alpha1: "alpha (G1)"
        case .beta1: "beta (G1)"
        case .beta2: "beta (G2)"
        case .gamma2: "gamma (G2)"
        case .delta1: "delta (G1)"
        case .delta2: "delta (G2)"
        case .input(let index): "IC[\(index)]"
        }
    }
}

extension KeyError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .forgeable(let relation): "\(relation), so anyone can forge proofs for it"
        case .pointAtInfinity(.input(let index)): "IC[\(index)] is the point at infinity, so proofs would not bind that public input"
        case .pointAtInfinity(let point): "\(point) is the point at infinity"
        case .notOnCurve(let point): "\(point) is not on the curve"
        case .notInSubgroup(let point): "\(point) is on the curve but not in the subgroup of prime order"
        case .noInputPoints: "IC is empty; it holds one point more than there are public inputs"
        case .mismatchedPair(let point): "\(point) does not hold the same secret as its twin in the other group"
        }
    }

    /// The class under which a reader of files reports this.
    var formatKind: FormatError.Kind {
        switch self {
        case .notOnCurve: .invalidPoint
        case .notInSubgroup: .outsideSubgroup
        case .pointAtInfinity: .pointAtInfinity
        case .noInputPoints: .outOfRange
        case .forgeable, .mismatchedPair: .unsoundKey
        }
    }
}

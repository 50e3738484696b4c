// SPDX-License-Identifier: Apache-2.0
package import AssayAlgebra

/// A sum of beta, gamma and delta with the coefficients −1, 0 and 1 that vanishes in a key.
///
/// Say β = u·γ + v·δ with u and v known. Then the verification equation A·B = α·β + S·γ + C·δ, in exponents and with S the sum
/// over the public inputs, reads A·B = (u·α + S)·γ + (v·α + C)·δ, and A = u·α + S, B = γ, C = −v·α solve it with points that
/// stand in the key: for every S, hence for every statement. Likewise γ = w·δ is solved by A = α, B = β, C = −w·S. Such a key
/// proves nothing. The most common one, γ = δ, never went through phase 2 (both are the generator).
///
/// Only small coefficients can be tried. That no other relation is known to the key's makers is what a setup has to ensure.
public struct KeyRelation: Hashable, Sendable {
    /// Coefficients of beta, gamma and delta; the first that is not zero is 1.
    public let beta: Int
    public let gamma: Int
    public let delta: Int

    /// `nil` when no such sum vanishes.
    ///
    /// - Precondition: the points are finite.
    package init?<C: PairingCurve>(_: C.Type, beta2: C.G2.Affine, gamma2: C.G2.Affine, delta2: C.G2.Affine) {
        let points = [C.G2(beta2), C.G2(gamma2), C.G2(delta2)]
        let vanishing = Self.candidates.first { candidate in
            zip(candidate, points).reduce(C.G2.zero) { $0 + ($1.0 == 0 ? .zero : $1.0 < 0 ? -$1.1 : $1.1) }.isZero
        }
        guard let vanishing else { return nil }
        (beta, gamma, delta) = (vanishing[0], vanishing[1], vanishing[2])
    }

    private static let candidates = [
        [0, 1, -1], [0, 1, 1], [1, -1, 0], [1, 1, 0], [1, 0, -1], [1, 0, 1], [1, -1, -1], [1, -1, 1], [1, 1, -1], [1, 1, 1],
    ]
}

extension KeyRelation: CustomStringConvertible {
    /// `gamma = delta`, `beta = -gamma + delta`.
    public var description: String {
        let left = beta != 0 ? "beta" : "gamma"
        let right = [("gamma", beta != 0 ? -gamma : 0), ("delta", -delta)].filter { $0.1 != 0 }
        let sum = right.enumerated().map { index, term in
            index == 0 ? (term.1 < 0 ? "-" : "") + term.0 : (term.1 < 0 ? " - " : " + ") + term.0
        }
        return "\(left) = \(sum.joined())"
    }
}

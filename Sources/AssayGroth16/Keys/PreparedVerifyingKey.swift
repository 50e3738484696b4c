// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// A verifying key with everything worked out that does not depend on the proof: e(α, β) and the lines of γ and δ.
public struct PreparedVerifyingKey<C: PairingCurve>: Sendable {
    /// The key that was prepared.
    public let key: VerifyingKey<C>
    /// e([α]₁, [β]₂)
    let alphaBeta: C.GT
    let gamma: C.PreparedG2
    let delta: C.PreparedG2

    /// Prepares a key.
    ///
    /// - Complexity: one pairing and the lines of two points, about the time of one verification.
    public init(_ key: VerifyingKey<C>) {
        self.key = key
        alphaBeta = C.pairing(key.alpha1, key.beta2)
        gamma = C.prepare(key.gamma2)
        delta = C.prepare(key.delta2)
    }
}

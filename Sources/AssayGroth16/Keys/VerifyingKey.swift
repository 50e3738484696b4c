// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// What anyone needs to check proofs of one circuit: the verifier's part of the common reference string σ of
/// Groth16 (EUROCRYPT 2016, §3.2), with gamma in the exponent of G2 only.
///
/// A value of this type is sound to use: every point is finite, on its curve and in its subgroup, there is one IC point
/// more than public inputs, and beta₂, gamma₂ and delta₂ are not bound by a relation that anyone could forge proofs with
/// (``KeyRelation``).
public struct VerifyingKey<C: PairingCurve>: Sendable, Hashable {
    /// [α]₁
    public let alpha1: C.G1.Affine
    /// [β]₂
    public let beta2: C.G2.Affine
    /// [γ]₂
    public let gamma2: C.G2.Affine
    /// [δ]₂
    public let delta2: C.G2.Affine
    /// [(β·u_i(x) + α·v_i(x) + w_i(x)) / γ]₁ for the constant one (i = 0) and each public input.
    public let inputPoints: [C.G1.Affine]
    /// Whether the key says that one party alone made it. That party can forge proofs: use such a key to try things out.
    public let isUnsafeSingleParty: Bool

    /// Public inputs of the circuit, the constant one not counted.
    public var inputCount: Int { inputPoints.count - 1 }

    /// Takes the points of a key after checking them all.
    ///
    /// - Throws: ``KeyError`` for the first point that breaks the promise of this type.
    /// - Complexity: one subgroup check for each point.
    public init(
        alpha1: C.G1.Affine, beta2: C.G2.Affine, gamma2: C.G2.Affine, delta2: C.G2.Affine, inputPoints: [C.G1.Affine],
        isUnsafeSingleParty: Bool
    ) throws(KeyError) {
        try alpha1.checkKeyPoint(.alpha1)
        try beta2.checkKeyPoint(.beta2)
        try gamma2.checkKeyPoint(.gamma2)
        try delta2.checkKeyPoint(.delta2)
        guard !inputPoints.isEmpty else { throw .noInputPoints }
        for (index, point) in inputPoints.enumerated() { try point.checkKeyPoint(.input(index)) }
        if let relation = KeyRelation(C.self, beta2: beta2, gamma2: gamma2, delta2: delta2) { throw .forgeable(relation) }
        self.alpha1 = alpha1
        self.beta2 = beta2
        self.gamma2 = gamma2
        self.delta2 = delta2
        self.inputPoints = inputPoints
        self.isUnsafeSingleParty = isUnsafeSingleParty
    }

    /// The name of a key made by one party, in the contributions of a `.zkey` and in `verification_key.json`.
    public static var unsafeSinglePartyMark: String { "unsafe-single-party" }
}

extension AffinePoint {
    /// Throws unless this is a finite point of the prime-order subgroup.
    func checkKeyPoint(_ name: KeyPoint) throws(KeyError) {
        if isInfinity { throw .pointAtInfinity(name) }
        if !isOnCurve { throw .notOnCurve(name) }
        if !isInSubgroup { throw .notInSubgroup(name) }
    }
}

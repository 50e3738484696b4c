// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// A Groth16 proof: π = ([A]₁, [B]₂, [C]₁) (EUROCRYPT 2016, §3.2).
///
/// Nothing is promised about the points; ``Verifier`` checks them. Anyone can turn a valid proof into other valid proofs of
/// the same statement, so tell proofs apart by their public inputs, never by their points.
public struct Proof<C: PairingCurve>: Sendable, Hashable {
    /// [A]₁, `pi_a` in files.
    public let a: C.G1.Affine
    /// [B]₂, `pi_b` in files.
    public let b: C.G2.Affine
    /// [C]₁, `pi_c` in files.
    public let c: C.G1.Affine

    /// Takes any three points: nothing is checked here.
    public init(a: C.G1.Affine, b: C.G2.Affine, c: C.G1.Affine) {
        self.a = a
        self.b = b
        self.c = c
    }
}

// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// A curve on which ceremonies are defined: it can turn a transcript into a point whose logarithm nobody knows, and a seed into secrets that
/// everybody knows.
public protocol CeremonyCurve: PairingCurve {
    /// The G2 point that contributions derive from a 64-byte transcript. Deterministic; in the prime-order subgroup.
    static func hashToG2(_ transcript: [UInt8]) -> G2.Affine

    /// What a beacon contributes: scalars, then points of G1, all determined by the first 32 bytes of the seed.
    static func draw(scalars: Int, points: Int, seed: [UInt8]) -> (scalars: [Fr], points: [G1.Affine])
}

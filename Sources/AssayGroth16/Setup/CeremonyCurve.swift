// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// A curve on which phase 2 contributions are defined: it can turn a transcript into a point whose logarithm nobody knows.
public protocol CeremonyCurve: PairingCurve {
    /// The G2 point that contributions to phase 2 derive from a 64-byte transcript. Deterministic; in the prime-order subgroup.
    static func hashToG2(_ transcript: [UInt8]) -> G2.Affine
}

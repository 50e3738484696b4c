// SPDX-License-Identifier: Apache-2.0

/// A pairing-friendly curve: two groups of the same prime order and a bilinear map from their product into a third.
///
/// Everything above this file is generic over it, so another curve is another conforming type.
public protocol PairingCurve: Sendable {
    /// Field of the G1 coordinates.
    associatedtype Fp: PrimeField
    /// Integers modulo the group order.
    associatedtype Fr: TwoAdicField
    associatedtype G1: CurveGroup where G1.Scalar == Fr, G1.Affine.Coordinate.Base == Fp
    associatedtype G2: CurveGroup where G2.Scalar == Fr, G2.Affine.Coordinate.Base == Fp
    associatedtype GT: TargetGroup where GT.Coordinate == Fp, GT.Scalar == Fr
    /// A point of G2 with everything about it that a pairing needs worked out beforehand.
    associatedtype PreparedG2: Sendable, Hashable

    /// The curve's name in the files of other tools (`"bn128"`).
    static var name: String { get }

    /// Works out the lines of a point that is paired again and again.
    static func prepare(_ point: G2.Affine) -> PreparedG2

    /// The same for a point from outside: `nil` unless it is on the curve and in the subgroup (infinity is). That shows on
    /// the way along the lines, for much less than a test of its own.
    static func prepareMember(_ point: G2.Affine) -> PreparedG2?

    /// The product of the pairings of all pairs, with one final exponentiation. A pair with infinity on either side
    /// contributes one.
    ///
    /// - Precondition: all points are in their subgroups. The value is meaningless otherwise.
    static func pairing(_ pairs: [(G1.Affine, G2.Affine)], prepared: [(G1.Affine, PreparedG2)]) -> GT

    /// The product of the pairings of `numbers[i]` times the i-th pair, times that of all prepared pairs, on up to `threads`
    /// threads; `nil` when a point of G2 in `pairs`, which must be on the curve, is not in the subgroup, or the counts differ.
    ///
    /// For many pairs: they share their squarings, and run side by side where the processor has vector units.
    static func blindedPairing(
        _ pairs: [(G1.Affine, G2.Affine)], by numbers: [BlindingNumber], prepared: [(G1.Affine, PreparedG2)], threads: Int
    ) -> GT?
}

extension PairingCurve {
    /// The product of the pairings of all pairs.
    public static func pairing(_ pairs: [(G1.Affine, G2.Affine)]) -> GT { pairing(pairs, prepared: []) }

    /// The pairing of two points.
    public static func pairing(_ p: G1.Affine, _ q: G2.Affine) -> GT { pairing([(p, q)], prepared: []) }

    /// Whether the product of the pairings of all pairs is one.
    public static func pairingProductIsOne(_ pairs: [(G1.Affine, G2.Affine)], prepared: [(G1.Affine, PreparedG2)] = []) -> Bool {
        pairing(pairs, prepared: prepared).isOne
    }
}

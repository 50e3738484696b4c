// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

extension BN254.G2 {
    /// A point of y² = x³ + 3/(9 + u) over Fp2 by its coordinates; in the group only when it is in the subgroup of order r.
    public struct Affine: KernelPoint {
        public typealias Coordinate = BN254.Fp2

        var raw: assay_bn254_g2_affine

        init(raw: assay_bn254_g2_affine) { self.raw = raw }
    }
}

extension BN254.G2.Affine {
    public static let infinity = BN254.G2.Affine(raw: assay_bn254_g2_affine())

    /// The point with these coordinates, on the curve or not.
    init(uncheckedX x: Coordinate, y: Coordinate) { raw = assay_bn254_g2_affine(x: x.raw, y: y.raw) }

    public var x: Coordinate { Coordinate(raw: raw.x) }
    public var y: Coordinate { Coordinate(raw: raw.y) }
    public var isInfinity: Bool { x == .zero && y == .zero }
    public var isOnCurve: Bool { unsafe test(assay_bn254_g2_is_on_curve) }
    public var isInSubgroup: Bool { unsafe test(assay_bn254_g2_is_in_subgroup) }
    public static prefix func - (a: Self) -> Self { unsafe a.applying(assay_bn254_g2_affine_neg) }

    public static func == (a: Self, b: Self) -> Bool { a.x == b.x && a.y == b.y }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(x)
        hasher.combine(y)
    }

    static let membership = unsafe MembershipKernels<Self>(
        scratchBytes: assay_bn254_g2_membership_scratch_bytes, check: assay_bn254_g2_check, findOutside: assay_bn254_g2_find_outside)
}

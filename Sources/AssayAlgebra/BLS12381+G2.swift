// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

extension BLS12381 {
    /// The subgroup of prime order r of y² = x³ + 4(1 + u) over Fp2.
    public struct G2: CurveGroup, KernelValue {
        public typealias Scalar = BLS12381.Fr

        /// Jacobian coordinates.
        var raw: assay_bls12381_g2

        init(raw: assay_bls12381_g2) { self.raw = raw }
    }
}

extension BLS12381.G2 {
    public static let zero = BLS12381.G2(raw: assay_bls12381_g2())
    public static let generator = BLS12381.G2(Affine(uncheckedX: BLS12381.g2GeneratorX, y: BLS12381.g2GeneratorY))

    public init(_ point: Affine) { self = unsafe point.converted(assay_bls12381_g2(), assay_bls12381_g2_from_affine) }

    public var affine: Affine { unsafe converted(assay_bls12381_g2_affine(), assay_bls12381_g2_to_affine) }
    public var doubled: Self { unsafe applying(assay_bls12381_g2_double) }
    public var isZero: Bool { BLS12381.Fp2(raw: raw.z) == .zero }

    public static func + (a: Self, b: Self) -> Self { unsafe a.combined(b, assay_bls12381_g2_add) }
    public static func + (a: Self, b: Affine) -> Self { unsafe a.combined(b, assay_bls12381_g2_add_affine) }
    public static func - (a: Self, b: Self) -> Self { a + -b }
    public static prefix func - (a: Self) -> Self { unsafe a.applying(assay_bls12381_g2_neg) }
    public static func * (k: Scalar, point: Self) -> Self { unsafe point.combined(k, assay_bls12381_g2_mul) }

    public static func == (a: Self, b: Self) -> Bool { unsafe a.test(b, assay_bls12381_g2_equal) }
    public func hash(into hasher: inout Hasher) { hasher.combine(affine) }

    public static func batchAffine(_ points: [Self]) -> [Affine] {
        unsafe [Affine](kernelCount: points.count) { result in
            unsafe withUnsafeTemporaryAllocation(of: BLS12381.Fp2.Raw.self, capacity: points.count) { scratch in
                guard let scratch = scratch.baseAddress else { return }
                unsafe points.withKernelPointer { unsafe assay_bls12381_g2_batch_to_affine(result, $0, points.count, scratch) }
            }
        }
    }
}

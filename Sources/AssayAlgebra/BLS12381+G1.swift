// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

extension BLS12381 {
    /// The subgroup of prime order r of y² = x³ + 4 over Fp.
    public struct G1: CurveGroup, KernelValue {
        public typealias Scalar = BLS12381.Fr

        /// Jacobian coordinates.
        var raw: assay_bls12381_g1

        init(raw: assay_bls12381_g1) { self.raw = raw }
    }
}

extension BLS12381.G1 {
    public static let zero = BLS12381.G1(raw: assay_bls12381_g1())
    public static let generator = BLS12381.G1(Affine(uncheckedX: BLS12381.g1GeneratorX, y: BLS12381.g1GeneratorY))

    public init(_ point: Affine) { self = unsafe point.converted(assay_bls12381_g1(), assay_bls12381_g1_from_affine) }

    public var affine: Affine { unsafe converted(assay_bls12381_g1_affine(), assay_bls12381_g1_to_affine) }
    public var doubled: Self { unsafe applying(assay_bls12381_g1_double) }
    public var isZero: Bool { BLS12381.Fp(raw: raw.z) == .zero }

    public static func + (a: Self, b: Self) -> Self { unsafe a.combined(b, assay_bls12381_g1_add) }
    public static func + (a: Self, b: Affine) -> Self { unsafe a.combined(b, assay_bls12381_g1_add_affine) }
    public static func - (a: Self, b: Self) -> Self { a + -b }
    public static prefix func - (a: Self) -> Self { unsafe a.applying(assay_bls12381_g1_neg) }
    public static func * (k: Scalar, point: Self) -> Self { unsafe point.combined(k, assay_bls12381_g1_mul) }

    public static func == (a: Self, b: Self) -> Bool { unsafe a.test(b, assay_bls12381_g1_equal) }
    public func hash(into hasher: inout Hasher) { hasher.combine(affine) }

    public static func batchAffine(_ points: [Self]) -> [Affine] {
        unsafe [Affine](kernelCount: points.count) { result in
            unsafe withUnsafeTemporaryAllocation(of: BLS12381.Fp.Raw.self, capacity: points.count) { scratch in
                guard let scratch = scratch.baseAddress else { return }
                unsafe points.withKernelPointer { unsafe assay_bls12381_g1_batch_to_affine(result, $0, points.count, scratch) }
            }
        }
    }
}

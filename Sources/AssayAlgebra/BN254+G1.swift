// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

extension BN254 {
    /// The group of points of y² = x³ + 3 over Fp, of prime order r.
    public struct G1: CurveGroup, KernelValue {
        public typealias Scalar = BN254.Fr

        /// Jacobian coordinates.
        var raw: assay_bn254_g1

        init(raw: assay_bn254_g1) { self.raw = raw }
    }
}

extension BN254.G1 {
    public static let zero = BN254.G1(raw: assay_bn254_g1())
    public static let generator = BN254.G1(Affine(uncheckedX: 1, y: 2))

    public init(_ point: Affine) { self = unsafe point.converted(assay_bn254_g1(), assay_bn254_g1_from_affine) }

    public var affine: Affine { unsafe converted(assay_bn254_g1_affine(), assay_bn254_g1_to_affine) }
    public var doubled: Self { unsafe applying(assay_bn254_g1_double) }
    public var isZero: Bool { BN254.Fp(raw: raw.z) == .zero }

    public static func + (a: Self, b: Self) -> Self { unsafe a.combined(b, assay_bn254_g1_add) }
    public static func + (a: Self, b: Affine) -> Self { unsafe a.combined(b, assay_bn254_g1_add_affine) }
    public static func - (a: Self, b: Self) -> Self { a + -b }
    public static prefix func - (a: Self) -> Self { unsafe a.applying(assay_bn254_g1_neg) }
    public static func * (k: Scalar, point: Self) -> Self { unsafe point.combined(k, assay_bn254_g1_mul) }

    public static func == (a: Self, b: Self) -> Bool { unsafe a.test(b, assay_bn254_g1_equal) }
    public func hash(into hasher: inout Hasher) { hasher.combine(affine) }

    public static func batchAffine(_ points: [Self]) -> [Affine] {
        unsafe [Affine](kernelCount: points.count) { result in
            unsafe withUnsafeTemporaryAllocation(of: BN254.Fp.Raw.self, capacity: points.count) { scratch in
                guard let scratch = scratch.baseAddress else { return }
                unsafe points.withKernelPointer { unsafe assay_bn254_g1_batch_to_affine(result, $0, points.count, scratch) }
            }
        }
    }
}

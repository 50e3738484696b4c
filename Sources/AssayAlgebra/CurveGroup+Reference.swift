// SPDX-License-Identifier: Apache-2.0

/// Sums of products by their definition: what the fast kernels are compared with, and what a group without kernels uses.
extension CurveGroup {
    public static func msm(bases: [Affine], scalars: [Scalar], threads: Int) throws(MSMError) -> Self {
        guard bases.count == scalars.count else { throw .countMismatch(bases: bases.count, scalars: scalars.count) }
        return zip(bases, scalars).reduce(.zero) { $0 + $1.1 * Self($1.0) }
    }

    public static func fixedBase(_ scalars: [Scalar], base: Self, threads: Int) -> [Affine] {
        batchAffine(scalars.map { $0 * base })
    }
}

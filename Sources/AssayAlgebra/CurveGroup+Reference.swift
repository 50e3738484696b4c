// SPDX-License-Identifier: Apache-2.0

/// Sums of products by their definition: what the fast kernels are compared with, and what a group without kernels uses.
extension CurveGroup {
    public static func msm(
        bases: ArraySlice<Affine>, scalars: ArraySlice<Scalar>, threads: Int, workspace: inout MSMWorkspace
    ) throws(MSMError) -> Self {
        guard bases.count == scalars.count else { throw .countMismatch(bases: bases.count, scalars: scalars.count) }
        return zip(bases, scalars).reduce(.zero) { $0 + $1.1 * Self($1.0) }
    }

    public static func fixedBaseTable(of base: Self, expecting count: Int, threads: Int) -> FixedBaseTable<Self> {
        FixedBaseTable { scalars, _ in batchAffine(scalars.map { $0 * base }) }
    }
}

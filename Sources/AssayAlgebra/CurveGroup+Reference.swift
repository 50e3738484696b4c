// SPDX-License-Identifier: Apache-2.0

/// Sums of products by their definition: what the fast kernels are compared with, and what a group without kernels uses.
extension CurveGroup {
    public static func msm(
        bases: ArraySlice<Affine>, scalars: ArraySlice<Scalar>, threads: Int, workspace: inout MSMWorkspace
    ) throws(MSMError) -> Self {
        guard bases.count == scalars.count else { throw .countMismatch(bases: bases.count, scalars: scalars.count) }
        return zip(bases, scalars).reduce(.zero) { $0 + $1.1 * Self($1.0) }
    }

    public static func enqueue(bases: MSMBases<Self>, scalars: [Scalar], in queue: inout MSMQueue) throws(MSMError) -> MSMSum<Self> {
        let held = ReferenceScalars(scalars)
        let sum = MSMSum<Self>(scalars: held)
        sum.value = try msm(bases: Array(bases.points.prefix(bases.count)), scalars: scalars)
        return sum
    }

    public static func enqueue<Other: CurveGroup>(
        bases: MSMBases<Self>, scalarsOf other: MSMSum<Other>, in queue: inout MSMQueue
    ) throws(MSMError) -> MSMSum<Self> where Other.Scalar == Scalar {
        guard let held = other.scalars as? ReferenceScalars<Scalar> else { preconditionFailure("a sum of the same curve") }
        return try enqueue(bases: bases, scalars: held.values, in: &queue)
    }

    public static func bestRows(count: Int, atMost rows: Int) -> MSMRows { .basesAlone }

    public static func multiples(of points: PointList<Affine>, in rows: MSMRows, threads: Int) -> PointList<Affine> { points }

    public static func fixedBaseTable(of base: Self, expecting count: Int, threads: Int) -> FixedBaseTable<Self> {
        FixedBaseTable { scalars, _, step in step(0) ? batchAffine(scalars.map { $0 * base }) : nil }
    }

    public static func fixedBaseSum(of bases: [Affine], windowBits: Int, threads: Int) -> FixedBaseSum<Self> {
        FixedBaseSum(count: bases.count) { zip(bases, $0).reduce(.zero) { $0 + $1.1 * Self($1.0) } }
    }
}

/// Scalars of a sum that was worked out at once.
private final class ReferenceScalars<Scalar: PrimeField>: Sendable {
    let values: [Scalar]
    init(_ values: [Scalar]) { self.values = values }
}

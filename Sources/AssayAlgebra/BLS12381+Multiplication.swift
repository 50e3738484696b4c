// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

extension BLS12381.G1: KernelGroup {
    static let multiplication = unsafe MultiplicationKernels<Self>(
        weight: 1, preparedBytes: assay_bls12381_g1_msm_prepared_bytes, prepare: assay_bls12381_g1_msm_prepare,
        scratchBytes: assay_bls12381_g1_msm_scratch_bytes, resultCount: assay_bls12381_g1_msm_result_count,
        sortedBytes: assay_bls12381_g1_msm_sorted_bytes, sort: assay_bls12381_g1_msm_sort, run: assay_bls12381_g1_msm_run,
        combine: assay_bls12381_g1_msm_combine, table: assay_bls12381_g1_msm_table,
        fixedBaseScratchBytes: assay_bls12381_g1_fixed_base_scratch_bytes,
        fixedBaseTable: assay_bls12381_g1_fixed_base_table, fixedBaseMultiply: assay_bls12381_g1_fixed_base_multiply,
        fixedBaseSum: assay_bls12381_g1_fixed_base_sum)

    public static func msm(
        bases: ArraySlice<Affine>, scalars: ArraySlice<Scalar>, threads: Int, workspace: inout MSMWorkspace
    ) throws(MSMError) -> Self {
        try kernelMSM(bases: bases, scalars: scalars, threads: threads, workspace: &workspace)
    }

    public static func enqueue(bases: MSMBases<Self>, scalars: [Scalar], in queue: inout MSMQueue) throws(MSMError) -> MSMSum<Self> {
        try enqueueKernels(bases: bases, scalars: scalars, in: &queue)
    }

    public static func enqueue<Other: CurveGroup>(
        bases: MSMBases<Self>, scalarsOf other: MSMSum<Other>, in queue: inout MSMQueue
    ) throws(MSMError) -> MSMSum<Self> where Other.Scalar == Scalar {
        try enqueueKernels(bases: bases, scalarsOf: other, in: &queue)
    }

    public static func bestRows(count: Int, atMost rows: Int) -> MSMRows { bestKernelRows(count: count, atMost: rows) }

    public static func multiples(of points: PointList<Affine>, in rows: MSMRows, threads: Int) -> PointList<Affine> {
        kernelMultiples(of: points, in: rows, threads: threads)
    }

    public static func fixedBaseTable(of base: Self, expecting count: Int, threads: Int) -> FixedBaseTable<Self> {
        kernelFixedBaseTable(of: base, expecting: count, threads: threads)
    }

    public static func fixedBaseSum(of bases: [Affine], windowBits: Int, threads: Int) -> FixedBaseSum<Self> {
        kernelFixedBaseSum(of: bases, windowBits: windowBits, threads: threads)
    }
}

extension BLS12381.G2: KernelGroup {
    static let multiplication = unsafe MultiplicationKernels<Self>(
        weight: 3, preparedBytes: assay_bls12381_g2_msm_prepared_bytes, prepare: assay_bls12381_g2_msm_prepare,
        scratchBytes: assay_bls12381_g2_msm_scratch_bytes, resultCount: assay_bls12381_g2_msm_result_count,
        sortedBytes: assay_bls12381_g2_msm_sorted_bytes, sort: assay_bls12381_g2_msm_sort, run: assay_bls12381_g2_msm_run,
        combine: assay_bls12381_g2_msm_combine, table: assay_bls12381_g2_msm_table,
        fixedBaseScratchBytes: assay_bls12381_g2_fixed_base_scratch_bytes,
        fixedBaseTable: assay_bls12381_g2_fixed_base_table, fixedBaseMultiply: assay_bls12381_g2_fixed_base_multiply,
        fixedBaseSum: assay_bls12381_g2_fixed_base_sum)

    public static func msm(
        bases: ArraySlice<Affine>, scalars: ArraySlice<Scalar>, threads: Int, workspace: inout MSMWorkspace
    ) throws(MSMError) -> Self {
        try kernelMSM(bases: bases, scalars: scalars, threads: threads, workspace: &workspace)
    }

    public static func enqueue(bases: MSMBases<Self>, scalars: [Scalar], in queue: inout MSMQueue) throws(MSMError) -> MSMSum<Self> {
        try enqueueKernels(bases: bases, scalars: scalars, in: &queue)
    }

    public static func enqueue<Other: CurveGroup>(
        bases: MSMBases<Self>, scalarsOf other: MSMSum<Other>, in queue: inout MSMQueue
    ) throws(MSMError) -> MSMSum<Self> where Other.Scalar == Scalar {
        try enqueueKernels(bases: bases, scalarsOf: other, in: &queue)
    }

    public static func bestRows(count: Int, atMost rows: Int) -> MSMRows { bestKernelRows(count: count, atMost: rows) }

    public static func multiples(of points: PointList<Affine>, in rows: MSMRows, threads: Int) -> PointList<Affine> {
        kernelMultiples(of: points, in: rows, threads: threads)
    }

    public static func fixedBaseTable(of base: Self, expecting count: Int, threads: Int) -> FixedBaseTable<Self> {
        kernelFixedBaseTable(of: base, expecting: count, threads: threads)
    }

    public static func fixedBaseSum(of bases: [Affine], windowBits: Int, threads: Int) -> FixedBaseSum<Self> {
        kernelFixedBaseSum(of: bases, windowBits: windowBits, threads: threads)
    }
}

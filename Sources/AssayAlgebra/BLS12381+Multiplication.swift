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
}

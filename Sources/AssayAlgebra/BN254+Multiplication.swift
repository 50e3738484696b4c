// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

extension BN254.G1: KernelGroup {
    static let multiplication = unsafe MultiplicationKernels<Self>(
        weight: 1, preparedBytes: assay_bn254_g1_msm_prepared_bytes, prepare: assay_bn254_g1_msm_prepare,
        scratchBytes: assay_bn254_g1_msm_scratch_bytes, resultCount: assay_bn254_g1_msm_result_count,
        sortedBytes: assay_bn254_g1_msm_sorted_bytes, sort: assay_bn254_g1_msm_sort, run: assay_bn254_g1_msm_run,
        combine: assay_bn254_g1_msm_combine, table: assay_bn254_g1_msm_table,
        fixedBaseScratchBytes: assay_bn254_g1_fixed_base_scratch_bytes,
        fixedBaseTable: assay_bn254_g1_fixed_base_table, fixedBaseMultiply: assay_bn254_g1_fixed_base_multiply,
        fixedBaseSum: assay_bn254_g1_fixed_base_sum)
}

extension BN254.G2: KernelGroup {
    static let multiplication = unsafe MultiplicationKernels<Self>(
        weight: 3, preparedBytes: assay_bn254_g2_msm_prepared_bytes, prepare: assay_bn254_g2_msm_prepare,
        scratchBytes: assay_bn254_g2_msm_scratch_bytes, resultCount: assay_bn254_g2_msm_result_count,
        sortedBytes: assay_bn254_g2_msm_sorted_bytes, sort: assay_bn254_g2_msm_sort, run: assay_bn254_g2_msm_run,
        combine: assay_bn254_g2_msm_combine, table: assay_bn254_g2_msm_table,
        fixedBaseScratchBytes: assay_bn254_g2_fixed_base_scratch_bytes,
        fixedBaseTable: assay_bn254_g2_fixed_base_table, fixedBaseMultiply: assay_bn254_g2_fixed_base_multiply,
        fixedBaseSum: assay_bn254_g2_fixed_base_sum)
}

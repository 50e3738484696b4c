// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

extension BN254.Fr: KernelTwoAdicField {
    public static let twoAdicity = 28
    /// 5 to the power of (r − 1) / 2²⁸, where 5 generates the multiplicative group.
    public static let twoAdicRoot = BN254.Fr(known: "19103219067921713944291392827692070036145651957329286315305642004821462161904")

    static let transforms = unsafe TransformKernels<Self>(
        prepare: assay_bn254_fr_ntt_prepare, forward: assay_bn254_fr_ntt_forward, inverse: assay_bn254_fr_ntt_inverse,
        split: assay_bn254_fr_ntt_split,
        merge: assay_bn254_fr_ntt_merge, turn: assay_bn254_fr_ntt_turn, reverse: assay_bn254_fr_ntt_reverse,
        reverseTileCount: assay_bn254_fr_ntt_reverse_tile_count, matrixRows: assay_bn254_fr_matrix_rows)
}

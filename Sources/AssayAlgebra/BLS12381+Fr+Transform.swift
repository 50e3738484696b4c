// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

extension BLS12381.Fr: KernelTwoAdicField {
    public static let twoAdicity = 32
    /// 5 to the power of (r − 1) / 2³², where 5 is the smallest integer that is no square: the rule of snarkjs.
    public static let twoAdicRoot = BLS12381.Fr(known: "937917089079007706106976984802249742464848817460758522850752807661925904159")

    static let transforms = unsafe TransformKernels<Self>(
        prepare: assay_bls12381_fr_ntt_prepare, forward: assay_bls12381_fr_ntt_forward, inverse: assay_bls12381_fr_ntt_inverse,
        split: assay_bls12381_fr_ntt_split,
        merge: assay_bls12381_fr_ntt_merge, turn: assay_bls12381_fr_ntt_turn, reverse: assay_bls12381_fr_ntt_reverse,
        reverseTileCount: assay_bls12381_fr_ntt_reverse_tile_count, matrixRows: assay_bls12381_fr_matrix_rows)
}

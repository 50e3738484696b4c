// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

extension BLS12381: KernelPairingCurve {
    public static let name = "bls12381"

    /// A point of G2 with the lines of its Miller loop, 13 KB. Pairing with it saves a third of the work.
    public struct PreparedG2: PreparedLines {
        /// The point that was prepared.
        public let point: G2.Affine
        let lines: [Line]

        struct Line: KernelValue {
            var raw: assay_bls12381_line
        }
    }

    static let pairings = unsafe PairingKernels<Self>(
        lineCount: Int(ASSAY_BLS12381_LINE_COUNT), prepareScratchBytes: MemoryLayout<assay_bls12381_prepare_scratch>.stride,
        prepare: { unsafe assay_bls12381_g2_prepare($0, $1, $2, $3.assumingMemoryBound(to: assay_bls12381_prepare_scratch.self)) },
        millerScratchBytes: MemoryLayout<assay_bls12381_miller_scratch>.stride,
        millerLoop: { unsafe assay_bls12381_miller_loop($0, $1, $2, $3, $4.assumingMemoryBound(to: assay_bls12381_miller_scratch.self)) },
        millerProductScratchBytes: assay_bls12381_miller_product_scratch_bytes, millerProduct: assay_bls12381_miller_product,
        finalExponentiation: assay_bls12381_final_exponentiation, multiplyEachScratchBytes: Int(ASSAY_BLS12381_MULTIPLY_EACH_BYTES),
        multiplyEach: assay_bls12381_g1_multiply_each)
}

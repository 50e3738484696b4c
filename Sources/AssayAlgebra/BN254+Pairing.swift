// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

extension BN254: KernelPairingCurve {
    public static let name = "bn128"

    /// A point of G2 with the lines of its Miller loop, 11 KB. Pairing with it saves a third of the work.
    public struct PreparedG2: PreparedLines {
        /// The point that was prepared.
        public let point: G2.Affine
        let lines: [Line]

        struct Line: KernelValue {
            var raw: assay_bn254_line
        }
    }

    static let pairings = unsafe PairingKernels<Self>(
        lineCount: Int(ASSAY_BN254_LINE_COUNT), prepareScratchBytes: MemoryLayout<assay_bn254_prepare_scratch>.stride,
        prepare: { unsafe assay_bn254_g2_prepare($0, $1, $2, $3.assumingMemoryBound(to: assay_bn254_prepare_scratch.self)) },
        millerScratchBytes: MemoryLayout<assay_bn254_miller_scratch>.stride,
        millerLoop: { unsafe assay_bn254_miller_loop($0, $1, $2, $3, $4.assumingMemoryBound(to: assay_bn254_miller_scratch.self)) },
        millerProductScratchBytes: assay_bn254_miller_product_scratch_bytes, millerProduct: assay_bn254_miller_product,
        finalExponentiation: assay_bn254_final_exponentiation, multiplyEachScratchBytes: Int(ASSAY_BN254_MULTIPLY_EACH_BYTES),
        multiplyEach: assay_bn254_g1_multiply_each)
}

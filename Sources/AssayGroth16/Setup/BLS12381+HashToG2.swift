// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

extension BLS12381.Fp2: QuadraticField {}

extension BLS12381: CeremonyCurve {
    /// By the same rule as on BN254, with the bits and the cofactor of this curve. No contribution of another tool was at hand to compare with.
    public static func hashToG2(_ transcript: [UInt8]) -> G2.Affine {
        HashToG2.point(transcript, coefficient: Fp2(c0: 4, c1: 4), cofactor: twistCofactor, in: G2.self)
    }

    /// The order of the twist over that of the group, (x⁸ − 4x⁷ + 5x⁶ − 4x⁴ + 6x³ − 4x² − 4x + 13)/9, least significant limb first.
    static let twistCofactor: [UInt64] = [
        0xcf1c_38e3_1c72_38e5, 0x1616_ec6e_786f_0c70, 0x2153_7e29_3a66_91ae, 0xa628_f1cb_4d9e_82ef,
        0xa68a_205b_2e5a_7ddf, 0xcd91_de45_4708_5aba, 0x091d_5079_2876_a202, 0x05d5_43a9_5414_e7f1,
    ]
}

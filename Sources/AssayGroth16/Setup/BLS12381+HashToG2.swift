// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

extension BLS12381.Fp: DrawnCoordinate {}
extension BLS12381.Fp2: DrawnCoordinate {}

/// By the same rules as on BN254, with the bits and the cofactors of this curve. No contribution of another tool was at hand to compare with.
extension BLS12381: CeremonyCurve {
    public static func hashToG2(_ transcript: [UInt8]) -> G2.Affine {
        var generator = ChaCha20Generator(seed: transcript)
        return CurveDraw.point(&generator, coefficient: Fp2(c0: 4, c1: 4), cofactor: twistCofactor, in: G2.self)
    }

    public static func draw(scalars: Int, points: Int, seed: [UInt8]) -> (scalars: [Fr], points: [G1.Affine]) {
        var generator = ChaCha20Generator(seed: seed)
        let drawn: [Fr] = (0..<scalars).map { _ in CurveDraw.element(&generator) }
        return (drawn, (0..<points).map { _ in CurveDraw.point(&generator, coefficient: 4, cofactor: curveCofactor, in: G1.self) })
    }

    /// The order of the curve over that of the group, (x − 1)²/3, least significant limb first.
    static let curveCofactor: [UInt64] = [0x8c00_aaab_0000_aaab, 0x396c_8c00_5555_e156]

    /// The order of the twist over that of the group, (x⁸ − 4x⁷ + 5x⁶ − 4x⁴ + 6x³ − 4x² − 4x + 13)/9, least significant limb first.
    static let twistCofactor: [UInt64] = [
        0xcf1c_38e3_1c72_38e5, 0x1616_ec6e_786f_0c70, 0x2153_7e29_3a66_91ae, 0xa628_f1cb_4d9e_82ef,
        0xa68a_205b_2e5a_7ddf, 0xcd91_de45_4708_5aba, 0x091d_5079_2876_a202, 0x05d5_43a9_5414_e7f1,
    ]
}

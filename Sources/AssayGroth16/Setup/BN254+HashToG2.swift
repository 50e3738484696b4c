// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

extension BN254.Fp: DrawnCoordinate {}
extension BN254.Fp2: DrawnCoordinate {}

extension BN254: CeremonyCurve {
    public static func hashToG2(_ transcript: [UInt8]) -> G2.Affine {
        var generator = ChaCha20Generator(seed: transcript)
        return CurveDraw.point(&generator, coefficient: twistCoefficient, cofactor: twistCofactor, in: G2.self)
    }

    public static func draw(scalars: Int, points: Int, seed: [UInt8]) -> (scalars: [Fr], points: [G1.Affine]) {
        var generator = ChaCha20Generator(seed: seed)
        let drawn: [Fr] = (0..<scalars).map { _ in CurveDraw.element(&generator) }
        return (drawn, (0..<points).map { _ in CurveDraw.point(&generator, coefficient: 3, cofactor: [1], in: G1.self) })
    }

    /// 3/(9 + u), the constant of the twist's equation.
    private static let twistCoefficient: Fp2 = {
        let tangent = Fp2(c0: 9, c1: 1)
        return Fp2(c0: 3, c1: 0) * (tangent.inverse ?? .zero)
    }()

    /// 2q − r, least significant limb first.
    static let twistCofactor: [UInt64] = [0x345f_2299_c0f9_fa8d, 0x06ce_ecda_572a_2489, 0xb850_45b6_8181_585e, 0x3064_4e72_e131_a029]
}

// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

extension BN254 {
    /// A value of the pairing: an r-th root of unity in Fp12 = Fp2[w]/(w⁶ − 9 − u).
    ///
    /// The pairing here is the textbook's (exponent (p¹² − 1)/r) to the power of 2x(6x² + 3x + 1), with x the curve's
    /// parameter. The factor is coprime to r, makes the final exponentiation cheaper (Fuentes-Castañeda, Knapp,
    /// Rodríguez-Henríquez, SAC 2011), and is the one in `vk_alphabeta_12` of other tools.
    public struct GT: TargetGroup, KernelValue {
        public typealias Coordinate = BN254.Fp
        public typealias Scalar = BN254.Fr

        var raw: assay_bn254_fp12

        init(raw: assay_bn254_fp12) { self.raw = raw }
    }
}

extension BN254.GT {
    public static let one: BN254.GT = {
        var raw = assay_bn254_fp12()
        raw.c0.c0.c0 = BN254.Fp.one.raw
        return BN254.GT(raw: raw)
    }()

    public var isOne: Bool { unsafe test(assay_bn254_fp12_is_one) }
    public static func * (a: Self, b: Self) -> Self { unsafe a.combined(b, assay_bn254_fp12_mul) }
    public var inverse: Self { unsafe applying(assay_bn254_gt_inv) }
    public func power(_ exponent: BN254.Fr) -> Self { unsafe combined(exponent, assay_bn254_gt_pow) }

    public static func == (a: Self, b: Self) -> Bool { unsafe a.test(b, assay_bn254_fp12_equal) }
    public func hash(into hasher: inout Hasher) { hasher.combine(towerCoefficients) }

    public var towerCoefficients: [[[BN254.Fp]]] {
        [raw.c0, raw.c1].map { half in
            [half.c0, half.c1, half.c2].map { [BN254.Fp(raw: $0.c0), BN254.Fp(raw: $0.c1)] }
        }
    }
}

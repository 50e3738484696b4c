// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

extension BLS12381 {
    /// A value of the pairing: an r-th root of unity in Fp12 = Fp2[w]/(w⁶ − 1 − u).
    ///
    /// The pairing here is the textbook's (exponent (p¹² − 1)/r) cubed. The factor 3 is coprime to r, makes the final exponentiation
    /// cheaper (Hayashida, Hayasaka, Teruya, ePrint 2020/875), and is the one that arkworks, blst and gnark have.
    public struct GT: TargetGroup, KernelValue {
        public typealias Coordinate = BLS12381.Fp
        public typealias Scalar = BLS12381.Fr

        var raw: assay_bls12381_fp12

        init(raw: assay_bls12381_fp12) { self.raw = raw }
    }
}

extension BLS12381.GT {
    public static let one: BLS12381.GT = {
        var raw = assay_bls12381_fp12()
        raw.c0.c0.c0 = BLS12381.Fp.one.raw
        return BLS12381.GT(raw: raw)
    }()

    public var isOne: Bool { unsafe test(assay_bls12381_fp12_is_one) }
    public static func * (a: Self, b: Self) -> Self { unsafe a.combined(b, assay_bls12381_fp12_mul) }
    public var inverse: Self { unsafe applying(assay_bls12381_gt_inv) }
    public func power(_ exponent: BLS12381.Fr) -> Self { unsafe combined(exponent, assay_bls12381_gt_pow) }

    public static func == (a: Self, b: Self) -> Bool { unsafe a.test(b, assay_bls12381_fp12_equal) }
    public func hash(into hasher: inout Hasher) { hasher.combine(towerCoefficients) }

    public var towerCoefficients: [[[BLS12381.Fp]]] {
        [raw.c0, raw.c1].map { half in
            [half.c0, half.c1, half.c2].map { [BLS12381.Fp(raw: $0.c0), BLS12381.Fp(raw: $0.c1)] }
        }
    }
}

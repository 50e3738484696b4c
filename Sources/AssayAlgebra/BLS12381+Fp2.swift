// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

extension BLS12381 {
    /// An element `c0 + c1 u` of the quadratic extension with u² = −1 (coordinates of G2).
    public struct Fp2: KernelValue {
        var raw: assay_bls12381_fp2

        init(raw: assay_bls12381_fp2) { self.raw = raw }
    }
}

extension BLS12381.Fp2: Sendable, Hashable, AdditiveArithmetic {
    public init(c0: BLS12381.Fp, c1: BLS12381.Fp) { raw = assay_bls12381_fp2(c0: c0.raw, c1: c1.raw) }

    /// The real part.
    public var c0: BLS12381.Fp { BLS12381.Fp(raw: raw.c0) }
    /// The coefficient of u.
    public var c1: BLS12381.Fp { BLS12381.Fp(raw: raw.c1) }

    public static let zero = BLS12381.Fp2(raw: assay_bls12381_fp2())
    public static let one = BLS12381.Fp2(c0: .one, c1: .zero)

    public static func + (a: Self, b: Self) -> Self { unsafe a.combined(b, assay_bls12381_fp2_add) }
    public static func - (a: Self, b: Self) -> Self { unsafe a.combined(b, assay_bls12381_fp2_sub) }
    public static func * (a: Self, b: Self) -> Self { unsafe a.combined(b, assay_bls12381_fp2_mul) }
    public static prefix func - (a: Self) -> Self { unsafe a.applying(assay_bls12381_fp2_neg) }
    public var squared: Self { unsafe applying(assay_bls12381_fp2_sqr) }
    /// `c0 - c1 u`, which is also the p-th power.
    public var conjugate: Self { Self(c0: c0, c1: -c1) }
    /// The multiplicative inverse; `nil` for zero. Variable time.
    public var inverse: Self? { unsafe applying(assay_bls12381_fp2_inv) }
    /// A square root; `nil` when there is none. Variable time.
    public var squareRoot: Self? { unsafe applying(assay_bls12381_fp2_sqrt) }

    public static func == (a: Self, b: Self) -> Bool { a.c0 == b.c0 && a.c1 == b.c1 }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(c0)
        hasher.combine(c1)
    }
}

extension BLS12381.Fp2: CustomStringConvertible {
    public var description: String { "\(c0) + \(c1) u" }
}

extension BLS12381.Fp {
    /// The square root `self^((p+1)/4)`; `nil` when there is none. Variable time.
    public var squareRoot: Self? { unsafe applying(assay_bls12381_fp_sqrt) }
}

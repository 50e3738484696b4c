// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

extension BLS12381 {
    /// An element of BLS12-381's base field (coordinates of G1).
    public struct Fp: PrimeField, KernelValue {
        /// Montgomery form, as the kernels keep it.
        var raw: assay_bls12381_fp

        init(raw: assay_bls12381_fp) { self.raw = raw }
    }
}

extension BLS12381.Fp {
    public static let modulus: [UInt64] = [
        0xb9fe_ffff_ffff_aaab, 0x1eab_fffe_b153_ffff, 0x6730_d2a0_f6b0_f624,
        0x6477_4b84_f385_12bf, 0x4b1b_a7b6_434b_acd7, 0x1a01_11ea_397f_e69a,
    ]
    public static let bitWidth = 381
    public static let byteCount = 48
    public static let zero = BLS12381.Fp(raw: assay_bls12381_fp())
    public static let one = BLS12381.Fp(1 as UInt64)

    public init(integerLiteral value: Int) { self.init(value) }

    public static func + (a: Self, b: Self) -> Self { unsafe a.combined(b, assay_bls12381_fp_add) }
    public static func - (a: Self, b: Self) -> Self { unsafe a.combined(b, assay_bls12381_fp_sub) }
    public static func * (a: Self, b: Self) -> Self { unsafe a.combined(b, assay_bls12381_fp_mul) }
    public static prefix func - (a: Self) -> Self { unsafe a.applying(assay_bls12381_fp_neg) }
    public var squared: Self { unsafe applying(assay_bls12381_fp_sqr) }
    public var inverse: Self? { unsafe applying(assay_bls12381_fp_inv) }

    public static func == (a: Self, b: Self) -> Bool { a.raw.limb == b.raw.limb }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(raw.limb.0)
        hasher.combine(raw.limb.1)
        hasher.combine(raw.limb.2)
        hasher.combine(raw.limb.3)
        hasher.combine(raw.limb.4)
        hasher.combine(raw.limb.5)
    }
}

extension BLS12381.Fp: KernelField {
    static func fromPlain(_ r: UnsafeMutablePointer<Raw>, _ limbs: UnsafePointer<UInt64>) -> Bool {
        unsafe assay_bls12381_fp_from_plain(r, limbs)
    }
    static func toPlain(_ limbs: UnsafeMutablePointer<UInt64>, _ a: UnsafePointer<Raw>) { unsafe assay_bls12381_fp_to_plain(limbs, a) }
    static func fromDouble(_ r: UnsafeMutablePointer<Raw>, _ limbs: UnsafePointer<UInt64>) {
        unsafe assay_bls12381_fp_from_double(r, limbs)
    }

    static let arrays = unsafe ArrayKernels<Self>(
        add: assay_bls12381_fp_vector_add, subtract: assay_bls12381_fp_vector_sub, multiply: assay_bls12381_fp_vector_mul,
        multiplyAndSubtract: assay_bls12381_fp_vector_mul_sub, scale: assay_bls12381_fp_vector_scale, dot: assay_bls12381_fp_vector_dot,
        powers: assay_bls12381_fp_vector_powers, invert: assay_bls12381_fp_vector_inv,
        findNonCanonical: assay_bls12381_fp_vector_find_noncanonical, fromPlain: assay_bls12381_fp_vector_from_plain,
        toPlain: assay_bls12381_fp_vector_to_plain)
}

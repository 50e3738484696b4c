// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

extension BLS12381 {
    /// An element of BLS12-381's scalar field (integers modulo the order of G1, G2 and GT).
    public struct Fr: PrimeField, KernelValue {
        /// Montgomery form, as the kernels keep it.
        var raw: assay_bls12381_fr

        init(raw: assay_bls12381_fr) { self.raw = raw }
    }
}

extension BLS12381.Fr {
    public static let modulus: [UInt64] = [modulusWords.0, modulusWords.1, modulusWords.2, modulusWords.3]
    public static let bitWidth = 255
    public static let byteCount = 32
    public static let zero = BLS12381.Fr(raw: assay_bls12381_fr())
    /// 2²⁵⁶ modulo the order, which is 1 in Montgomery form; written out, so that nothing has to be looked up where it is compared with.
    public static var one: BLS12381.Fr {
        BLS12381.Fr(raw: .init(limb: (0x0000_0001_ffff_fffe, 0x5884_b7fa_0003_4802, 0x998c_4fef_ecbc_4ff5, 0x1824_b159_acc5_056f)))
    }
    public static var minusOne: BLS12381.Fr {
        BLS12381.Fr(raw: .init(limb: (0xffff_fffd_0000_0003, 0xfb38_ec08_fffb_13fc, 0x99ad_8818_1ce5_880f, 0x5bc8_f5f9_7cd8_77d8)))
    }

    public init?(words: (UInt64, UInt64, UInt64, UInt64)) {
        // Coefficients of circuits are 1 and −1 for the most part.
        if words == (1, 0, 0, 0) { self = .one; return }
        if words == (Self.modulusWords.0 - 1, Self.modulusWords.1, Self.modulusWords.2, Self.modulusWords.3) { self = .minusOne; return }
        self.init(byKernel: words)
    }

    public init(integerLiteral value: Int) { self.init(value) }

    public static func + (a: Self, b: Self) -> Self {
        Self(raw: .init(limb: FourLimbs.sum(a.raw.limb, b.raw.limb, modulus: modulusWords)))
    }

    public static func - (a: Self, b: Self) -> Self {
        Self(raw: .init(limb: FourLimbs.difference(a.raw.limb, b.raw.limb, modulus: modulusWords)))
    }

    private static var modulusWords: FourLimbs.Words {
        (0xffff_ffff_0000_0001, 0x53bd_a402_fffe_5bfe, 0x3339_d808_09a1_d805, 0x73ed_a753_299d_7d48)
    }

    public static func * (a: Self, b: Self) -> Self { unsafe a.combined(b, assay_bls12381_fr_mul) }
    public static prefix func - (a: Self) -> Self { zero - a }
    public var squared: Self { unsafe applying(assay_bls12381_fr_sqr) }
    public var inverse: Self? { unsafe applying(assay_bls12381_fr_inv) }

    public static func == (a: Self, b: Self) -> Bool { a.raw.limb == b.raw.limb }

    /// Limbs are spread by themselves: in Montgomery form small integers differ in all of them. The factor is 2⁶⁴ over the golden ratio.
    public var fingerprint: UInt64 { (raw.limb.0 ^ raw.limb.1 &+ raw.limb.3) &* 0x9e37_79b9_7f4a_7c15 }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(raw.limb.0)
        hasher.combine(raw.limb.1)
        hasher.combine(raw.limb.2)
        hasher.combine(raw.limb.3)
    }
}

extension BLS12381.Fr: KernelField {
    static func fromPlain(_ r: UnsafeMutablePointer<Raw>, _ limbs: UnsafePointer<UInt64>) -> Bool {
        unsafe assay_bls12381_fr_from_plain(r, limbs)
    }
    static func toPlain(_ limbs: UnsafeMutablePointer<UInt64>, _ a: UnsafePointer<Raw>) { unsafe assay_bls12381_fr_to_plain(limbs, a) }
    static func fromDouble(_ r: UnsafeMutablePointer<Raw>, _ limbs: UnsafePointer<UInt64>) {
        unsafe assay_bls12381_fr_from_double(r, limbs)
    }

    static let arrays = unsafe ArrayKernels<Self>(
        add: assay_bls12381_fr_vector_add, subtract: assay_bls12381_fr_vector_sub, multiply: assay_bls12381_fr_vector_mul,
        multiplyAndSubtract: assay_bls12381_fr_vector_mul_sub, scale: assay_bls12381_fr_vector_scale, dot: assay_bls12381_fr_vector_dot,
        powers: assay_bls12381_fr_vector_powers, invert: assay_bls12381_fr_vector_inv,
        findNonCanonical: assay_bls12381_fr_vector_find_noncanonical, fromPlain: assay_bls12381_fr_vector_from_plain,
        toPlain: assay_bls12381_fr_vector_to_plain)
}

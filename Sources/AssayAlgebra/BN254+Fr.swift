// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

extension BN254 {
    /// An element of BN254's scalar field (integers modulo the order of G1, G2 and GT).
    public struct Fr: PrimeField, KernelValue {
        /// Montgomery form, as the kernels keep it.
        var raw: assay_bn254_fr

        init(raw: assay_bn254_fr) { self.raw = raw }
    }
}

extension BN254.Fr {
    public static let modulus: [UInt64] = [modulusWords.0, modulusWords.1, modulusWords.2, modulusWords.3]
    public static let bitWidth = 254
    public static let byteCount = 32
    public static let zero = BN254.Fr(raw: assay_bn254_fr())
    /// 2²⁵⁶ modulo the order, which is 1 in Montgomery form; written out, so that nothing has to be looked up where it is compared with.
    public static var one: BN254.Fr {
        BN254.Fr(raw: .init(limb: (0xac96_341c_4fff_fffb, 0x36fc_7695_9f60_cd29, 0x666e_a36f_7879_462e, 0x0e0a_77c1_9a07_df2f)))
    }
    public static var minusOne: BN254.Fr {
        BN254.Fr(raw: .init(limb: (0x974b_c177_a000_0006, 0xf137_71b2_da58_a367, 0x51e1_a247_0908_122e, 0x2259_d6b1_4729_c0fa)))
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
        (0x43e1_f593_f000_0001, 0x2833_e848_79b9_7091, 0xb850_45b6_8181_585d, 0x3064_4e72_e131_a029)
    }

    public static func * (a: Self, b: Self) -> Self { unsafe a.combined(b, assay_bn254_fr_mul) }
    public static prefix func - (a: Self) -> Self { zero - a }
    public var squared: Self { unsafe applying(assay_bn254_fr_sqr) }
    public var inverse: Self? { unsafe applying(assay_bn254_fr_inv) }

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

extension BN254.Fr: KernelField {
    static func fromPlain(_ r: UnsafeMutablePointer<Raw>, _ limbs: UnsafePointer<UInt64>) -> Bool {
        unsafe assay_bn254_fr_from_plain(r, limbs)
    }
    static func toPlain(_ limbs: UnsafeMutablePointer<UInt64>, _ a: UnsafePointer<Raw>) { unsafe assay_bn254_fr_to_plain(limbs, a) }
    static func fromDouble(_ r: UnsafeMutablePointer<Raw>, _ limbs: UnsafePointer<UInt64>) { unsafe assay_bn254_fr_from_double(r, limbs) }

    static let arrays = unsafe ArrayKernels<Self>(
        add: assay_bn254_fr_vector_add, subtract: assay_bn254_fr_vector_sub, multiply: assay_bn254_fr_vector_mul,
        multiplyAndSubtract: assay_bn254_fr_vector_mul_sub, scale: assay_bn254_fr_vector_scale, dot: assay_bn254_fr_vector_dot,
        powers: assay_bn254_fr_vector_powers, invert: assay_bn254_fr_vector_inv,
        findNonCanonical: assay_bn254_fr_vector_find_noncanonical, fromPlain: assay_bn254_fr_vector_from_plain,
        toPlain: assay_bn254_fr_vector_to_plain)
}

// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

extension BN254 {
    /// An element of BN254's base field (coordinates of G1).
    public struct Fp: PrimeField, KernelValue {
        /// Montgomery form, as the kernels keep it.
        var raw: assay_bn254_fp

        init(raw: assay_bn254_fp) { self.raw = raw }
    }
}

extension BN254.Fp {
    public static let modulus: [UInt64] = [0x3c20_8c16_d87c_fd47, 0x9781_6a91_6871_ca8d, 0xb850_45b6_8181_585d, 0x3064_4e72_e131_a029]
    public static let bitWidth = 254
    public static let byteCount = 32
    public static let zero = BN254.Fp(raw: assay_bn254_fp())
    public static let one = BN254.Fp(1 as UInt64)

    public init(integerLiteral value: Int) { self.init(value) }

    public static func + (a: Self, b: Self) -> Self { unsafe a.combined(b, assay_bn254_fp_add) }
    public static func - (a: Self, b: Self) -> Self { unsafe a.combined(b, assay_bn254_fp_sub) }
    public static func * (a: Self, b: Self) -> Self { unsafe a.combined(b, assay_bn254_fp_mul) }
    public static prefix func - (a: Self) -> Self { unsafe a.applying(assay_bn254_fp_neg) }
    public var squared: Self { unsafe applying(assay_bn254_fp_sqr) }
    public var inverse: Self? { unsafe applying(assay_bn254_fp_inv) }

    public static func == (a: Self, b: Self) -> Bool { a.raw.limb == b.raw.limb }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(raw.limb.0)
        hasher.combine(raw.limb.1)
        hasher.combine(raw.limb.2)
        hasher.combine(raw.limb.3)
    }
}

extension BN254.Fp: KernelField {
    static func fromPlain(_ r: UnsafeMutablePointer<Raw>, _ limbs: UnsafePointer<UInt64>) -> Bool {
        unsafe assay_bn254_fp_from_plain(r, limbs)
    }
    static func toPlain(_ limbs: UnsafeMutablePointer<UInt64>, _ a: UnsafePointer<Raw>) { unsafe assay_bn254_fp_to_plain(limbs, a) }
    static func fromDouble(_ r: UnsafeMutablePointer<Raw>, _ limbs: UnsafePointer<UInt64>) { unsafe assay_bn254_fp_from_double(r, limbs) }

    static let arrays = unsafe ArrayKernels<Self>(
        add: assay_bn254_fp_vector_add, subtract: assay_bn254_fp_vector_sub, multiply: assay_bn254_fp_vector_mul,
        multiplyAndSubtract: assay_bn254_fp_vector_mul_sub, scale: assay_bn254_fp_vector_scale, dot: assay_bn254_fp_vector_dot,
        powers: assay_bn254_fp_vector_powers, invert: assay_bn254_fp_vector_inv,
        findNonCanonical: assay_bn254_fp_vector_find_noncanonical, fromPlain: assay_bn254_fp_vector_from_plain,
        toPlain: assay_bn254_fp_vector_to_plain)
}

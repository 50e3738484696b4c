// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

extension BN254 {
    /// An element of BN254's the base field (coordinates of G1).
    public struct Fp: PrimeField {
        /// Montgomery form, as the kernels keep it.
        var raw: assay_bn254_fp

        init(raw: assay_bn254_fp) { self.raw = raw }
    }
}

extension BN254.Fp {
    public static let modulus: [UInt64] = [0x3c20_8c16_d87c_fd47, 0x9781_6a91_6871_ca8d, 0xb850_45b6_8181_585d, 0x3064_4e72_e131_a029]
    public static let bitWidth = 254
    public static let byteCount = 32
    public static let zero = BN254.Fp(0 as UInt64)
    public static let one = BN254.Fp(1 as UInt64)

    public init(_ value: UInt64) {
        raw = assay_bn254_fp()
        _ = unsafe withUnsafePlain([value, 0, 0, 0]) { unsafe assay_bn254_fp_from_plain(&raw, $0) }
    }

    public init(_ value: Int) {
        let magnitude = Self(UInt64(value.magnitude))
        self = value < 0 ? -magnitude : magnitude
    }

    public init(integerLiteral value: Int) { self.init(value) }

    public init?(limbs: [UInt64]) {
        guard limbs.count == 4 else { return nil }
        raw = assay_bn254_fp()
        guard unsafe withUnsafePlain(limbs, { unsafe assay_bn254_fp_from_plain(&raw, $0) }) else { return nil }
    }

    public init(reducing bytes: [UInt8]) {
        precondition(bytes.count <= 64, "at most 512 bits can be reduced")
        var wide = [UInt64](repeating: 0, count: 8)
        for (i, byte) in bytes.enumerated() { wide[i / 8] |= UInt64(byte) << UInt64(8 * (i % 8)) }
        raw = assay_bn254_fp()
        unsafe withUnsafePlain(wide) { unsafe assay_bn254_fp_from_wide(&raw, $0) }
    }

    public var limbs: [UInt64] {
        unsafe [UInt64](unsafeUninitializedCapacity: 4) { buffer, count in
            unsafe withUnsafePointer(to: raw) { unsafe assay_bn254_fp_to_plain(buffer.baseAddress, $0) }
            count = 4
        }
    }

    public static func + (a: Self, b: Self) -> Self { unsafe binary(a, b, assay_bn254_fp_add) }
    public static func - (a: Self, b: Self) -> Self { unsafe binary(a, b, assay_bn254_fp_sub) }
    public static func * (a: Self, b: Self) -> Self { unsafe binary(a, b, assay_bn254_fp_mul) }
    public static prefix func - (a: Self) -> Self { .zero - a }
    public var squared: Self { self * self }

    public var inverse: Self? {
        var input = raw
        var result = assay_bn254_fp()
        return unsafe assay_bn254_fp_inv(&result, &input) ? Self(raw: result) : nil
    }

    public static func == (a: Self, b: Self) -> Bool { a.raw.limb == b.raw.limb }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(raw.limb.0)
        hasher.combine(raw.limb.1)
        hasher.combine(raw.limb.2)
        hasher.combine(raw.limb.3)
    }

    private typealias Kernel = (UnsafeMutablePointer<assay_bn254_fp>?, UnsafePointer<assay_bn254_fp>?, UnsafePointer<assay_bn254_fp>?) -> Void

    @inline(__always)
    private static func binary(_ a: Self, _ b: Self, _ kernel: Kernel) -> Self {
        var x = a.raw
        var y = b.raw
        var result = assay_bn254_fp()
        unsafe kernel(&result, &x, &y)
        return Self(raw: result)
    }
}

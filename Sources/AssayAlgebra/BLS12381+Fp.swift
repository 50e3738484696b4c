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

    public init(_ value: UInt64) {
        raw = assay_bls12381_fp()
        _ = unsafe assay_bls12381_fp_from_plain(&raw, [value, 0, 0, 0, 0, 0])
    }

    public init(_ value: Int) {
        let magnitude = Self(UInt64(value.magnitude))
        self = value < 0 ? -magnitude : magnitude
    }

    public init(integerLiteral value: Int) { self.init(value) }

    public init?(limbs: [UInt64]) {
        raw = assay_bls12381_fp()
        guard limbs.count == 6, unsafe assay_bls12381_fp_from_plain(&raw, limbs) else { return nil }
    }

    public init(reducing bytes: [UInt8]) {
        precondition(bytes.count <= 64, "at most 512 bits can be reduced")
        var wide = [UInt64](repeating: 0, count: 12)
        for (i, byte) in bytes.enumerated() { wide[i / 8] |= UInt64(byte) << UInt64(8 * (i % 8)) }
        raw = assay_bls12381_fp()
        unsafe assay_bls12381_fp_from_double(&raw, wide)
    }

    public var limbs: [UInt64] {
        var plain: [UInt64] = [0, 0, 0, 0, 0, 0]
        unsafe withUnsafePointer(to: raw) { unsafe assay_bls12381_fp_to_plain(&plain, $0) }
        return plain
    }

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

/// The bulk operations in one kernel call each.
extension BLS12381.Fp {
    public static func add(_ a: inout [Self], _ b: [Self]) {
        precondition(a.count == b.count, "arrays of one length")
        let count = a.count
        unsafe a.withMutableKernelPointer { a in unsafe b.withKernelPointer { unsafe assay_bls12381_fp_vector_add(a, a, $0, count) } }
    }

    public static func subtract(_ a: inout [Self], _ b: [Self]) {
        precondition(a.count == b.count, "arrays of one length")
        let count = a.count
        unsafe a.withMutableKernelPointer { a in unsafe b.withKernelPointer { unsafe assay_bls12381_fp_vector_sub(a, a, $0, count) } }
    }

    public static func multiply(_ a: inout [Self], _ b: [Self]) {
        precondition(a.count == b.count, "arrays of one length")
        let count = a.count
        unsafe a.withMutableKernelPointer { a in unsafe b.withKernelPointer { unsafe assay_bls12381_fp_vector_mul(a, a, $0, count) } }
    }

    public static func multiply(_ a: inout [Self], _ b: [Self], subtracting c: [Self]) {
        precondition(a.count == b.count && a.count == c.count, "arrays of one length")
        let count = a.count
        unsafe a.withMutableKernelPointer { a in
            unsafe b.withKernelPointer { b in unsafe c.withKernelPointer { unsafe assay_bls12381_fp_vector_mul_sub(a, a, b, $0, count) } }
        }
    }

    public static func scale(_ a: inout [Self], by factor: Self) {
        let count = a.count
        unsafe a.withMutableKernelPointer { a in
            unsafe withUnsafePointer(to: factor.raw) { unsafe assay_bls12381_fp_vector_scale(a, a, $0, count) }
        }
    }

    public static func innerProduct(_ a: [Self], _ b: [Self]) -> Self {
        precondition(a.count == b.count, "arrays of one length")
        var result = Self.zero
        unsafe a.withKernelPointer { p in unsafe b.withKernelPointer { unsafe assay_bls12381_fp_vector_dot(&result.raw, p, $0, a.count) } }
        return result
    }

    public static func powers(of base: Self, from first: Self, count: Int) -> [Self] {
        var (first, base) = (first.raw, base.raw)
        return unsafe [Self](kernelCount: count) { unsafe assay_bls12381_fp_vector_powers($0, &first, &base, count) }
    }

    public static func batchInverse(_ values: [Self]) -> [Self] {
        unsafe [Self](kernelCount: values.count) { result in
            unsafe values.withKernelPointer { unsafe assay_bls12381_fp_vector_inv(result, $0, values.count) }
        }
    }
}

/// Reading and writing arrays without a detour through single elements.
extension BLS12381.Fp {
    public static let montgomeryRadix = BLS12381.Fp(reducing: [UInt8](repeating: 0, count: 48) + [1])

    public static func readPlain(_ bytes: ArraySlice<UInt8>, count: Int) throws(FieldError) -> [Self] {
        guard var elements = [Self](copying: bytes, count: count) else {
            throw .wrongByteCount(actual: bytes.count, elements: count, bytesEach: byteCount)
        }
        let read = unsafe elements.withMutableKernelPointer { start in
            unsafe start.withMemoryRebound(to: UInt64.self, capacity: 6 * count) {
                unsafe assay_bls12381_fp_vector_from_plain(start, $0, count)
            }
        }
        guard read == count else { throw .notCanonical(index: read) }
        return elements
    }

    public static func appendPlain(_ elements: [Self], to bytes: inout [UInt8]) {
        var plain = [UInt64](repeating: 0, count: 6 * elements.count)
        unsafe elements.withKernelPointer { unsafe assay_bls12381_fp_vector_to_plain(&plain, $0, elements.count) }
        unsafe plain.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    }

    public static func readMontgomery(_ bytes: ArraySlice<UInt8>, count: Int) throws(FieldError) -> [Self] {
        guard let elements = [Self](copying: bytes, count: count) else {
            throw .wrongByteCount(actual: bytes.count, elements: count, bytesEach: byteCount)
        }
        let canonical = unsafe elements.withKernelPointer { unsafe assay_bls12381_fp_vector_find_noncanonical($0, count) }
        guard canonical == count else { throw .notCanonical(index: canonical) }
        return elements
    }

    /// The first element of memory that holds nothing else, that is not below the modulus.
    static func nonCanonicalIndex(_ memory: UnsafeRawBufferPointer) -> Int? {
        guard let start = unsafe memory.baseAddress?.assumingMemoryBound(to: Raw.self) else { return nil }
        let count = memory.count / byteCount
        let index = unsafe assay_bls12381_fp_vector_find_noncanonical(start, count)
        return index == count ? nil : index
    }

    public static func appendMontgomery(_ elements: [Self], to bytes: inout [UInt8]) { elements.appendMemory(to: &bytes) }
}

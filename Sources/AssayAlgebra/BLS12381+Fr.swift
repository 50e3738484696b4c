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
    public static let one = BLS12381.Fr(1 as UInt64)

    public init(_ value: UInt64) {
        raw = assay_bls12381_fr()
        _ = unsafe assay_bls12381_fr_from_plain(&raw, [value, 0, 0, 0])
    }

    public init(_ value: Int) {
        let magnitude = Self(UInt64(value.magnitude))
        self = value < 0 ? -magnitude : magnitude
    }

    public init(integerLiteral value: Int) { self.init(value) }

    public init?(limbs: [UInt64]) {
        raw = assay_bls12381_fr()
        guard limbs.count == 4, unsafe assay_bls12381_fr_from_plain(&raw, limbs) else { return nil }
    }

    public init(reducing bytes: [UInt8]) {
        precondition(bytes.count <= 64, "at most 512 bits can be reduced")
        var wide = [UInt64](repeating: 0, count: 8)
        for (i, byte) in bytes.enumerated() { wide[i / 8] |= UInt64(byte) << UInt64(8 * (i % 8)) }
        raw = assay_bls12381_fr()
        unsafe assay_bls12381_fr_from_double(&raw, wide)
    }

    public var limbs: [UInt64] {
        var plain: [UInt64] = [0, 0, 0, 0]
        unsafe withUnsafePointer(to: raw) { unsafe assay_bls12381_fr_to_plain(&plain, $0) }
        return plain
    }

    public var words: (UInt64, UInt64, UInt64, UInt64) {
        var plain: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        unsafe withUnsafeMutableBytes(of: &plain) { plain in
            guard let words = unsafe plain.baseAddress?.assumingMemoryBound(to: UInt64.self) else { return }
            unsafe withUnsafePointer(to: raw) { unsafe assay_bls12381_fr_to_plain(words, $0) }
        }
        return plain
    }

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
    public static prefix func - (a: Self) -> Self { unsafe a.applying(assay_bls12381_fr_neg) }
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

/// The bulk operations in one kernel call each.
extension BLS12381.Fr {
    public static func add(_ a: inout [Self], _ b: [Self]) {
        precondition(a.count == b.count, "arrays of one length")
        let count = a.count
        unsafe a.withMutableKernelPointer { a in unsafe b.withKernelPointer { unsafe assay_bls12381_fr_vector_add(a, a, $0, count) } }
    }

    public static func subtract(_ a: inout [Self], _ b: [Self]) {
        precondition(a.count == b.count, "arrays of one length")
        let count = a.count
        unsafe a.withMutableKernelPointer { a in unsafe b.withKernelPointer { unsafe assay_bls12381_fr_vector_sub(a, a, $0, count) } }
    }

    public static func multiply(_ a: inout [Self], _ b: [Self]) {
        precondition(a.count == b.count, "arrays of one length")
        let count = a.count
        unsafe a.withMutableKernelPointer { a in unsafe b.withKernelPointer { unsafe assay_bls12381_fr_vector_mul(a, a, $0, count) } }
    }

    public static func multiply(_ a: inout [Self], _ b: [Self], subtracting c: [Self]) {
        precondition(a.count == b.count && a.count == c.count, "arrays of one length")
        let count = a.count
        unsafe a.withMutableKernelPointer { a in
            unsafe b.withKernelPointer { b in unsafe c.withKernelPointer { unsafe assay_bls12381_fr_vector_mul_sub(a, a, b, $0, count) } }
        }
    }

    public static func scale(_ a: inout [Self], by factor: Self) {
        let count = a.count
        unsafe a.withMutableKernelPointer { a in
            unsafe withUnsafePointer(to: factor.raw) { unsafe assay_bls12381_fr_vector_scale(a, a, $0, count) }
        }
    }

    public static func innerProduct(_ a: [Self], _ b: [Self]) -> Self {
        precondition(a.count == b.count, "arrays of one length")
        return innerProduct(a, b, first: a.count)
    }

    public static func innerProduct(_ a: [Self], _ b: [Self], first count: Int) -> Self {
        precondition(count >= 0 && count <= a.count && count <= b.count, "arrays that are long enough")
        var result = Self.zero
        unsafe a.withKernelPointer { p in unsafe b.withKernelPointer { unsafe assay_bls12381_fr_vector_dot(&result.raw, p, $0, count) } }
        return result
    }

    public static func powers(of base: Self, from first: Self, count: Int) -> [Self] {
        var (first, base) = (first.raw, base.raw)
        return unsafe [Self](kernelCount: count) { unsafe assay_bls12381_fr_vector_powers($0, &first, &base, count) }
    }

    public static func batchInverse(_ values: [Self]) -> [Self] {
        unsafe [Self](kernelCount: values.count) { result in
            unsafe values.withKernelPointer { unsafe assay_bls12381_fr_vector_inv(result, $0, values.count) }
        }
    }
}

/// Reading and writing arrays without a detour through single elements.
extension BLS12381.Fr {
    public static let montgomeryRadix = BLS12381.Fr(reducing: [UInt8](repeating: 0, count: 32) + [1])

    public static func readPlain(_ bytes: ArraySlice<UInt8>, count: Int) throws(FieldError) -> [Self] {
        guard var elements = [Self](copying: bytes, count: count) else {
            throw .wrongByteCount(actual: bytes.count, elements: count, bytesEach: byteCount)
        }
        let read = unsafe elements.withMutableKernelPointer { start in
            unsafe start.withMemoryRebound(to: UInt64.self, capacity: 4 * count) {
                unsafe assay_bls12381_fr_vector_from_plain(start, $0, count)
            }
        }
        guard read == count else { throw .notCanonical(index: read) }
        return elements
    }

    public static func appendPlain(_ elements: [Self], to bytes: inout [UInt8]) {
        var plain = [UInt64](repeating: 0, count: 4 * elements.count)
        unsafe elements.withKernelPointer { unsafe assay_bls12381_fr_vector_to_plain(&plain, $0, elements.count) }
        unsafe plain.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
        // The elements may be a witness.
        unsafe assay_wipe(&plain, MemoryLayout<UInt64>.stride * plain.count)
    }

    public static func nonCanonicalIndex(_ elements: [Self]) -> Int? {
        let index = unsafe elements.withKernelPointer { unsafe assay_bls12381_fr_vector_find_noncanonical($0, elements.count) }
        return index == elements.count ? nil : index
    }

    public static func readMontgomery(_ bytes: ArraySlice<UInt8>, count: Int) throws(FieldError) -> [Self] {
        guard let elements = [Self](copying: bytes, count: count) else {
            throw .wrongByteCount(actual: bytes.count, elements: count, bytesEach: byteCount)
        }
        let canonical = unsafe elements.withKernelPointer { unsafe assay_bls12381_fr_vector_find_noncanonical($0, count) }
        guard canonical == count else { throw .notCanonical(index: canonical) }
        return elements
    }

    public static func appendMontgomery(_ elements: [Self], to bytes: inout [UInt8]) { elements.appendMemory(to: &bytes) }
}

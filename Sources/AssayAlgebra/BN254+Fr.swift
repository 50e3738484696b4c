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

    public init(_ value: UInt64) {
        raw = assay_bn254_fr()
        _ = unsafe assay_bn254_fr_from_plain(&raw, [value, 0, 0, 0])
    }

    public init(_ value: Int) {
        let magnitude = Self(UInt64(value.magnitude))
        self = value < 0 ? -magnitude : magnitude
    }

    public init(integerLiteral value: Int) { self.init(value) }

    public init?(limbs: [UInt64]) {
        raw = assay_bn254_fr()
        guard limbs.count == 4, unsafe assay_bn254_fr_from_plain(&raw, limbs) else { return nil }
    }

    public init?(words: (UInt64, UInt64, UInt64, UInt64)) {
        // Coefficients of circuits are 1 and −1 for the most part.
        if words == (1, 0, 0, 0) { self = .one; return }
        if words == (Self.modulusWords.0 - 1, Self.modulusWords.1, Self.modulusWords.2, Self.modulusWords.3) { self = .minusOne; return }
        raw = assay_bn254_fr()
        let isCanonical = unsafe withUnsafeBytes(of: words) { plain in
            guard let words = unsafe plain.baseAddress?.assumingMemoryBound(to: UInt64.self) else { return false }
            return unsafe assay_bn254_fr_from_plain(&raw, words)
        }
        if !isCanonical { return nil }
    }

    public init(reducing bytes: [UInt8]) {
        precondition(bytes.count <= 64, "at most 512 bits can be reduced")
        var wide = [UInt64](repeating: 0, count: 8)
        for (i, byte) in bytes.enumerated() { wide[i / 8] |= UInt64(byte) << UInt64(8 * (i % 8)) }
        raw = assay_bn254_fr()
        unsafe assay_bn254_fr_from_double(&raw, wide)
    }

    public var limbs: [UInt64] {
        var plain: [UInt64] = [0, 0, 0, 0]
        unsafe withUnsafePointer(to: raw) { unsafe assay_bn254_fr_to_plain(&plain, $0) }
        return plain
    }

    public var words: (UInt64, UInt64, UInt64, UInt64) {
        var plain: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        unsafe withUnsafeMutableBytes(of: &plain) { plain in
            guard let words = unsafe plain.baseAddress?.assumingMemoryBound(to: UInt64.self) else { return }
            unsafe withUnsafePointer(to: raw) { unsafe assay_bn254_fr_to_plain(words, $0) }
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

/// The bulk operations in one kernel call each.
extension BN254.Fr {
    public static func add(_ a: inout [Self], _ b: [Self]) {
        precondition(a.count == b.count, "arrays of one length")
        let count = a.count
        unsafe a.withMutableKernelPointer { a in unsafe b.withKernelPointer { unsafe assay_bn254_fr_vector_add(a, a, $0, count) } }
    }

    public static func subtract(_ a: inout [Self], _ b: [Self]) {
        precondition(a.count == b.count, "arrays of one length")
        let count = a.count
        unsafe a.withMutableKernelPointer { a in unsafe b.withKernelPointer { unsafe assay_bn254_fr_vector_sub(a, a, $0, count) } }
    }

    public static func multiply(_ a: inout [Self], _ b: [Self]) {
        precondition(a.count == b.count, "arrays of one length")
        let count = a.count
        unsafe a.withMutableKernelPointer { a in unsafe b.withKernelPointer { unsafe assay_bn254_fr_vector_mul(a, a, $0, count) } }
    }

    public static func multiply(_ a: inout [Self], _ b: [Self], subtracting c: [Self]) {
        precondition(a.count == b.count && a.count == c.count, "arrays of one length")
        let count = a.count
        unsafe a.withMutableKernelPointer { a in
            unsafe b.withKernelPointer { b in unsafe c.withKernelPointer { unsafe assay_bn254_fr_vector_mul_sub(a, a, b, $0, count) } }
        }
    }

    public static func scale(_ a: inout [Self], by factor: Self) {
        let count = a.count
        unsafe a.withMutableKernelPointer { a in
            unsafe withUnsafePointer(to: factor.raw) { unsafe assay_bn254_fr_vector_scale(a, a, $0, count) }
        }
    }

    public static func innerProduct(_ a: [Self], _ b: [Self]) -> Self {
        precondition(a.count == b.count, "arrays of one length")
        return innerProduct(a, b, first: a.count)
    }

    public static func innerProduct(_ a: [Self], _ b: [Self], first count: Int) -> Self {
        precondition(count >= 0 && count <= a.count && count <= b.count, "arrays that are long enough")
        var result = Self.zero
        unsafe a.withKernelPointer { p in unsafe b.withKernelPointer { unsafe assay_bn254_fr_vector_dot(&result.raw, p, $0, count) } }
        return result
    }

    public static func powers(of base: Self, from first: Self, count: Int) -> [Self] {
        var (first, base) = (first.raw, base.raw)
        return unsafe [Self](kernelCount: count) { unsafe assay_bn254_fr_vector_powers($0, &first, &base, count) }
    }

    public static func batchInverse(_ values: [Self]) -> [Self] {
        unsafe [Self](kernelCount: values.count) { result in
            unsafe values.withKernelPointer { unsafe assay_bn254_fr_vector_inv(result, $0, values.count) }
        }
    }
}

/// Reading and writing arrays without a detour through single elements.
extension BN254.Fr {
    public static let montgomeryRadix = BN254.Fr(reducing: [UInt8](repeating: 0, count: 32) + [1])

    public static func readPlain(_ bytes: ArraySlice<UInt8>, count: Int) throws(FieldError) -> [Self] {
        guard var elements = [Self](copying: bytes, count: count) else {
            throw .wrongByteCount(actual: bytes.count, elements: count, bytesEach: byteCount)
        }
        let read = unsafe elements.withMutableKernelPointer { start in
            unsafe start.withMemoryRebound(to: UInt64.self, capacity: 4 * count) {
                unsafe assay_bn254_fr_vector_from_plain(start, $0, count)
            }
        }
        guard read == count else { throw .notCanonical(index: read) }
        return elements
    }

    public static func appendPlain(_ elements: [Self], to bytes: inout [UInt8]) {
        var plain = [UInt64](repeating: 0, count: 4 * elements.count)
        unsafe elements.withKernelPointer { unsafe assay_bn254_fr_vector_to_plain(&plain, $0, elements.count) }
        unsafe plain.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
        // The elements may be a witness.
        unsafe assay_wipe(&plain, MemoryLayout<UInt64>.stride * plain.count)
    }

    public static func nonCanonicalIndex(_ elements: [Self]) -> Int? {
        let index = unsafe elements.withKernelPointer { unsafe assay_bn254_fr_vector_find_noncanonical($0, elements.count) }
        return index == elements.count ? nil : index
    }

    public static func readMontgomery(_ bytes: ArraySlice<UInt8>, count: Int) throws(FieldError) -> [Self] {
        guard let elements = [Self](copying: bytes, count: count) else {
            throw .wrongByteCount(actual: bytes.count, elements: count, bytesEach: byteCount)
        }
        let canonical = unsafe elements.withKernelPointer { unsafe assay_bn254_fr_vector_find_noncanonical($0, count) }
        guard canonical == count else { throw .notCanonical(index: canonical) }
        return elements
    }

    public static func appendMontgomery(_ elements: [Self], to bytes: inout [UInt8]) { elements.appendMemory(to: &bytes) }
}

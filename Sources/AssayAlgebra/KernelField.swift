// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

/// A prime field with kernels.
protocol KernelField: PrimeField, KernelValue {
    /// The kernels for one element and its plain limbs, least significant first; of the last there are twice as many.
    static func fromPlain(_ r: UnsafeMutablePointer<Raw>, _ limbs: UnsafePointer<UInt64>) -> Bool
    static func toPlain(_ limbs: UnsafeMutablePointer<UInt64>, _ a: UnsafePointer<Raw>)
    static func fromDouble(_ r: UnsafeMutablePointer<Raw>, _ limbs: UnsafePointer<UInt64>)

    static var arrays: ArrayKernels<Self> { get }
}

/// The kernels of one field for whole arrays; what each does stands in `assay_kernels.h`.
@safe struct ArrayKernels<F: KernelField>: Sendable {
    typealias Values = UnsafePointer<F.Raw>
    typealias MutableValues = UnsafeMutablePointer<F.Raw>

    let add: @Sendable (MutableValues, Values, Values, Int) -> Void
    let subtract: @Sendable (MutableValues, Values, Values, Int) -> Void
    let multiply: @Sendable (MutableValues, Values, Values, Int) -> Void
    let multiplyAndSubtract: @Sendable (MutableValues, Values, Values, Values, Int) -> Void
    let scale: @Sendable (MutableValues, Values, Values, Int) -> Void
    let dot: @Sendable (MutableValues, Values, Values, Int) -> Void
    let powers: @Sendable (MutableValues, Values, Values, Int) -> Void
    let invert: @Sendable (MutableValues, Values, Int) -> Void
    let findNonCanonical: @Sendable (Values, Int) -> Int
    let fromPlain: @Sendable (MutableValues, UnsafePointer<UInt64>, Int) -> Int
    let toPlain: @Sendable (UnsafeMutablePointer<UInt64>, Values, Int) -> Void
}

/// Six limbs: as many as the widest field has. Kernels look at those that theirs has.
private typealias Limbs = (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64)

/// Single elements. Literals are not among them: other rooms name the function that makes one, so it has to be each field's own.
extension KernelField {
    static var limbCount: Int { byteCount / 8 }

    public init(_ value: UInt64) {
        var raw = Self.zero.raw
        _ = unsafe Self.withLimbs((value, 0, 0, 0, 0, 0)) { unsafe Self.fromPlain(&raw, $0) }
        self.init(raw: raw)
    }

    public init(_ value: Int) {
        let magnitude = Self(UInt64(value.magnitude))
        self = value < 0 ? -magnitude : magnitude
    }

    public init?(limbs: [UInt64]) {
        var raw = Self.zero.raw
        guard limbs.count == Self.limbCount, unsafe Self.fromPlain(&raw, limbs) else { return nil }
        self.init(raw: raw)
    }

    public init?(words: (UInt64, UInt64, UInt64, UInt64)) { self.init(byKernel: words) }

    init?(byKernel words: (UInt64, UInt64, UInt64, UInt64)) {
        var raw = Self.zero.raw
        let limbs = (words.0, words.1, words.2, words.3, 0 as UInt64, 0 as UInt64)
        guard unsafe Self.withLimbs(limbs, { unsafe Self.fromPlain(&raw, $0) }) else { return nil }
        self.init(raw: raw)
    }

    public init(reducing bytes: [UInt8]) {
        precondition(bytes.count <= 64, "at most 512 bits can be reduced")
        var wide = [UInt64](repeating: 0, count: 2 * Self.limbCount)
        for (i, byte) in bytes.enumerated() { wide[i / 8] |= UInt64(byte) << UInt64(8 * (i % 8)) }
        var raw = Self.zero.raw
        unsafe Self.fromDouble(&raw, wide)
        self.init(raw: raw)
    }

    public var limbs: [UInt64] {
        var plain = [UInt64](repeating: 0, count: Self.limbCount)
        unsafe withUnsafePointer(to: raw) { unsafe Self.toPlain(&plain, $0) }
        return plain
    }

    public var words: (UInt64, UInt64, UInt64, UInt64) {
        var plain: Limbs = (0, 0, 0, 0, 0, 0)
        unsafe withUnsafeMutableBytes(of: &plain) { plain in
            guard let start = unsafe plain.baseAddress?.assumingMemoryBound(to: UInt64.self) else { return }
            unsafe withUnsafePointer(to: raw) { unsafe Self.toPlain(start, $0) }
        }
        return (plain.0, plain.1, plain.2, plain.3)
    }

    public static var montgomeryRadix: Self { Self(reducing: [UInt8](repeating: 0, count: byteCount) + [1]) }

    private static func withLimbs(_ limbs: Limbs, _ body: (UnsafePointer<UInt64>) -> Bool) -> Bool {
        unsafe withUnsafeBytes(of: limbs) { limbs in
            guard let start = unsafe limbs.baseAddress?.assumingMemoryBound(to: UInt64.self) else { return false }
            return unsafe body(start)
        }
    }
}

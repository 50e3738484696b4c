// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
internal import AssayCrypto

/// A 256-bit word of the Ethereum virtual machine, an integer in `0 ..< 2²⁵⁶`.
public struct Word: Sendable, Hashable {
    /// Least significant limb first.
    var limbs: SIMD4<UInt64>

    init(limbs: SIMD4<UInt64>) { self.limbs = limbs }
}

extension Word {
    public static let zero = Word(limbs: .zero)
    public static let one = Word(1)
    /// Bytes of a word.
    public static let byteCount = 32

    /// A small number.
    ///
    /// - Precondition: `value` is not negative.
    public init(_ value: Int) { limbs = SIMD4(UInt64(value), 0, 0, 0) }

    /// The plain integer of a field element of at most 256 bits.
    public init(_ element: some PrimeField) {
        let words = element.words
        limbs = SIMD4(words.0, words.1, words.2, words.3)
    }

    /// The modulus of a field of at most 256 bits.
    public init<F: PrimeField>(modulusOf field: F.Type) { self.init(limbs: field.modulus) }

    /// The first four limbs, least significant first, with zeros where there are fewer.
    init(limbs source: some Collection<UInt64>) {
        limbs = .zero
        for (i, limb) in source.prefix(4).enumerated() { limbs[i] = limb }
    }

    /// Big-endian bytes, as the machine keeps them: the first 32 of `bytes`, with zeros where there are fewer.
    public init(bigEndian bytes: some Collection<UInt8>) {
        limbs = .zero
        for (i, byte) in bytes.prefix(Self.byteCount).enumerated() { limbs[3 - i / 8] |= UInt64(byte) << UInt64(56 - 8 * (i % 8)) }
    }

    /// 32 big-endian bytes.
    public var bytes: [UInt8] { (0..<4).flatMap { i in (0..<8).map { UInt8(truncatingIfNeeded: limbs[3 - i] >> UInt64(56 - 8 * $0)) } } }

    /// The bytes from the first that is not zero.
    var shortestBytes: ArraySlice<UInt8> { bytes.drop { $0 == 0 } }

    /// The element that this is the plain integer of; `nil` when it is not below the modulus.
    public func element<F: PrimeField>(of field: F.Type = F.self) -> F? { F(bigEndian: bytes) }

    /// The same number as an `Int`; `nil` when it does not fit.
    public var integer: Int? { limbs[1] == 0 && limbs[2] == 0 && limbs[3] == 0 ? Int(exactly: limbs[0]) : nil }

    public var isZero: Bool { limbs == .zero }
}

extension Word: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self.init(value) }
}

extension Word: Comparable {
    public static func < (a: Word, b: Word) -> Bool {
        for i in (0..<4).reversed() where a.limbs[i] != b.limbs[i] { return a.limbs[i] < b.limbs[i] }
        return false
    }
}

extension Word: CustomStringConvertible {
    /// `0x` and 64 lower-case digits.
    public var description: String { "0x" + Hexadecimal.string(bytes) }
}

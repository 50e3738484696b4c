// SPDX-License-Identifier: Apache-2.0

/// An element of a prime field, as a value.
///
/// Every element has exactly one representation, so `==` and hashing are those of the residue class. All readers are
/// strict: they refuse integers that are not below the modulus instead of reducing them.
public protocol PrimeField:
    Sendable, Hashable, BitwiseCopyable, AdditiveArithmetic, ExpressibleByIntegerLiteral, LosslessStringConvertible
{
    /// The modulus as 64-bit limbs, least significant first: four, or six for the base field of BLS12-381.
    static var modulus: [UInt64] { get }
    /// Bits of the modulus (254 for BN254).
    static var bitWidth: Int { get }
    /// Bytes of a canonical encoding (32 for BN254).
    static var byteCount: Int { get }
    static var one: Self { get }
    /// −1, which many coefficients are.
    static var minusOne: Self { get }

    /// The residue of `value`; negative values become `modulus - |value|`.
    init(_ value: Int)
    init(_ value: UInt64)
    /// The element with the given plain limbs, least significant first; `nil` when the integer is not below the modulus.
    init?(limbs: [UInt64])
    /// The same of the lowest four limbs, the others being zero, without an array.
    init?(words: (UInt64, UInt64, UInt64, UInt64))
    /// The plain integer in `0 ..< modulus` as limbs, least significant first.
    var limbs: [UInt64] { get }
    /// The lowest four limbs, zeros for those that the field does not have, without an array.
    var words: (UInt64, UInt64, UInt64, UInt64) { get }
    /// Reduces a 512-bit little-endian integer (64 bytes or fewer); for hashing and drawing, never for parsing.
    init(reducing bytes: [UInt8])

    /// A number that equal elements share and most others do not, for tables that look elements up. It differs between processes and releases.
    var fingerprint: UInt64 { get }

    static func * (a: Self, b: Self) -> Self
    static prefix func - (a: Self) -> Self
    var squared: Self { get }
    /// The multiplicative inverse; `nil` for zero. Variable time.
    var inverse: Self? { get }

    // MARK: Work on whole arrays. Arrays that go together have one length.

    /// `a[i] += b[i]`.
    static func add(_ a: inout [Self], _ b: [Self])
    /// `a[i] -= b[i]`.
    static func subtract(_ a: inout [Self], _ b: [Self])
    /// `a[i] *= b[i]`.
    static func multiply(_ a: inout [Self], _ b: [Self])
    /// `a[i] = a[i] * b[i] - c[i]`.
    static func multiply(_ a: inout [Self], _ b: [Self], subtracting c: [Self])
    /// `a[i] *= factor`.
    static func scale(_ a: inout [Self], by factor: Self)
    /// The sum of `a[i] * b[i]`.
    static func innerProduct(_ a: [Self], _ b: [Self]) -> Self
    /// The sum of the first `count` products `a[i] * b[i]`, of arrays that are at least as long.
    static func innerProduct(_ a: [Self], _ b: [Self], first count: Int) -> Self
    /// `first, first * base, first * base²…`, `count` elements.
    static func powers(of base: Self, from first: Self, count: Int) -> [Self]
    /// The inverses of all elements, zero for zero, at the price of three multiplications each and one inversion.
    static func batchInverse(_ values: [Self]) -> [Self]

    /// A sparse matrix by rows times a vector: `r[i]` is the sum of `values[k] * vector[columns[k]]` over
    /// `starts[i] ..< starts[i + 1]`, on up to `threads` threads.
    ///
    /// - Precondition: `starts` begins with 0, never descends and ends with the number of columns and of values; every
    ///   column is below the vector's count.
    static func sparseProduct(starts: [Int], columns: [UInt32], values: [Self], vector: [Self], threads: Int) -> [Self]

    /// Whether `factor * a[i] * b[i] = c[i]` for all i, on up to `threads` threads.
    static func areProducts(_ c: [Self], of a: [Self], _ b: [Self], times factor: Self, threads: Int) -> Bool

    /// The first of elements made by nobody, bytes of a file that lie in memory as elements do, that is not below the modulus.
    static func nonCanonicalIndex(_ elements: [Self]) -> Int?

    // MARK: Arrays as bytes, little-endian, `byteCount` bytes an element

    /// R, the factor of Montgomery form: 2 to the power of 8 times `byteCount`.
    static var montgomeryRadix: Self { get }
    /// Elements written as plain integers; refuses the first that is not below the modulus.
    static func readPlain(_ bytes: ArraySlice<UInt8>, count: Int) throws(FieldError) -> [Self]
    static func appendPlain(_ elements: [Self], to bytes: inout [UInt8])
    /// Elements written in Montgomery form, x * R mod p; refuses the first that is not below the modulus.
    static func readMontgomery(_ bytes: ArraySlice<UInt8>, count: Int) throws(FieldError) -> [Self]
    static func appendMontgomery(_ elements: [Self], to bytes: inout [UInt8])
}

extension PrimeField {
    public static func *= (a: inout Self, b: Self) { a = a * b }

    public static var minusOne: Self { -one }

    public var isZero: Bool { self == .zero }

    public init?(words: (UInt64, UInt64, UInt64, UInt64)) {
        let limbs = [words.0, words.1, words.2, words.3]
        let count = Self.byteCount / 8
        guard limbs.dropFirst(count).allSatisfy({ $0 == 0 }) else { return nil }
        self.init(limbs: Array(limbs.prefix(count)) + [UInt64](repeating: 0, count: max(count - limbs.count, 0)))
    }

    public var words: (UInt64, UInt64, UInt64, UInt64) {
        let limbs = limbs + [0, 0, 0, 0]
        return (limbs[0], limbs[1], limbs[2], limbs[3])
    }

    public var fingerprint: UInt64 { UInt64(bitPattern: Int64(hashValue)) }

    /// The element encoded by exactly `byteCount` little-endian bytes; `nil` when not canonical.
    public init?(littleEndian bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        var limbs = [UInt64](repeating: 0, count: Self.byteCount / 8)
        for (i, byte) in bytes.enumerated() { limbs[i / 8] |= UInt64(byte) << UInt64(8 * (i % 8)) }
        self.init(limbs: limbs)
    }

    /// The element encoded by exactly `byteCount` big-endian bytes; `nil` when not canonical.
    public init?(bigEndian bytes: some BidirectionalCollection<UInt8>) {
        self.init(littleEndian: Array(bytes.reversed()))
    }

    public var littleEndianBytes: [UInt8] {
        limbs.flatMap { limb in (0..<8).map { UInt8(truncatingIfNeeded: limb >> UInt64(8 * $0)) } }
    }

    public var bigEndianBytes: [UInt8] { littleEndianBytes.reversed() }

    /// `self` to the power of an exponent given as limbs, least significant first. Variable time.
    public func power(_ exponent: [UInt64]) -> Self {
        var result = Self.one
        for limb in exponent.reversed() {
            for bit in (0..<64).reversed() {
                result = result.squared
                if (limb >> UInt64(bit)) & 1 == 1 { result *= self }
            }
        }
        return result
    }

    /// A uniform element: 512 drawn bits reduced, so the bias of an order of up to 255 bits is below 2^-250 (that of a 381-bit field below 2^-130). Give it the system generator for secrets.
    public static func random(using generator: inout some RandomNumberGenerator) -> Self {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(64)
        for _ in 0..<8 {
            let word = generator.next()
            for i in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(8 * i))) }
        }
        return Self(reducing: bytes)
    }

    /// Decimal digits of the plain integer.
    public var description: String { Decimal.string(limbs) }

    /// Parses decimal digits: no sign, no leading zero, below the modulus; `nil` otherwise.
    public init?(_ description: String) {
        guard let limbs = Decimal.limbs(description, count: Self.byteCount / 8) else { return nil }
        self.init(limbs: limbs)
    }
}

// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// The integers modulo a small prime: a field in which every witness of a gadget can be tried.
public struct TinyField<let prime: Int>: PrimeField {
    private let residue: Int

    public static var modulus: [UInt64] { [UInt64(prime), 0, 0, 0] }
    public static var bitWidth: Int { Int.bitWidth - prime.leadingZeroBitCount }
    public static var byteCount: Int { 32 }
    public static var zero: Self { Self(0) }
    public static var one: Self { Self(1) }

    public init(_ value: Int) { residue = ((value % prime) + prime) % prime }

    public init(_ value: UInt64) { residue = Int(value % UInt64(prime)) }

    public init(integerLiteral value: Int) { self.init(value) }

    public init?(limbs: [UInt64]) {
        guard limbs.count == 4, limbs[0] < UInt64(prime), limbs[1...].allSatisfy({ $0 == 0 }) else { return nil }
        residue = Int(limbs[0])
    }

    public var limbs: [UInt64] { [UInt64(residue), 0, 0, 0] }

    public init(reducing bytes: [UInt8]) {
        residue = bytes.reversed().reduce(0) { ($0 * 256 + Int($1)) % prime }
    }

    public static func + (a: Self, b: Self) -> Self { Self(a.residue + b.residue) }
    public static func - (a: Self, b: Self) -> Self { Self(a.residue - b.residue) }
    public static func * (a: Self, b: Self) -> Self { Self(a.residue * b.residue) }
    public static prefix func - (a: Self) -> Self { Self(-a.residue) }
    public var squared: Self { self * self }

    public var inverse: Self? { isZero ? nil : power([UInt64(prime - 2)]) }
}

// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayConstraints

/// A value with the interval of integers that it is known to lie in. Comparisons and divisions take this type: on a value that was never
/// bounded they would be meaningless, since it could stand for any integer of its residue class.
///
/// The interval lies within `-(r - 1) / 2 ... (r - 1) / 2` for the modulus r, so the integer is the residue read signed. Sums, differences
/// and multiples keep track of it and cost no constraint; they trap when the interval would leave the field, which a compiler rules out
/// beforehand with `Bounded.fits`.
public struct Bounded<F: PrimeField>: Hashable, Sendable {
    public let value: LinearCombination<F>
    public let range: ClosedRange<WideInteger>

    /// Takes the word of the caller that `value` lies in `range` in every witness that satisfies the constraints.
    /// `ConstraintSystem.bounded` makes sure of it.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public init(assuming value: LinearCombination<F>, in range: ClosedRange<WideInteger>) {
        precondition(Self.fits(range), "the interval \(range) leaves the field")
        self.value = value
        self.range = range
    }

    /// A constant.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public init(_ constant: WideInteger) {
        self.init(assuming: LinearCombination(constant), in: constant...constant)
    }

    /// A truth value as 0 or 1.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public init(_ bit: Bit<F>) { self.init(assuming: bit.value, in: 0...1) }

    /// Whether the field tells the integers of `range` apart when it reads its elements signed.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public static func fits(_ range: ClosedRange<WideInteger>) -> Bool {
        let limit = F.modulusInteger
        return -range.lowerBound - range.lowerBound < limit && range.upperBound + range.upperBound < limit
    }

    /// Whether values of `range` can be compared with zero: with n bits for the longer side, 2ⁿ⁺¹ must be below the modulus. A compiler asks
    /// this before it calls a comparison on a difference with that interval.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public static func isComparable(_ range: ClosedRange<WideInteger>) -> Bool {
        max(range.upperBound.bitLength, range.lowerBound.bitLength) + 1 < F.bitWidth
    }

    /// The value when it is the same in every witness; `nil` otherwise.
    public var constant: WideInteger? { range.lowerBound == range.upperBound ? range.lowerBound : nil }

    /// The same value in a wider or narrower interval, on the word of the caller.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public func assumed(in range: ClosedRange<WideInteger>) -> Bounded { Bounded(assuming: value, in: range) }
}

extension Bounded {
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public static func + (a: Bounded, b: Bounded) -> Bounded {
        let range = a.range.lowerBound + b.range.lowerBound...a.range.upperBound + b.range.upperBound
        return Bounded(assuming: a.value + b.value, in: range)
    }

    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public static func - (a: Bounded, b: Bounded) -> Bounded { a + -b }

    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public static prefix func - (a: Bounded) -> Bounded {
        Bounded(assuming: -a.value, in: -a.range.upperBound ... -a.range.lowerBound)
    }

    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public static func * (factor: WideInteger, a: Bounded) -> Bounded {
        let ends = [factor * a.range.lowerBound, factor * a.range.upperBound]
        return Bounded(assuming: factor * a.value, in: min(ends[0], ends[1])...max(ends[0], ends[1]))
    }

    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public static func + (a: Bounded, b: WideInteger) -> Bounded { a + Bounded(b) }
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public static func - (a: Bounded, b: WideInteger) -> Bounded { a - Bounded(b) }

    /// The sum of many values, in time near-linear in their terms.
    public static func sum(_ parts: some Collection<Bounded>) -> Bounded {
        let lower = parts.reduce(WideInteger.zero) { $0 + $1.range.lowerBound }
        let upper = parts.reduce(WideInteger.zero) { $0 + $1.range.upperBound }
        return Bounded(assuming: .sum(parts.map(\.value)), in: lower...upper)
    }
}

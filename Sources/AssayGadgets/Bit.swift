// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayConstraints

/// A value that constraints, or the gadget that made it, hold to 0 or 1. Gadgets that need a boolean take this type, so that an
/// unchecked value cannot reach them by accident.
public struct Bit<F: PrimeField>: Hashable, Sendable {
    /// 0 for false, 1 for true.
    public let value: LinearCombination<F>

    /// Takes the word of the caller that `value` is 0 or 1 in every witness that satisfies the constraints. `ConstraintSystem.boolean`
    /// makes sure of it.
    @inlinable
    public init(assuming value: LinearCombination<F>) { self.value = value }

    /// A constant.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public init(_ value: Bool) { self.value = value ? 1 : 0 }

    public static var `true`: Bit { Bit(true) }
    public static var `false`: Bit { Bit(false) }

    /// The value when it is the same in every witness; `nil` otherwise.
    public var constant: Bool? { value.constant.map { !$0.isZero } }

    /// The opposite; no constraint.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public static prefix func ! (bit: Bit) -> Bit { Bit(assuming: 1 - bit.value) }
}

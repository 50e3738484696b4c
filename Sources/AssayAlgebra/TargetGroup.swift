// SPDX-License-Identifier: Apache-2.0

/// The group of prime order in which a pairing takes its values, written multiplicatively.
public protocol TargetGroup: Sendable, Hashable {
    associatedtype Coordinate: PrimeField
    associatedtype Scalar: PrimeField

    static var one: Self { get }
    var isOne: Bool { get }
    static func * (a: Self, b: Self) -> Self
    var inverse: Self { get }
    /// `self` to the power `exponent`. Variable time.
    func power(_ exponent: Scalar) -> Self

    /// The coefficients over the base field in tower order: two elements of the sextic's cubic half, three of the
    /// quadratic field each, two of the base field each. This is `vk_alphabeta_12` of `verification_key.json`.
    var towerCoefficients: [[[Coordinate]]] { get }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// What a map to a curve asks of the field of the coordinates.
protocol MapField: Hashable, AdditiveArithmetic, Sendable {
    static var one: Self { get }
    static func * (a: Self, b: Self) -> Self
    static prefix func - (a: Self) -> Self
    var squared: Self { get }
    var inverse: Self? { get }
    var squareRoot: Self? { get }
    var isZero: Bool { get }
    /// The sign of RFC 9380, section 4.1.
    var isOdd: Bool { get }
}

/// A rational map (x, y) → (n(x)/d(x), y·m(x)/e(x)) between curves.
struct Isogeny<F: MapField>: Sendable {
    let xNumerator, xDenominator, yNumerator, yDenominator: [F]

    /// The image; `nil` where it is infinity.
    func image(_ x: F, _ y: F) -> (x: F, y: F)? {
        guard let xDivisor = value(xDenominator, x).inverse, let yDivisor = value(yDenominator, x).inverse else { return nil }
        return (value(xNumerator, x) * xDivisor, y * value(yNumerator, x) * yDivisor)
    }

    private func value(_ coefficients: [F], _ x: F) -> F { coefficients.reversed().reduce(.zero) { $0 * x + $1 } }
}

/// The simplified SWU map to y² = x³ + a x + b (Wahby and Boneh, "Fast and simple constant-time hashing to the BLS12-381 elliptic
/// curve", ePrint 2019/403; RFC 9380, section 6.6.2), and the isogeny to the curve that is meant (section 6.6.3).
struct CurveMap<F: MapField>: Sendable {
    let a, b, z: F
    let isogeny: Isogeny<F>

    /// The image of an element; `nil` where it is infinity. Cofactors are not cleared.
    func image(of u: F) -> (x: F, y: F)? {
        let zuu = z * u.squared
        for x in [firstX(zuu), zuu * firstX(zuu)] {
            guard let root = (x.squared * x + a * x + b).squareRoot else { continue }
            return isogeny.image(x, root.isOdd == u.isOdd ? root : -root)
        }
        return nil
    }

    /// −b/a (1 + 1/(z² u⁴ + z u²)), or b/(z a) where that has no value.
    private func firstX(_ zuu: F) -> F {
        guard let quotient = a.inverse.map({ b * $0 }), let zInverse = z.inverse else { return .zero }
        guard let inverse = (zuu.squared + zuu).inverse else { return quotient * zInverse }
        return -quotient * (.one + inverse)
    }
}

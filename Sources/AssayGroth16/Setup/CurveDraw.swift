// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Draws of elements and points as the ceremonies of snarkjs make them.
enum CurveDraw {
    /// A point of the curve y² = x³ + `coefficient`, whose order is `cofactor` (least significant limb first) times that of the group: draws of x
    /// until there is a y, a drawn bit for its sign, and the cofactor cleared.
    static func point<G: CurveGroup>(
        _ generator: inout ChaCha20Generator, coefficient: G.Affine.Coordinate, cofactor: [UInt64], in group: G.Type
    ) -> G.Affine where G.Affine.Coordinate: DrawnCoordinate {
        while true {
            let drawn: [G.Affine.Coordinate.Base] = (0..<G.Affine.Coordinate.degree).map { _ in element(&generator) }
            let isGreater = generator.nextWord() & 1 == 1
            guard let x = G.Affine.Coordinate(components: drawn), let root = (x.squared * x + coefficient).squareRoot else { continue }
            let y = isGreatest(root) == isGreater ? root : -root
            if let point = G.Affine(x: x, y: y) { return G.multiple(of: point, by: cofactor).affine }
        }
    }

    /// An element: as many drawn bits as the modulus has, drawn again until below it, read as a Montgomery form.
    static func element<F: PrimeField>(_ generator: inout ChaCha20Generator) -> F {
        let unit = F.montgomeryRadix.inverse
        while true {
            var limbs = (0..<F.byteCount / 8).map { _ in generator.nextDoubleWord() }
            limbs[limbs.count - 1] &= UInt64.max >> UInt64(8 * F.byteCount - F.bitWidth)
            if let drawn = F(limbs: limbs), let unit { return drawn * unit }
        }
    }

    /// Whether the highest part that is not zero is greater than (q − 1)/2: then its double is odd.
    private static func isGreatest(_ y: some CoordinateField) -> Bool {
        guard let part = y.components.last(where: { !$0.isZero }) else { return false }
        return (part + part).limbs[0] & 1 == 1
    }
}

/// What draws ask of coordinates.
protocol DrawnCoordinate: CoordinateField, AdditiveArithmetic {
    static func * (a: Self, b: Self) -> Self
    static prefix func - (a: Self) -> Self
    var squared: Self { get }
    var squareRoot: Self? { get }
}

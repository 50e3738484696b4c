// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Hashing to G2 as the phase 2 of snarkjs does it: draws of x until x³ + b' is a square, a drawn bit for the sign of y, and
/// the cofactor cleared.
enum HashToG2 {
    /// The point for a transcript on the twist y² = x³ + `coefficient`, whose order is `cofactor` (least significant limb first) times
    /// that of the group.
    static func point<G: CurveGroup>(
        _ transcript: [UInt8], coefficient: G.Affine.Coordinate, cofactor: [UInt64], in group: G.Type = G.self
    ) -> G.Affine where G.Affine.Coordinate: QuadraticField {
        let key = stride(from: 0, to: 32, by: 4).map { start in transcript[start..<start + 4].reduce(0 as UInt32) { $0 << 8 | UInt32($1) } }
        var generator = ChaCha20Generator(key: key)
        while true {
            let real: G.Affine.Coordinate.Base = drawCoordinate(&generator)
            let x = G.Affine.Coordinate(c0: real, c1: drawCoordinate(&generator))
            let isGreater = generator.nextWord() & 1 == 1
            guard let root = (x.squared * x + coefficient).squareRoot else { continue }
            let y = isGreatest(root) == isGreater ? root : -root
            if let point = G.Affine(x: x, y: y) { return multiple(of: G(point), cofactor).affine }
        }
    }

    /// A coordinate: as many drawn bits as the modulus has, drawn again until below it, read as a Montgomery form.
    private static func drawCoordinate<F: PrimeField>(_ generator: inout ChaCha20Generator) -> F {
        let count = F.byteCount / 8
        while true {
            var limbs = (0..<count).map { _ in generator.nextDoubleWord() }
            limbs[count - 1] &= 1 << UInt64(F.bitWidth - 64 * (count - 1)) - 1
            if let drawn = F(limbs: limbs), let unit = F.montgomeryRadix.inverse { return drawn * unit }
        }
    }

    /// Whether the imaginary part (the real part when that is zero) is greater than (q − 1)/2: then its double is odd.
    private static func isGreatest(_ y: some QuadraticField) -> Bool {
        let part = y.c1.isZero ? y.c0 : y.c1
        return (part + part).limbs[0] & 1 == 1
    }

    /// The point times an integer that may be greater than the group order, bit by bit.
    static func multiple<G: CurveGroup>(of point: G, _ factor: [UInt64]) -> G {
        var result = G.zero
        for limb in factor.reversed() {
            for bit in (0..<64).reversed() {
                result = result.doubled
                if limb >> UInt64(bit) & 1 == 1 { result += point }
            }
        }
        return result
    }
}

/// What hashing asks of the coordinates of G2.
protocol QuadraticField: CoordinateField, AdditiveArithmetic {
    init(c0: Base, c1: Base)
    var c0: Base { get }
    var c1: Base { get }
    static func * (a: Self, b: Self) -> Self
    static prefix func - (a: Self) -> Self
    var squared: Self { get }
    var squareRoot: Self? { get }
}

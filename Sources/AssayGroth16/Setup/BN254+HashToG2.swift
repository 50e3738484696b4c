// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// Draws of points as snarkjs makes them: of x until x³ + b is a square, a drawn bit for the sign of y, and the cofactor cleared.
extension BN254: CeremonyCurve {
    public static func hashToG2(_ transcript: [UInt8]) -> G2.Affine {
        var generator = ChaCha20Generator(seed: transcript)
        while true {
            let x = Fp2(c0: drawElement(&generator), c1: drawElement(&generator))
            let isGreater = generator.nextWord() & 1 == 1
            guard let root = (x.squared * x + twistCoefficient).squareRoot else { continue }
            let y = isGreatest(root) == isGreater ? root : -root
            if let point = G2.Affine(x: x, y: y) { return clearedOfCofactor(point) }
        }
    }

    public static func draw(scalars: Int, points: Int, seed: [UInt8]) -> (scalars: [Fr], points: [G1.Affine]) {
        var generator = ChaCha20Generator(seed: seed)
        let drawn: [Fr] = (0..<scalars).map { _ in drawElement(&generator) }
        return (drawn, (0..<points).map { _ in drawPoint(&generator) })
    }

    /// G1 has no cofactor.
    private static func drawPoint(_ generator: inout ChaCha20Generator) -> G1.Affine {
        while true {
            let x: Fp = drawElement(&generator)
            let isGreater = generator.nextWord() & 1 == 1
            guard let root = (x.squared * x + 3).squareRoot else { continue }
            if let point = G1.Affine(x: x, y: isGreatest(root) == isGreater ? root : -root) { return point }
        }
    }

    /// An element: as many drawn bits as the modulus has, drawn again until below it, read as a Montgomery form.
    private static func drawElement<F: PrimeField>(_ generator: inout ChaCha20Generator) -> F {
        while true {
            var limbs = (0..<F.byteCount / 8).map { _ in generator.nextDoubleWord() }
            limbs[limbs.count - 1] &= UInt64.max >> UInt64(8 * F.byteCount - F.bitWidth)
            if let drawn = F(limbs: limbs), let unit = F.montgomeryRadix.inverse { return drawn * unit }
        }
    }

    /// 3/(9 + u), the constant of the twist's equation.
    private static let twistCoefficient: Fp2 = {
        let tangent = Fp2(c0: 9, c1: 1)
        return Fp2(c0: 3, c1: 0) * (tangent.inverse ?? .zero)
    }()

    /// Whether the imaginary part (the real part when that is zero) is greater than (q − 1)/2.
    private static func isGreatest(_ y: Fp2) -> Bool { isGreatest(y.c1.isZero ? y.c0 : y.c1) }

    /// Whether the number is greater than (q − 1)/2: then its double is odd.
    private static func isGreatest(_ y: Fp) -> Bool { (y + y).limbs[0] & 1 == 1 }

    /// The point times the cofactor of the twist, 2q − r, bit by bit: the factor is greater than the group order.
    private static func clearedOfCofactor(_ point: G2.Affine) -> G2.Affine {
        var result = G2.zero
        for limb in twistCofactor.reversed() {
            for bit in (0..<64).reversed() {
                result = result.doubled
                if limb >> UInt64(bit) & 1 == 1 { result += point }
            }
        }
        return result.affine
    }

    /// 2q − r, least significant limb first.
    static let twistCofactor: [UInt64] = [0x345f_2299_c0f9_fa8d, 0x06ce_ecda_572a_2489, 0xb850_45b6_8181_585e, 0x3064_4e72_e131_a029]
}

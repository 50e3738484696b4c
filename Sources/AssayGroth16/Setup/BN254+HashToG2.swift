// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// Hashing to G2 as the phase 2 of snarkjs does it: draws of x until x³ + b' is a square, a drawn bit for the sign of y, and
/// the cofactor cleared.
extension BN254: CeremonyCurve {
    public static func hashToG2(_ transcript: [UInt8]) -> G2.Affine {
        let key = stride(from: 0, to: 32, by: 4).map { start in transcript[start..<start + 4].reduce(0 as UInt32) { $0 << 8 | UInt32($1) } }
        var generator = ChaCha20Generator(key: key)
        while true {
            let x = Fp2(c0: drawCoordinate(&generator), c1: drawCoordinate(&generator))
            let isGreater = generator.nextWord() & 1 == 1
            guard let root = (x.squared * x + twistCoefficient).squareRoot else { continue }
            let y = isGreatest(root) == isGreater ? root : -root
            if let point = G2.Affine(x: x, y: y) { return clearedOfCofactor(point) }
        }
    }

    /// A coordinate: 254 drawn bits, drawn again until below q, read as a Montgomery form.
    private static func drawCoordinate(_ generator: inout ChaCha20Generator) -> Fp {
        while true {
            var limbs = (0..<4).map { _ in generator.nextDoubleWord() }
            limbs[3] &= 1 << (Fp.bitWidth - 192) - 1
            if let drawn = Fp(limbs: limbs), let unit = Fp.montgomeryRadix.inverse { return drawn * unit }
        }
    }

    /// 3/(9 + u), the constant of the twist's equation.
    private static let twistCoefficient: Fp2 = {
        let tangent = Fp2(c0: 9, c1: 1)
        return Fp2(c0: 3, c1: 0) * (tangent.inverse ?? .zero)
    }()

    /// Whether the imaginary part (the real part when that is zero) is greater than (q − 1)/2: then its double is odd.
    private static func isGreatest(_ y: Fp2) -> Bool {
        let part = y.c1.isZero ? y.c0 : y.c1
        return (part + part).limbs[0] & 1 == 1
    }

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

// SPDX-License-Identifier: Apache-2.0

/// Scalars in two halves: k = k₁ + k₂·λ, where λ·(x, y) = (β·x, y) costs one multiplication (Gallant, Lambert and Vanstone, CRYPTO 2001). The
/// halves of many points go to the kernel for numbers of 128 bits, whose additions share inversions and vector lanes.
extension BN254.G1 {
    public static func multiplyEach(_ points: [Affine], by scalars: [Scalar], threads: Int) -> [Affine] {
        precondition(points.count == scalars.count, "a scalar for every point")
        var result = [Affine](repeating: .infinity, count: points.count)
        let pieces = (points.count + 511) / 512
        unsafe result.withUnsafeMutableBufferPointer { result in
            Parallel.forEachRange(of: points.count, pieces: pieces, threads: threads) { range, _ in
                for (index, point) in zip(range, products(points[range], scalars[range])) { unsafe result[index] = point }
            }
        }
        return result
    }

    /// Both halves of every product, and their sums.
    private static func products(_ points: ArraySlice<Affine>, _ scalars: ArraySlice<Scalar>) -> [Affine] {
        var halves = scalars.map { ScalarHalves($0) }
        var bases = Array(points)
        for (point, half) in zip(points, halves) {
            let image = point.isInfinity ? point : Affine(uncheckedX: ScalarHalves.beta * point.x, y: point.y)
            bases.append(half.isSecondNegative ? -image : image)
        }
        var words = Self.words(halves)
        defer {
            halves.overwrite()
            words.overwrite()
        }
        let multiples = BN254.multiples(of: bases, by: words)
        return batchAffine((0..<points.count).map { Self(multiples[$0]) + multiples[points.count + $0] })
    }

    /// The first halves and then the second, two words each, in one piece of memory that can be overwritten.
    private static func words(_ halves: [ScalarHalves]) -> [UInt64] {
        var words: [UInt64] = []
        words.reserveCapacity(4 * halves.count)
        for part in [\ScalarHalves.first, \.second] {
            for half in halves {
                words.append(UInt64(truncatingIfNeeded: half[keyPath: part]))
                words.append(UInt64(truncatingIfNeeded: half[keyPath: part] >> 64))
            }
        }
        return words
    }
}

/// A scalar k as k₁ ± k₂·λ with halves below 2¹²⁸. With x the curve's parameter, (6x² + 2x, −2x − 1) and (2x + 1, 6x² + 4x + 1) are a basis of
/// the pairs (a, b) for which a + b·λ is a multiple of r; the multiples of it that are closest from below to (k, 0) are taken from that.
package struct ScalarHalves: BitwiseCopyable {
    package let first: UInt128
    package let second: UInt128
    package let isSecondNegative: Bool

    /// A cube root of unity modulo q.
    package static let beta = BN254.Fp(known: "21888242871839275220042445260109153167277707414472061641714758635765020556616")
    /// The cube root of unity modulo r that belongs to β.
    package static let lambda = BN254.Fr(known: "21888242871839275217838484774961031246154997185409878258781734729429964517155")

    /// 2x + 1
    private static let short: UInt128 = 9_931_322_734_385_697_763
    /// 6x² + 2x and 6x² + 4x + 1
    private static let long: (UInt128, UInt128) = (6 * x * x + 2 * x, 6 * x * x + 4 * x + 1)
    private static let x: UInt128 = 4_965_661_367_192_848_881
    /// ⌊2²⁵⁶·(6x² + 4x + 1) / r⌋ and ⌊2²⁵⁶·(2x + 1) / r⌋, the upper half first.
    private static let reciprocals: (first: (UInt128, UInt128), second: (UInt128, UInt128)) = (
        (0x2, 0x4cce_f014_a773_d2d2_5398_fd03_00ff_6565), (0, 0x2_d91d_232e_c7e0_b3d7)
    )

    package init(_ scalar: BN254.Fr) {
        let words = scalar.words
        let k = (high: UInt128(words.3) << 64 | UInt128(words.2), low: UInt128(words.1) << 64 | UInt128(words.0))
        let c1 = Self.topHalf(k, Self.reciprocals.first), c2 = Self.topHalf(k, Self.reciprocals.second)
        first = k.low &- c1 &* Self.long.0 &- c2 &* Self.short
        let difference = c1 &* Self.short &- c2 &* Self.long.1
        // Between −2·short and 2·long, so only values close to 2¹²⁸ are negative.
        isSecondNegative = difference > UInt128.max - 4 * Self.short
        second = isSecondNegative ? 0 &- difference : difference
    }

    /// ⌊a·b / 2²⁵⁶⌋ for a product below 2³⁸⁴.
    private static func topHalf(_ a: (high: UInt128, low: UInt128), _ b: (UInt128, UInt128)) -> UInt128 {
        let (low, cross, other) = (
            a.low.multipliedFullWidth(by: b.1).high, a.high.multipliedFullWidth(by: b.1), a.low.multipliedFullWidth(by: b.0)
        )
        let (sum, overflow) = low.addingReportingOverflow(cross.low)
        let (_, again) = sum.addingReportingOverflow(other.low)
        return a.high &* b.0 &+ cross.high &+ other.high &+ (overflow ? 1 : 0) &+ (again ? 1 : 0)
    }
}

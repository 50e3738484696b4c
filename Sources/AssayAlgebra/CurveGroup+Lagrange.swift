// SPDX-License-Identifier: Apache-2.0

/// Transforms of points in place of field elements.
extension CurveGroup where Scalar: TwoAdicField {
    /// The Lagrange polynomials of the domain of as many points at a secret τ, from the powers of τ: `[L_i(τ)]` from `[τ^j]`.
    ///
    /// L_i(τ) = 1/n Σ_j w^(−ij) τ^j, as an inverse transform by decimation in time. Variable time: powers of τ are public.
    ///
    /// - Parameter step: Told after each part of the work how many products that part took; answers whether to go on.
    /// - Returns: `nil` when `step` ended the work.
    /// - Precondition: the number of points is a power of two, for which the field has a domain.
    /// - Complexity: (n/2) log n products of a point and a scalar: see ``lagrangeProductCount(of:)``.
    public static func lagrange(ofPowers powers: [Affine], threads: Int, step: (Int) -> Bool = { _ in true }) -> [Affine]? {
        precondition(powers.count > 0 && powers.count & (powers.count - 1) == 0, "a power of two points")
        precondition(powers.count.trailingZeroBitCount <= Scalar.twoAdicity, "a domain of that size")
        guard powers.count > 1, let share = Scalar(powers.count).inverse else { return powers }
        var points = reversedBits(powers)
        var half = 1
        while half < points.count {
            let isLast = 2 * half == points.count
            guard combine(&points, half: half, share: isLast ? share : .one, threads: threads, step) else { return nil }
            half *= 2
        }
        return points
    }

    /// Products that ``lagrange(ofPowers:threads:step:)`` takes.
    public static func lagrangeProductCount(of count: Int) -> Int {
        count < 2 ? 0 : count == 2 ? 2 : count / 2 * count.trailingZeroBitCount
    }

    /// One level: pairs at a distance of `half` become a + w·b and a − w·b, both times `share`.
    private static func combine(_ points: inout [Affine], half: Int, share: Scalar, threads: Int, _ step: (Int) -> Bool) -> Bool {
        let root = Scalar.root(ofLogOrder: half.trailingZeroBitCount + 1).inverse ?? .one
        let roots = Scalar.powers(of: root, from: share, count: half)
        let lower = points.indices.filter { $0 & half == 0 }
        var left = lower.map { points[$0] }
        var right = lower.map { points[$0 + half] }
        // Pieces, so that somebody who waits hears of it; all roots of the first level are one.
        if half > 1 || share != .one {
            guard multiply(&right, by: lower.map { roots[$0 & (half - 1)] }, threads: threads, step) else { return false }
        }
        if share != .one {
            guard multiply(&left, by: [Scalar](repeating: share, count: left.count), threads: threads, step) else { return false }
        }
        let sums = affine(count: left.count, threads: threads) { $0.map { Self(left[$0]) + right[$0] } }
        let differences = affine(count: left.count, threads: threads) { $0.map { Self(left[$0]) + -right[$0] } }
        for (number, index) in lower.enumerated() { (points[index], points[index + half]) = (sums[number], differences[number]) }
        return true
    }

    private static func multiply(_ points: inout [Affine], by scalars: [Scalar], threads: Int, _ step: (Int) -> Bool) -> Bool {
        let together = 1 << 12
        for first in stride(from: 0, to: points.count, by: together) {
            let range = first..<min(first + together, points.count)
            let products = multiplyEach(Array(points[range]), by: Array(scalars[range]), threads: threads)
            points.replaceSubrange(range, with: products)
            guard step(range.count) else { return false }
        }
        return true
    }

    private static func reversedBits(_ points: [Affine]) -> [Affine] {
        let shift = Int.bitWidth - points.count.trailingZeroBitCount
        return points.indices.map { index in
            var (reversed, rest) = (0, index)
            for _ in 0..<(Int.bitWidth - shift) { (reversed, rest) = (reversed << 1 | rest & 1, rest >> 1) }
            return points[reversed]
        }
    }
}

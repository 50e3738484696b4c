// SPDX-License-Identifier: Apache-2.0

/// Work on many points where each has a scalar of its own. A ceremony consists of it.
extension CurveGroup {
    /// `scalars[i]` times the i-th point, one by one. Variable time.
    ///
    /// - Precondition: there is a scalar for every point.
    public static func multiplyEach(_ points: [Affine], by scalars: [Scalar], threads: Int) -> [Affine] {
        precondition(points.count == scalars.count, "a scalar for every point")
        return affine(count: points.count, threads: threads) { range in range.map { scalars[$0] * Self(points[$0]) } }
    }

    /// The affine form of `count` points, which `body` makes range by range on several threads.
    static func affine(count: Int, threads: Int, _ body: (Range<Int>) -> [Self]) -> [Affine] {
        var result = [Affine](repeating: .infinity, count: count)
        // Enough to share an inversion, and few enough that all threads end together.
        let pieces = (count + 255) / 256
        unsafe result.withUnsafeMutableBufferPointer { result in
            Parallel.forEachRange(of: count, pieces: pieces, threads: threads) { range, _ in
                for (index, point) in zip(range, batchAffine(body(range))) { unsafe result[index] = point }
            }
        }
        return result
    }
}

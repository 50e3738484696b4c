// SPDX-License-Identifier: Apache-2.0

/// The bases of sums of products, and multiples of them where many sums over the same bases are to come.
///
/// A scalar is cut into digits; bases go into buckets by digit, and a set of buckets costs two additions a bucket to add up. With
/// the bases alone every digit's place needs a set of buckets of its own. With rows of multiples several places share one, so that
/// there are fewer sets, of more buckets, for longer digits. That saves a third of the additions for up to ten thousand bases, and
/// a quarter for sixty thousand.
public struct MSMBases<G: CurveGroup>: Sendable {
    /// Row after row, the bases first.
    let points: PointList<G.Affine>
    let rows: MSMRows
    /// Bases, without their multiples.
    public let count: Int

    /// The bases alone.
    public init(_ points: PointList<G.Affine>) {
        self.points = points
        rows = .basesAlone
        count = points.count
    }

    /// With multiples, in at most `rows` rows of as much memory as the bases; fewer where more would not help, and one as good as none.
    ///
    /// - Complexity: about 250 additions for every base, that is the time of ten to fifteen sums: worth it from some forty sums on.
    public init(_ points: PointList<G.Affine>, rows: Int, threads: Int = Parallel.processorCount) {
        let shape = G.bestRows(count: points.count, atMost: max(1, rows))
        self.points = shape == .basesAlone ? points : G.multiples(of: points, in: shape, threads: threads)
        self.rows = shape
        count = points.count
    }

    /// Rows in memory, the bases included.
    public var rowCount: Int { count == 0 ? 1 : points.count / count }
}

/// Which multiples of bases there are: row j holds 2^(j · `windowBits` · `setCount`) times each base.
public struct MSMRows: Sendable, Hashable {
    /// Bits of a digit.
    let windowBits: UInt32
    /// Sets of buckets.
    let setCount: UInt32

    /// No multiples; the number of scalars decides on the digits.
    static let basesAlone = MSMRows(windowBits: 0, setCount: 0)
}

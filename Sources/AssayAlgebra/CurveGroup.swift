// SPDX-License-Identifier: Apache-2.0

/// A group of points of prime order, in coordinates that make addition cheap.
///
/// Addition is complete: infinity, equal and opposite points give the right sum. Equality is that of points, whatever
/// their coordinates. All operations are variable time in the points and scalars.
public protocol CurveGroup: Sendable, Hashable, AdditiveArithmetic {
    /// The field of integers modulo the group order.
    associatedtype Scalar: PrimeField
    associatedtype Affine: AffinePoint

    /// The generator that the curve's standard names.
    static var generator: Self { get }

    init(_ point: Affine)
    /// The same point by its coordinates. Costs an inversion: use ``batchAffine(_:)`` for many.
    var affine: Affine { get }
    /// The point added to itself.
    var doubled: Self { get }
    var isZero: Bool { get }

    static func + (a: Self, b: Affine) -> Self
    static prefix func - (a: Self) -> Self
    /// The point added to itself `k` times.
    static func * (k: Scalar, point: Self) -> Self

    /// Affine coordinates of all points with one field inversion.
    static func batchAffine(_ points: [Self]) -> [Affine]

    /// The sum of `scalars[i] * bases[i]` on up to `threads` threads (one when `threads` is smaller), in memory that the
    /// caller keeps for the next time.
    ///
    /// - Throws: ``MSMError`` when the counts differ.
    static func msm(
        bases: ArraySlice<Affine>, scalars: ArraySlice<Scalar>, threads: Int, workspace: inout MSMWorkspace
    ) throws(MSMError) -> Self

    /// Adds the sum of `scalars[i] * bases[i]` to a queue: see ``MSMQueue/add(_:bases:scalars:)``.
    static func enqueue(bases: MSMBases<Self>, scalars: [Scalar], in queue: inout MSMQueue) throws(MSMError) -> MSMSum<Self>
    /// Adds a sum over the scalars of another one: see ``MSMQueue/add(_:bases:scalarsOf:)``.
    static func enqueue<Other: CurveGroup>(
        bases: MSMBases<Self>, scalarsOf other: MSMSum<Other>, in queue: inout MSMQueue
    ) throws(MSMError) -> MSMSum<Self> where Other.Scalar == Scalar

    /// The rows of multiples with which sums of `count` products cost least: see ``MSMBases``.
    static func bestRows(count: Int, atMost rows: Int) -> MSMRows
    /// Points with their rows of multiples.
    static func multiples(of points: PointList<Affine>, in rows: MSMRows, threads: Int) -> PointList<Affine>

    /// What makes about `count` multiples of one point cheap.
    static func fixedBaseTable(of base: Self, expecting count: Int, threads: Int) -> FixedBaseTable<Self>

    /// `scalars[i]` times the i-th point, on up to `threads` threads. Variable time.
    ///
    /// - Precondition: there is a scalar for every point.
    static func multiplyEach(_ points: [Affine], by scalars: [Scalar], threads: Int) -> [Affine]

    /// What makes sums of multiples of the same points cheap: see ``FixedBaseSum``.
    static func fixedBaseSum(of bases: [Affine], windowBits: Int, threads: Int) -> FixedBaseSum<Self>
}

extension CurveGroup {
    public static func += (a: inout Self, b: Affine) { a = a + b }
    public static func *= (a: inout Self, k: Scalar) { a = k * a }
    /// The generator by its coordinates.
    public static var affineGenerator: Affine { generator.affine }

    /// The sum of `scalars[i] * bases[i]` on up to `threads` threads.
    ///
    /// - Throws: ``MSMError`` when the counts differ.
    public static func msm(
        bases: [Affine], scalars: [Scalar], threads: Int = Parallel.processorCount
    ) throws(MSMError) -> Self {
        var workspace = MSMWorkspace()
        return try msm(bases: bases[...], scalars: scalars[...], threads: threads, workspace: &workspace)
    }

    /// `scalars[i] * base` for every scalar, on up to `threads` threads. Where more are to come, keep a ``FixedBaseTable``.
    public static func fixedBase(_ scalars: [Scalar], base: Self, threads: Int = Parallel.processorCount) -> [Affine] {
        fixedBaseTable(of: base, expecting: scalars.count, threads: threads).multiples(scalars, threads: threads)
    }
}

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

    /// The sum of `scalars[i] * bases[i]` on up to `threads` threads (one when `threads` is smaller).
    ///
    /// - Throws: ``MSMError`` when the counts differ.
    static func msm(bases: [Affine], scalars: [Scalar], threads: Int) throws(MSMError) -> Self

    /// `scalars[i] * base` for every scalar, on up to `threads` threads.
    static func fixedBase(_ scalars: [Scalar], base: Self, threads: Int) -> [Affine]
}

extension CurveGroup {
    public static func += (a: inout Self, b: Affine) { a = a + b }
    public static func *= (a: inout Self, k: Scalar) { a = k * a }
    /// The generator by its coordinates.
    public static var affineGenerator: Affine { generator.affine }
}

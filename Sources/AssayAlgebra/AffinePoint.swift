// SPDX-License-Identifier: Apache-2.0

/// A point of a curve group by its two coordinates, or the point at infinity.
///
/// The value may hold any pair of coordinates that a caller put there through a function named `unchecked`; every other
/// way to make one checks the curve equation. The memory layout is the `.zkey` layout: Montgomery coordinates, infinity
/// all zero bytes, so an array of points goes to the kernels and to files as it stands.
public protocol AffinePoint: Sendable, Hashable, BitwiseCopyable {
    /// The field of the coordinates.
    associatedtype Coordinate: CoordinateField

    /// The neutral element.
    static var infinity: Self { get }
    var isInfinity: Bool { get }
    /// The coordinates; both zero at infinity.
    var x: Coordinate { get }
    var y: Coordinate { get }

    /// The finite point with these coordinates; `nil` when they do not satisfy the curve equation.
    /// Does not check the subgroup: see ``isInSubgroup``.
    init?(x: Coordinate, y: Coordinate)

    /// Whether the coordinates satisfy the curve equation, or the point is infinity.
    var isOnCurve: Bool { get }
    /// Whether the point is on the curve and in the subgroup of prime order; infinity is. Variable time.
    var isInSubgroup: Bool { get }
    static prefix func - (a: Self) -> Self

    /// Bytes of an encoded point (64 for G1 and 128 for G2 of BN254).
    static var byteCount: Int { get }

    /// Reads `count` points that lie one after the other: Montgomery little-endian coordinates, infinity all zero bytes.
    ///
    /// - Throws: ``PointError`` for a wrong length, and for the first point that has a coordinate not below the modulus,
    ///   is not on the curve, or (when asked for) is not in the subgroup. Points at infinity pass: refuse them where a
    ///   protocol does not allow them.
    static func readMontgomery(_ bytes: ArraySlice<UInt8>, count: Int, check: PointCheck) throws(PointError) -> [Self]

    /// The first of points made by nobody, bytes of a file that lie in memory as points do, that has a coordinate not below the modulus.
    static func nonCanonicalIndex(_ points: UnsafeBufferPointer<Self>) -> Int?

    /// Appends `byteCount` bytes in the layout that ``readMontgomery(_:count:check:)`` reads.
    func appendMontgomery(to bytes: inout [UInt8])
    /// Appends all points; the same bytes as one by one, in one copy.
    static func appendMontgomery(_ points: [Self], to bytes: inout [UInt8])
}

/// How much of a point a reader checks. Canonical coordinates and the curve equation are always checked.
public enum PointCheck: Sendable {
    /// Canonical, on the curve, and in the subgroup of prime order.
    case full
    /// Canonical and on the curve only. For points whose subgroup the caller checks in another way; never for points
    /// from a stranger that enter a pairing.
    case curveOnly
}

extension AffinePoint {
    /// Coordinates whose every value is canonical.
    public static func nonCanonicalIndex(_ points: UnsafeBufferPointer<Self>) -> Int? { nil }

    /// Reads one point from exactly ``byteCount`` bytes, with every check.
    public init(montgomeryBytes bytes: some Collection<UInt8>) throws(PointError) {
        self = try Self.readMontgomery(Array(bytes)[...], count: 1, check: .full)[0]
    }

    /// The bytes that ``init(montgomeryBytes:)`` reads.
    public var montgomeryBytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.byteCount)
        appendMontgomery(to: &bytes)
        return bytes
    }
}

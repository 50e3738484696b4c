// SPDX-License-Identifier: Apache-2.0

/// A point by its coordinates, with kernels.
protocol KernelPoint: AffinePoint, KernelValue, CustomStringConvertible where Coordinate.Base: KernelField {
    /// The point with these coordinates, on the curve or not.
    init(uncheckedX x: Coordinate, y: Coordinate)

    static var membership: MembershipKernels<Self> { get }
}

extension KernelPoint {
    public static var byteCount: Int { 2 * Coordinate.degree * Coordinate.Base.byteCount }

    public init?(x: Coordinate, y: Coordinate) {
        self.init(uncheckedX: x, y: y)
        guard !isInfinity, isOnCurve else { return nil }
    }

    public static func readMontgomery(_ bytes: ArraySlice<UInt8>, count: Int, check: PointCheck) throws(PointError) -> [Self] {
        guard let points = [Self](copying: bytes, count: count) else {
            throw .wrongByteCount(actual: bytes.count, points: count, bytesEach: byteCount)
        }
        if let error = membership.firstFault(in: points, check) { throw error }
        return points
    }

    public static func nonCanonicalIndex(_ points: UnsafeBufferPointer<Self>) -> Int? {
        unsafe Coordinate.Base.nonCanonicalIndex(UnsafeRawBufferPointer(points)).map { $0 / (2 * Coordinate.degree) }
    }

    public func appendMontgomery(to bytes: inout [UInt8]) { [self].appendMemory(to: &bytes) }

    public static func appendMontgomery(_ points: [Self], to bytes: inout [UInt8]) { points.appendMemory(to: &bytes) }

    public var description: String { isInfinity ? "infinity" : "(\(x), \(y))" }
}

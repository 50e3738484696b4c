// SPDX-License-Identifier: Apache-2.0
package import AssayAlgebra

/// Points as ceremonies hash them: big-endian plain coordinates, the highest component first, infinity all zero.
extension AffinePoint {
    package var uncompressedBytes: [UInt8] { Self.uncompressedBytes([self]) }

    package static func uncompressedBytes(_ points: [Self]) -> [UInt8] {
        var components: [Coordinate.Base] = []
        components.reserveCapacity(2 * Coordinate.degree * points.count)
        for point in points.reversed() { components += point.y.components + point.x.components }
        // Everything backwards: points, components and the bytes of each.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(components.count * Coordinate.Base.byteCount)
        Coordinate.Base.appendPlain(components, to: &bytes)
        bytes.reverse()
        return bytes
    }
}

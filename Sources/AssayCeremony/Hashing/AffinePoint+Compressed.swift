// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayGroth16

/// Points as responses of the first phase hash them: x alone, big-endian, the highest component first, with the top bit set when y is the
/// greater of its two values; 0x40 and zeros at infinity.
extension AffinePoint {
    static func compressedBytes(_ points: [Self]) -> [UInt8] {
        let whole = uncompressedBytes(points)
        let half = byteCount / 2
        var bytes: [UInt8] = []
        bytes.reserveCapacity(points.count * half)
        for (index, point) in points.enumerated() {
            let start = bytes.count
            bytes += whole[index * byteCount..<index * byteCount + half]
            if point.isInfinity { bytes[start] |= 0x40 } else if point.y.isGreater { bytes[start] |= 0x80 }
        }
        return bytes
    }
}

extension CoordinateField {
    /// Whether the highest component that is not zero is greater than half the modulus: then its double is odd.
    fileprivate var isGreater: Bool {
        let part = components.last { !$0.isZero } ?? .zero
        return (part + part).limbs[0] & 1 == 1
    }
}

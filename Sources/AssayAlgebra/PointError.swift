// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

/// Why bytes are not a point. `index` counts points from zero within what was read.
public enum PointError: Error, Hashable, Sendable {
    /// The length is not that of the announced number of points.
    case wrongByteCount(actual: Int, points: Int, bytesEach: Int)
    /// A coordinate is not below the modulus.
    case notCanonical(index: Int)
    /// The coordinates do not satisfy the curve equation.
    case notOnCurve(index: Int)
    /// The point is on the curve but not in the subgroup of prime order.
    case notInSubgroup(index: Int)
}

extension PointError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .wrongByteCount(let actual, let points, let bytesEach):
            "expected \(points) points of \(bytesEach) bytes, found \(actual) bytes"
        case .notCanonical(let index): "point \(index) has a coordinate that is not below the field modulus"
        case .notOnCurve(let index): "point \(index) is not on the curve"
        case .notInSubgroup(let index): "point \(index) is on the curve but outside the subgroup of prime order"
        }
    }
}

extension PointError {
    /// What a kernel said about the point at `index`; `nil` when it found no fault.
    init?(_ status: assay_point_status, index: Int) {
        switch status {
        case ASSAY_POINT_NOT_CANONICAL: self = .notCanonical(index: index)
        case ASSAY_POINT_NOT_ON_CURVE: self = .notOnCurve(index: index)
        case ASSAY_POINT_NOT_IN_SUBGROUP: self = .notInSubgroup(index: index)
        default: return nil
        }
    }
}

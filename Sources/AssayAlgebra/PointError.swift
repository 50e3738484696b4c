// SPDX-License-Identifier: Apache-2.0

/// Why bytes are not a point. `index` counts points from zero within what was read.
public enum PointError: Error, Hashable, Sendable {
    /// The length is not that of the announced number of points.
    case wrongByteCount(expected: Int, actual: Int)
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
        case .wrongByteCount(let expected, let actual): "expected \(expected) bytes of points, found \(actual)"
        case .notCanonical(let index): "point \(index) has a coordinate that is not below the field modulus"
        case .notOnCurve(let index): "point \(index) is not on the curve"
        case .notInSubgroup(let index): "point \(index) is on the curve but outside the subgroup of prime order"
        }
    }
}

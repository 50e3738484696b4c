// SPDX-License-Identifier: Apache-2.0

/// Why an evaluation domain refused its work.
public enum DomainError: Error, Equatable, CustomStringConvertible {
    /// A polynomial is given by exactly as many values as the domain has points.
    case valueCount(expected: Int, actual: Int)
    /// The field has no root of unity of twice the domain's size, so there is no odd coset.
    case noOddCoset(size: Int)

    public var description: String {
        switch self {
        case .valueCount(let expected, let actual): "\(actual) values for an evaluation domain of \(expected) points"
        case .noOddCoset(let size): "the field has no root of unity of order \(2 * size), which the odd coset of \(size) points needs"
        }
    }
}

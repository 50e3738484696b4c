// SPDX-License-Identifier: Apache-2.0

/// Why bytes are not field elements. `index` counts elements from zero within what was read.
public enum FieldError: Error, Hashable, Sendable {
    /// The length is not that of the announced number of elements.
    case wrongByteCount(actual: Int, elements: Int, bytesEach: Int)
    /// An element is not below the modulus.
    case notCanonical(index: Int)
}

extension FieldError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .wrongByteCount(let actual, let elements, let bytesEach):
            "expected \(elements) field elements of \(bytesEach) bytes, found \(actual) bytes"
        case .notCanonical(let index): "element \(index) is not below the field modulus"
        }
    }
}

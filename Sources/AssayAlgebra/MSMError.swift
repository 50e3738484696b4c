// SPDX-License-Identifier: Apache-2.0

/// Why a multi-scalar multiplication was refused.
public enum MSMError: Error, Equatable, CustomStringConvertible {
    /// A sum of products needs as many scalars as bases.
    case countMismatch(bases: Int, scalars: Int)
    /// The kernels count bases with 31 bits.
    case tooManyBases(count: Int, most: Int)

    public var description: String {
        switch self {
        case .countMismatch(let bases, let scalars):
            "\(bases) bases and \(scalars) scalars: a multi-scalar multiplication needs one scalar for every base"
        case .tooManyBases(let count, let most):
            "\(count) bases: a multi-scalar multiplication takes at most \(most)"
        }
    }
}

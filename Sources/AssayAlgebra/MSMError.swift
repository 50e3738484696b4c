// SPDX-License-Identifier: Apache-2.0

/// Why a multi-scalar multiplication was refused.
public enum MSMError: Error, Equatable, CustomStringConvertible {
    /// A sum of products needs as many scalars as bases.
    case countMismatch(bases: Int, scalars: Int)
    /// The kernels count bases with 31 bits.
    case tooManyBases(count: Int, most: Int)
    /// Sums over the same scalars need bases with the same rows of multiples.
    case otherRows

    public var description: String {
        switch self {
        case .countMismatch(let bases, let scalars):
            "\(bases) bases and \(scalars) scalars: a multi-scalar multiplication needs one scalar for every base"
        case .tooManyBases(let count, let most):
            "\(count) bases: a multi-scalar multiplication takes at most \(most)"
        case .otherRows:
            "bases with other rows of multiples than those of the sum whose scalars they share: make both with the same number of rows"
        }
    }
}

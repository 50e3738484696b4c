// SPDX-License-Identifier: Apache-2.0

/// Why inputs have no witness.
public enum WitnessError: Error, Hashable, Sendable {
    /// The program takes another number of inputs.
    case wrongInputCount(expected: Int, given: Int)
    /// A step of the program has no result for this value (read signed).
    case noResult(origin: ConstraintOrigin, value: WideInteger, problem: Problem)
    /// The values were computed and do not satisfy the constraints.
    case rejected(WitnessRejection)

    public enum Problem: Hashable, Sendable {
        /// The value must be in `0 ... maximum`.
        case outOfRange(maximum: WideInteger)
        /// Zero was given where another value is required.
        case zero
        /// A divisor that is not positive.
        case divisorNotPositive
    }

    /// The place that failed; `nil` when no single place did.
    public var origin: ConstraintOrigin? {
        switch self {
        case .wrongInputCount: nil
        case .noResult(let origin, _, _): origin
        case .rejected(.unsatisfied(let row)): row.origins.first
        case .rejected: nil
        }
    }
}

extension WitnessError: CustomStringConvertible {
    /// Place and problem. It does not hold the value, which is of the data, or the salt when whoever wrote the program wants it to be.
    public var description: String {
        switch self {
        case .wrongInputCount(let expected, let given): "\(given) inputs are given and \(expected) are needed"
        case .noResult(let origin, _, .outOfRange) where origin.check.hasPrefix("range "): "\(origin): the value is outside of it"
        case .noResult(let origin, _, let problem): "\(origin): the value \(problem)"
        case .rejected(let reason): reason.description
        }
    }
}

extension WitnessError.Problem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .outOfRange(let maximum): "is outside of 0 ... \(maximum)"
        case .zero: "must not be zero"
        case .divisorNotPositive: "is a divisor and must be positive"
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Why a key could not be made.
public enum SetupError: Error, Hashable, Sendable {
    /// The field has no domain of roots of unity for that many rows.
    case tooManyConstraints(rows: Int)
    /// The points are no sound key; with IC at infinity for an input, proofs would hold for every value of it.
    case unsound(KeyError)
    /// Whoever waited for the key does so no more.
    case cancelled
}

extension SetupError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .tooManyConstraints(let rows): "the circuit has \(rows) rows, more than the field has roots of unity for"
        case .unsound(let error): "the key would not be sound: \(error)"
        case .cancelled: "the setup was cancelled"
        }
    }
}

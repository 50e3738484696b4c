// SPDX-License-Identifier: Apache-2.0
public import AssayConstraints

/// Why no proof was made.
public enum ProvingError: Error, Hashable, Sendable {
    /// The witness has the wrong length, does not begin with 1, or leaves a constraint unsatisfied.
    case witness(WitnessRejection)
    /// The constraint system given with the key is not the one that the key is for.
    case otherCircuit
    /// The field has no domain of roots of unity for that many rows.
    case tooManyConstraints(rows: Int)
    /// The finished proof does not verify: the witness does not satisfy the circuit, or the key's points are damaged. Nothing
    /// more can be said without the constraint system, since a key does not hold C.
    case proofDoesNotVerify
    /// Whoever waited for the proof does so no more.
    case cancelled
}

extension ProvingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .witness(let rejection): rejection.description
        case .otherCircuit: "the constraint system is not the one that the key is for; use the files of one circuit"
        case .tooManyConstraints(let rows): "the circuit has \(rows) rows, more than the field has roots of unity for"
        case .proofDoesNotVerify:
            "the proof does not verify: the key is damaged, or the witness does not satisfy the circuit, which the constraint system tells where it is given"
        case .cancelled: "proving was cancelled"
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

/// The custom errors with which the contracts here revert, one for each reason to refuse.
///
/// Elements are numbered 0 for A, 1 for B, 2 for C; coordinates by their words, on BN254 0 to 7: A.x, A.y, B.x imaginary, B.x real,
/// B.y imaginary, B.y real, C.x, C.y. On BLS12-381 a coordinate has two words and goes by the first, 0 to 14, and real parts come before
/// imaginary ones.
enum ContractErrors {
    static let proofInvalid = ABIEntry.error("ProofInvalid")
    static let insufficientGas = ABIEntry.error("InsufficientGas")

    // MARK: One proof

    static let calldataLength = ABIEntry.error("CalldataLength", "expected", "actual")
    static let signal = ABIEntry.error("SignalNotCanonical", "signal")
    static let coordinate = ABIEntry.error("CoordinateNotCanonical", "word")
    static let infinity = ABIEntry.error("PointAtInfinity", "element")
    static let point = ABIEntry.error("InvalidPoint", "element")

    // MARK: Many proofs

    static let batchShape = ABIEntry.error("BatchShape")
    static let batchSignal = ABIEntry.error("SignalNotCanonical", "proof", "signal")
    static let batchCoordinate = ABIEntry.error("CoordinateNotCanonical", "proof", "word")
    static let batchInfinity = ABIEntry.error("PointAtInfinity", "proof", "element")
    static let batchPoint = ABIEntry.error("InvalidPoint", "proof", "element")
    /// B of some proof is off its curve or outside the subgroup: the pairing does not say whose.
    static let batchB = ABIEntry.error("InvalidB")

    static func all(_ kind: VerifierContract.Kind) -> [ABIEntry] {
        switch kind {
        case .single: [calldataLength, signal, coordinate, infinity, point, proofInvalid, insufficientGas]
        case .batch: [batchShape, batchSignal, batchCoordinate, batchInfinity, batchPoint, batchB, proofInvalid, insufficientGas]
        }
    }
}

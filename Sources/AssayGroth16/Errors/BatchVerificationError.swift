// SPDX-License-Identifier: Apache-2.0

/// Which of many proofs were not accepted. All others were.
public struct BatchVerificationError: Error, Hashable, Sendable {
    /// One proof that was not accepted.
    public struct Failure: Hashable, Sendable {
        /// Its place among the claims, from 0.
        public let index: Int
        /// What a check of this proof alone says.
        public let reason: VerificationError
    }

    /// At least one, by ascending index.
    public let failures: [Failure]

    init(_ failures: [Int: VerificationError]) {
        self.failures = failures.sorted { $0.key < $1.key }.map { Failure(index: $0.key, reason: $0.value) }
    }
}

extension BatchVerificationError: CustomStringConvertible {
    /// A line for each proof, which are counted from 1.
    public var description: String { failures.map { "proof \($0.index + 1): \($0.reason)" }.joined(separator: "\n") }
}

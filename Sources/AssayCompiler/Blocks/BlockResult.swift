// SPDX-License-Identifier: Apache-2.0

/// What came of one test or property.
public struct BlockResult: Hashable, Sendable {
    /// The words that blocks start with.
    public enum Kind: String, Hashable, Sendable {
        case test, property
    }

    public let kind: Kind
    public let title: String
    /// Line of the source, counted from 1.
    public let line: Int
    /// Data that it was tried on, and of which something could be compared.
    public let cases: Int
    /// Empty when it passed.
    public let failures: [BlockFailure]

    public var passed: Bool { failures.isEmpty }
}

/// An expectation that does not hold.
public struct BlockFailure: Hashable, Sendable {
    /// Line of the expectation, counted from 1.
    public let line: Int
    /// As it is written: `score = 80.0`.
    public let expected: String
    /// What was found: `score is 75.0`.
    public let found: String
    /// The smallest data found that breaks a property, as lines of a `test`; empty for a test, which has its data.
    public let before: [String]
    /// The same data after the change; empty for a test.
    public let after: [String]
}

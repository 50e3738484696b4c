// SPDX-License-Identifier: Apache-2.0
internal import AssayData
public import AssayFormats

/// One line of the answer to "does this receipt hold?".
public struct CheckResult: Hashable, Sendable, CustomStringConvertible {
    /// What was checked, in a few words that stay the same from version to version.
    public let name: String
    public let passed: Bool
    /// Whether it passed, but the reader must know the reason before relying on the receipt.
    public let isWarning: Bool
    /// What was found.
    public let reason: String

    /// Reasons quote names and values of the receipt, so they are made safe to print.
    private init(name: String, passed: Bool, isWarning: Bool, reason: String) {
        self.name = name
        self.passed = passed
        self.isWarning = isWarning
        self.reason = PrintableText.of(reason, limit: 1000)
    }

    static func passed(_ name: String, _ reason: String) -> Self {
        Self(name: name, passed: true, isWarning: false, reason: reason)
    }

    static func warning(_ name: String, _ reason: String) -> Self {
        Self(name: name, passed: true, isWarning: true, reason: reason)
    }

    static func failed(_ name: String, _ reason: String) -> Self {
        Self(name: name, passed: false, isWarning: false, reason: reason)
    }

    /// `ok`, `warning` or `FAILED`, then name and reason.
    public var description: String { "\(passed ? isWarning ? "warning" : "ok" : "FAILED"): \(name): \(reason)" }

    /// Whether every check passed; false for an empty list.
    public static func allHold(_ results: [CheckResult]) -> Bool { !results.isEmpty && results.allSatisfy(\.passed) }

    public var json: JSON {
        ["name": .string(name), "passed": .bool(passed), "warning": .bool(isWarning), "reason": .string(reason)]
    }
}

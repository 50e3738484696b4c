// SPDX-License-Identifier: Apache-2.0
internal import AssayData
internal import AssayExchange
internal import AssayFormats

/// The checks of a receipt, a line a check.
struct ReceiptReport {
    /// The name of the check that compares the outputs with what the buyer expects.
    static let expectation = "expected quality"

    private let results: [CheckResult]

    init(_ results: [CheckResult]) { self.results = results }

    var holds: Bool { ReceiptCheck.holds(results) }
    /// Whether a seller may hand it over: a score below the expected one is a true answer, too.
    var deliverable: Bool { results.allSatisfy { $0.passed || $0.name == Self.expectation } }
    var lines: [String] { results.map(\.description) }
    var failures: [String] { results.filter { !$0.passed }.map(\.description) }
    var warnings: [String] { results.filter { $0.isWarning || (!$0.passed && $0.name == Self.expectation) }.map(\.description) }
    var json: JSON { .array(results.map(\.json)) }
}

extension Receipt {
    var outputsJSON: JSON { .array(outputs.map { ["name": .string($0.name), "value": .string($0.value)] }) }
}

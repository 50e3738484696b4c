// SPDX-License-Identifier: Apache-2.0
internal import AssayData
public import AssayExchange
public import AssayFormats

/// The checks of a receipt, a line a check.
public struct ReceiptReport: Sendable {
    private let results: [CheckResult]

    public init(_ results: [CheckResult]) { self.results = results }

    public var holds: Bool { CheckResult.allHold(results) }
    public var lines: [String] { results.map(\.description) }
    /// The names of the checks that fail.
    public var failed: [String] { results.filter { !$0.passed }.map(\.name) }
    public var failures: [String] { results.filter { !$0.passed }.map(\.description) }
    public var warnings: [String] { results.filter(\.isWarning).map(\.description) }
    public var json: JSON { .array(results.map(\.json)) }
}

extension Receipt {
    /// The outputs with their units, as the receipt states them: it is the check that says whether they are true.
    public var outputLines: [String] {
        outputs.map { output in "\(output.name): \(signal(output)?.withUnit(output.value) ?? output.value)" }
    }

    /// The same for programs.
    public var outputsJSON: JSON {
        .array(outputs.map { ["name": .string($0.name), "value": .string($0.value), "unit": .string(signal($0)?.unit ?? "")] })
    }

    private func signal(_ output: Output) -> CircuitInterface.Signal? { interface.outputs.first { $0.name == output.name } }
}

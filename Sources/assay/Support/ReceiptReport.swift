// SPDX-License-Identifier: Apache-2.0
internal import AssayData
internal import AssayExchange
internal import AssayFormats

/// The checks of a receipt, a line a check.
struct ReceiptReport {
    private let results: [CheckResult]

    init(_ results: [CheckResult]) { self.results = results }

    var holds: Bool { ReceiptCheck.holds(results) }
    var lines: [String] { results.map(\.description) }
    /// The names of the checks that fail.
    var failed: [String] { results.filter { !$0.passed }.map(\.name) }
    var failures: [String] { results.filter { !$0.passed }.map(\.description) }
    var warnings: [String] { results.filter(\.isWarning).map(\.description) }
    var json: JSON { .array(results.map(\.json)) }
}

extension Receipt {
    /// The outputs with their units, as the receipt states them: it is the check that says whether they are true.
    var outputLines: [String] { outputs.map { output in "\(output.name): \(signal(output)?.withUnit(output.value) ?? output.value)" } }

    var outputsJSON: JSON {
        .array(outputs.map { ["name": .string($0.name), "value": .string($0.value), "unit": .string(signal($0)?.unit ?? "")] })
    }

    private func signal(_ output: Output) -> CircuitInterface.Signal? { interface.outputs.first { $0.name == output.name } }
}

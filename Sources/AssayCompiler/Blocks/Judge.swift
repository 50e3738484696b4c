// SPDX-License-Identifier: Apache-2.0
internal import AssayData
internal import AssaySyntax

/// Whether what has come out is what was expected.
struct Judge {
    let outputs: [CircuitInterface.Signal]

    /// What a property says of one change of data.
    enum Verdict: Hashable {
        case holds
        /// The changed data is refused, so that there is nothing to compare.
        case nothingToCompare
        case broken(String)
    }

    // MARK: Tests

    /// What was found in place of what was expected; `nil` when it was that.
    func fault(_ expectation: Expectation, _ report: RunReport) -> String? {
        if let refusal = report.refusal { return fault(expectation, refusal) }
        switch expectation.kind {
        case .accepted, .same, .bound: return nil
        case .refused: return "the data is accepted"
        case .comparison(let watched, let operation, let value):
            guard let found = self.value(of: watched, report) else { return "\(watched.name) has no value" }
            return Self.holds(found, operation, value) ? nil : "\(watched.name) is \(text(of: watched, report))"
        case .range(let watched, let lower, let upper):
            guard let found = self.value(of: watched, report)?.number else { return "\(watched.name) has no value" }
            return lower <= found && found <= upper ? nil : "\(watched.name) is \(text(of: watched, report))"
        }
    }

    private func fault(_ expectation: Expectation, _ refusal: RunReport.Refusal) -> String? {
        let found = "line \(refusal.line) refuses the data: \(refusal.text)"
        if case .refused(let place) = expectation.kind { return place == nil || place == refusal.place ? nil : found }
        return found
    }

    private static func holds(_ found: Value, _ operation: BinaryOperator, _ expected: Value) -> Bool {
        switch operation {
        case .equal: return found == expected
        case .notEqual: return found != expected
        default: break
        }
        guard let a = found.number, let b = expected.number else { return false }
        return switch operation {
        case .less: a < b
        case .lessOrEqual: a <= b
        case .greater: a > b
        default: a >= b
        }
    }

    // MARK: Properties

    /// What an expectation says of data that is accepted and of what a change makes of it.
    func verdict(_ expectation: Expectation, before: RunReport, after: RunReport) -> Verdict {
        switch expectation.kind {
        case .accepted, .refused: return fault(expectation, after).map { .broken("after the change \($0)") } ?? .holds
        default: break
        }
        guard after.refusal == nil else { return .nothingToCompare }
        switch expectation.kind {
        case .same(let watched): return verdict(watched, before, after) { $0 == $1 }
        case .bound(let watched, let isUpper):
            return verdict(watched, before, after) { old, new in
                guard let old = old.number, let new = new.number else { return old == new }
                return isUpper ? new <= old : new >= old
            }
        default: return .holds
        }
    }

    private func verdict(
        _ watched: Watched, _ before: RunReport, _ after: RunReport, _ holds: (Value, Value) -> Bool
    ) -> Verdict {
        guard let old = value(of: watched, before), let new = value(of: watched, after) else { return .nothingToCompare }
        if holds(old, new) { return .holds }
        return .broken("\(watched.name) goes from \(text(of: watched, before)) to \(text(of: watched, after))")
    }

    // MARK: Values

    private func value(of watched: Watched, _ report: RunReport) -> Value? {
        if let output = watched.output { return report.outputs.indices.contains(output) ? report.outputs[output].value.value : nil }
        return report.values.first { $0.name == watched.name }?.value
    }

    private func text(of watched: Watched, _ report: RunReport) -> String {
        if let output = watched.output, report.outputs.indices.contains(output) {
            return outputs[output].display(report.outputs[output].raw)
        }
        guard let value = report.values.first(where: { $0.name == watched.name }) else { return "nothing" }
        return value.unit.isEmpty ? value.text : "\(value.text) \(value.unit)"
    }
}

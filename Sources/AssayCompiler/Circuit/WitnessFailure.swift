// SPDX-License-Identifier: Apache-2.0
public import AssayConstraints
internal import AssayData

/// Why data has no witness, in the words of the source.
public struct WitnessFailure: Hashable, Sendable {
    /// Line and column of the source; `nil` when no line stands behind it.
    public let line: Int?
    public let column: Int?
    /// What stands there: `require`, `rule plausible`, `data readings`.
    public let subject: String
    /// The data row, counted from 1.
    public let row: Int?
    /// The field of the row, or the parameter.
    public let field: String?
    /// What was checked: `range 0 .. 309 mmHg`.
    public let check: String
    /// The value that failed, as people write it; `nil` when no single value did.
    public let value: String?
}

extension CompiledCircuit {
    /// An error of `witness` in the words of the source.
    public func failure(_ error: WitnessError) -> WitnessFailure {
        let origin = error.origin ?? ConstraintOrigin()
        return WitnessFailure(
            line: origin.line > 0 ? origin.line : nil, column: origin.line > 0 ? origin.column : nil, subject: origin.subject,
            row: origin.row, field: origin.field, check: origin.check, value: value(error, origin))
    }

    private func value(_ error: WitnessError, _ origin: ConstraintOrigin) -> String? {
        guard case .noResult(_, let value, _) = error else { return nil }
        return reading(value, origin) ?? value.description
    }

    /// A cell's value enters the circuit as its distance from the lower end of the range; here it is as in the table.
    private func reading(_ offset: WideInteger, _ origin: ConstraintOrigin) -> String? {
        guard origin.row != nil, origin.check.hasPrefix("range "),
            let data = interface.dataSets.first(where: { origin.subject == "data \($0.name)" }),
            let field = data.schema.fields.first(where: { $0.name == origin.field }), let raw = offset.int
        else { return nil }
        let (sum, overflow) = raw.addingReportingOverflow(field.lo)
        return overflow ? nil : field.text(sum)
    }
}

extension WitnessFailure: CustomStringConvertible {
    /// `line 14, rule plausible, row 3, field systolic: range 0 .. 309 mmHg, the value is 400`.
    public var description: String {
        var parts: [String] = []
        if let line { parts.append("line \(line)") }
        if !subject.isEmpty { parts.append(subject) }
        if let row { parts.append("row \(row)") }
        if let field { parts.append("field \(field)") }
        let reasons = [check.isEmpty ? nil : check, value.map { "the value is \($0)" }].compactMap { $0 }
        return parts.joined(separator: ", ") + (reasons.isEmpty ? "" : ": " + reasons.joined(separator: ", "))
    }
}

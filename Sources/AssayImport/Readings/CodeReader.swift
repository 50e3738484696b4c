// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats

/// Turns the values of one code into cells, when they are in the units that all its fields want.
struct CodeReader {
    struct Field {
        let name: String
        let unit: String
    }

    let fields: [Field]

    /// The cell; `nil` when the value has another unit than a field wants.
    func text(_ value: HealthValue) -> String? {
        let texts = fields.map { RecordUnit.text(value, in: $0.unit) }
        guard let first = texts.first else { return value.text }
        return texts.allSatisfy { $0 == first } ? first : nil
    }

    var problem: String {
        let units = fields.map { $0.unit.isEmpty ? "that of a bare number" : "\"\(PrintableText.of($0.unit))\"" }
        return "the unit is not \(units.joined(separator: " and "))"
    }

    func fix(_ value: HealthValue) -> String {
        let unit = PrintableText.of(RecordUnit.name(value.unit))
        return "Say in the column map which unit it is: \"\(fields.first?.name ?? "")\": { \"unit\": \"\(unit)\" }"
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayCompiler
internal import AssayFormats

/// Data that does not meet a requirement of the program, in the same words whatever verb notices.
struct DataRefusal: Error {
    let answer: Answer

    /// `file` is the program; `lines` and `json` go before.
    init(_ refusal: RunReport.Refusal, file: String, after lines: [String] = [], json: [String: JSON] = [:]) {
        let own: [String: JSON] = [
            "refusal": [
                "line": .integer(refusal.line), "requirement": .string(refusal.text), "values": NamedValues.json(refusal.values),
            ]
        ]
        answer = Answer(
            lines + ["\(file):\(refusal.line): the data does not meet a requirement: \(refusal.text)"]
                + refusal.values.map { "  " + NamedValues.line($0) },
            json: json.merging(own) { _, new in new }, status: .invalid)
    }
}

/// How values of a program are shown.
enum NamedValues {
    static func line(_ value: NamedValue) -> String { "\(value.name): \(value.text)" + (value.unit.isEmpty ? "" : " \(value.unit)") }

    static func json(_ values: [NamedValue]) -> JSON {
        .array(values.map { ["name": .string($0.name), "value": .string($0.text), "unit": .string($0.unit)] })
    }
}

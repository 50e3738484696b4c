// SPDX-License-Identifier: Apache-2.0
internal import AssayCompiler
internal import AssayExplain
internal import AssayFormats

/// Data that does not meet a requirement of the program, in the same words whatever verb notices.
struct DataRefusal: Error {
    let answer: Answer

    /// `file` is the program; `lines` and `json` go before.
    init(_ refusal: RunReport.Refusal, file: String, after lines: [String] = [], json: [String: JSON] = [:]) {
        answer = Answer(
            lines + ["\(file):\(refusal.line): the data does not meet a requirement: \(refusal.text)"]
                + refusal.values.map { "  " + NamedValues.line($0) },
            json: json.merging(["refusal": refusal.json]) { _, new in new }, status: .invalid)
    }
}

/// How values of a program are shown.
enum NamedValues {
    static func line(_ value: NamedValue) -> String { "\(value.name): \(value.text)" + (value.unit.isEmpty ? "" : " \(value.unit)") }
}

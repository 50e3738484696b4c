// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import AssayVerifier

/// What a verb answers: the lines that a person reads and the object that a script reads. Exactly one of them is printed.
struct Answer {
    var lines: [String]
    var json: [String: JSON]
    /// JSON text that stands in for `json`, for answers that are no object of exact values.
    var jsonText: String?
    /// `invalid` when the verb did its work and the answer is no.
    var status = ExitStatus.valid

    init(_ lines: [String] = [], json: [String: JSON] = [:], status: ExitStatus = .valid) {
        self.lines = lines
        self.json = json
        self.status = status
    }

    /// What a verifier says, as it says it.
    init(_ verdict: Verdict) { self.init(verdict.lines, json: verdict.json, status: verdict.holds ? .valid : .invalid) }

    /// The answer as it goes to standard output. A line may quote a file: it stays one line and does nothing to the terminal.
    func text(asJSON: Bool) -> String {
        guard asJSON else { return lines.map { PrintableText.line($0) }.joined(separator: "\n") }
        return jsonText ?? String(decoding: JSON.object(json).prettyBytes, as: UTF8.self).trimmed
    }
}

extension String {
    /// Without the line breaks at its end.
    fileprivate var trimmed: String {
        var text = self[...]
        while text.last?.isNewline == true { text.removeLast() }
        return String(text)
    }
}

// SPDX-License-Identifier: Apache-2.0
import AssaySyntax
import AssayTestSupport
import Testing

/// A program with faults: the codes that it must give, in order, each at the marker of that number.
struct DiagnosticCase: Sendable, CustomTestStringConvertible {
    let marked: String
    let codes: [String]
    /// The source after the edits of all its diagnostics; `nil` when they are not checked.
    let fixed: String?

    init(_ marked: String, _ codes: String..., fixed: String? = nil) {
        self.marked = marked
        self.codes = codes
        self.fixed = fixed
    }

    var testDescription: String { marked }

    /// The source; a piece without an edition line gets a head.
    var source: MarkedText {
        MarkedText(startsFile ? marked : Samples.head + marked)
    }

    private var startsFile: Bool { marked.contains("algorithm") || marked.contains("assay") || marked == "❶" }

    /// What `fixed` stands for, with its head.
    var fixedText: String? {
        fixed.map { startsFile ? $0 : Samples.head + $0 }
    }
}

extension Sequence<Diagnostic> {
    /// The text after all edits, the last first.
    func applied(to text: String) -> String {
        let edits = compactMap { $0.fix?.edit }.sorted { $0.span.start > $1.span.start }
        return edits.reduce(text) { text, edit in
            var bytes = Array(text.utf8)
            bytes.replaceSubrange(edit.span.start..<edit.span.end, with: edit.replacement.utf8)
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}

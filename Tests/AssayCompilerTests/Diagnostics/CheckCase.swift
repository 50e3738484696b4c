// SPDX-License-Identifier: Apache-2.0
import AssayCompiler
import AssaySyntax
import AssayTestSupport
import Testing

/// A program with faults: the codes that it must give, in order of the source, each at the marker of that number.
struct CheckCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let marked: String
    let codes: [String]
    /// The marked lines after the edits of all diagnostics; `nil` when there is none.
    let fixed: String?

    /// `marked` goes on from `prelude`, unless it starts a file of its own, and before `finale`, unless that is `nil`.
    init(_ marked: String, _ codes: String..., fixed: String? = nil, finale: String? = Self.finale) {
        testDescription = marked
        let isFile = marked.hasPrefix("assay")
        self.marked = isFile ? marked : Self.prelude + marked + "\n" + (finale ?? "")
        self.codes = codes
        self.fixed = fixed.map { isFile ? $0 : Self.prelude + $0 + "\n" + (finale ?? "") }
    }

    static let prelude = """
        assay 1
        algorithm "T"
        record Reading {
            day: 1 .. 21
            session: morning | evening
            arm: left | right
            systolic: 0 .. 309 mmHg
            pulse: 0 .. 254 bpm or missing
        }
        data readings: at most 168 of Reading
        param expected: 0 .. 100
        rule plausible(r) = r.systolic in 60 .. 260 and r.day > 1

        """

    /// Uses everything that the prelude declares.
    static let finale = """
        publish last = (count in readings where plausible and session = morning and arm = left and pulse is present) >= expected
        """

    /// Checks codes, places and edits.
    func run(_ location: SourceLocation = #_sourceLocation) throws {
        let source = MarkedText(marked)
        let file = try SourceFile(name: "t.assay", text: source.text)
        let diagnostics = Compiler.check(file).diagnostics
        let shown = Comment(rawValue: DiagnosticRenderer().render(diagnostics, in: file))
        #expect(diagnostics.map(\.code) == codes, shown, sourceLocation: location)
        let places = (1...codes.count).map { source.offset(of: $0) }
        #expect(diagnostics.map(\.span.start) == places.compactMap { $0 }, shown, sourceLocation: location)
        let edits = diagnostics.compactMap { $0.fix?.edit }
        #expect(edits.isEmpty == (fixed == nil), shown, sourceLocation: location)
        if let fixed { #expect(Self.apply(edits, to: source.text) == fixed, shown, sourceLocation: location) }
        for diagnostic in diagnostics {
            #expect(diagnostic.fix != nil, "a message without advice", sourceLocation: location)
        }
    }

    /// The text after all edits, the last first.
    static func apply(_ edits: [Diagnostic.Edit], to text: String) -> String {
        edits.sorted { $0.span.start > $1.span.start }.reduce(text) { text, edit in
            var bytes = Array(text.utf8)
            bytes.replaceSubrange(edit.span.start..<edit.span.end, with: edit.replacement.utf8)
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}

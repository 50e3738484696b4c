// SPDX-License-Identifier: Apache-2.0
internal import AssayCompiler
internal import AssayFormats
internal import AssaySyntax

/// Diagnostics in the protocol's form.
struct DiagnosticAnswer {
    let uri: String
    let lines: LineTable
    /// Whether the client shows notes about other places by themselves.
    let showsRelated: Bool

    func json(_ diagnostic: Diagnostic) -> JSON {
        var members: [String: JSON] = [
            "range": lines.range(of: diagnostic.span).json,
            "severity": diagnostic.severity == .error ? 1 : 2,
            "code": .string(diagnostic.code),
            "source": "assay",
            "message": .string(message(diagnostic)),
        ]
        let others = diagnostic.notes.compactMap { related($0) }
        if showsRelated, !others.isEmpty { members["relatedInformation"] = .array(others) }
        // Unused things are shown faded, where the client can.
        if Self.unused.contains(diagnostic.code) { members["tags"] = [1] }
        return .object(members)
    }

    private static let unused = [NameCode.unusedName.rawValue, NameCode.unusedField.rawValue]

    /// The sentence, why, and what to do.
    private func message(_ diagnostic: Diagnostic) -> String {
        let notes = diagnostic.notes.filter { !showsRelated || $0.span == nil }.map(\.message)
        return ([diagnostic.message] + notes + [diagnostic.fix.map { "help: \($0.message)" }].compactMap(\.self)).joined(separator: "\n")
    }

    private func related(_ note: Diagnostic.Note) -> JSON? {
        guard let span = note.span else { return nil }
        let location: JSON = ["uri": .string(uri), "range": lines.range(of: span).json]
        return ["location": location, "message": .string(note.message)]
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import AssaySyntax

/// The declarations of a file, and what of it can be folded.
struct OutlineAnswer {
    let analysis: Analysis

    // MARK: Symbols

    /// The symbols of the protocol, records with their fields and functions with what they name.
    var symbols: [JSON] { (analysis.tree?.declarations ?? []).compactMap { symbol($0) } }

    private func symbol(_ declaration: DeclarationSyntax) -> JSON? {
        switch declaration {
        case .record(let it): entry(it.name, .structure, it.span, it.fields.map { entry($0.name, .field, $0.span, detail: $0.type.span) })
        case .import(let it): entry(it.name, .module, it.span)
        case .data(let it): entry(it.name, .array, it.span)
        case .param(let it): entry(it.name, .constant, it.span, detail: it.type.span)
        case .rule(let it): entry(it.name, .function, it.span)
        case .function(let it): entry(it.name, .function, it.span, it.locals.map { entry($0.name, .variable, $0.span) })
        case .let(let it): entry(it.name, .variable, it.span)
        case .publish(let it): entry(it.name, .event, it.span, detail: it.type?.span)
        case .test(let it): entry(it.title, at: it.titleSpan, .method, it.span)
        case .property(let it): entry(it.title, at: it.titleSpan, .method, it.span)
        case .require: nil
        }
    }

    /// Kinds of symbols as the protocol numbers them.
    private enum Symbol: Int {
        case module = 2
        case method = 6
        case field = 8
        case function = 12
        case variable = 13
        case constant = 14
        case array = 18
        case structure = 23
        case event = 24
    }

    private func entry(_ name: NameSyntax, _ kind: Symbol, _ span: Span, _ children: [JSON] = [], detail: Span? = nil) -> JSON {
        entry(name.text, at: name.span, kind, span, children, detail: detail)
    }

    private func entry(
        _ name: String, at place: Span, _ kind: Symbol, _ span: Span, _ children: [JSON] = [], detail: Span? = nil
    ) -> JSON {
        var members: [String: JSON] = [
            // The protocol allows no empty name.
            "name": .string(name.isEmpty ? "\"\"" : name), "kind": .integer(kind.rawValue),
            "range": analysis.lines.range(of: span.joined(with: place)).json,
            "selectionRange": analysis.lines.range(of: place).json,
        ]
        if !children.isEmpty { members["children"] = .array(children) }
        if let detail { members["detail"] = .string(analysis.text(detail)) }
        return .object(members)
    }

    // MARK: Folding

    /// Declarations over several lines, runs of comments, and runs of imports.
    var folds: [JSON] {
        guard let tree = analysis.tree else { return [] }
        let lines = { (span: Span) in
            (analysis.lines.position(of: span.start).line, analysis.lines.position(of: max(span.start, span.end - 1)).line)
        }
        let declarations = tree.declarations.map { lines($0.span) }.filter { $0.0 < $0.1 }.map { fold($0, kind: nil) }
        let imports = tree.imports.map { lines($0.span) }
        let comments = tree.comments.filter(\.isOnOwnLine).map { lines($0.span) }
        return declarations + Self.runs(imports).map { fold($0, kind: "imports") } + Self.runs(comments).map { fold($0, kind: "comment") }
    }

    /// Neighbouring lines as one; those that stand alone are left out.
    private static func runs(_ lines: [(Int, Int)]) -> [(Int, Int)] {
        var runs: [(Int, Int)] = []
        for line in lines {
            if let last = runs.last, last.1 + 1 == line.0 { runs[runs.count - 1].1 = line.1 } else { runs.append(line) }
        }
        return runs.filter { $0.0 < $0.1 }
    }

    private func fold(_ lines: (Int, Int), kind: String?) -> JSON {
        var members: [String: JSON] = ["startLine": .integer(lines.0), "endLine": .integer(lines.1)]
        if let kind { members["kind"] = .string(kind) }
        return .object(members)
    }
}

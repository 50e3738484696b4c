// SPDX-License-Identifier: Apache-2.0
internal import AssayCompiler
internal import AssayFormats
internal import AssaySyntax

/// What is said about the word or value under the pointer.
struct HoverAnswer {
    let analysis: Analysis
    /// Of this version of the text; `nil` while they are not known.
    let costs: CostTable?
    let markup: Markup
    /// The tree of an imported module.
    let module: (ImportSyntax) -> SyntaxTree?

    func json(at offset: Int) -> JSON? {
        guard let token = analysis.token(at: offset) else { return nil }
        guard let paragraphs = paragraphs(at: offset, token) else { return nil }
        let all = paragraphs + [cost(at: offset)].compactMap(\.self)
        return ["contents": markup.json(all), "range": analysis.lines.range(of: token.span).json]
    }

    private func paragraphs(at offset: Int, _ token: SourceToken) -> [String]? {
        if let external = analysis.names.external(at: offset) { return self.external(external) }
        if let occurrence = analysis.names.occurrence(at: offset) { return symbol(occurrence.symbol) }
        guard token.kind == .word || token.kind == .sign || token.kind == .number else { return nil }
        let documentation = token.kind == .word ? analysis.wordDocumentation(at: token) : nil
        let value = sentence(analysis.facts(at: offset))
        let all = [documentation].compactMap(\.self) + value
        return all.isEmpty ? nil : all
    }

    private func sentence(_ facts: ValueFacts?) -> [String] {
        guard let facts else { return [] }
        let rows = facts.rows.map { ", in each row of `\($0)`" } ?? ""
        let range = facts.range.map { ": \($0)" } ?? (analysis.isComplete ? "" : ", its range being worked out")
        return ["Value: \(facts.kind)\(range)\(rows)"]
    }

    // MARK: Names

    private func symbol(_ index: Int) -> [String] {
        let symbol = analysis.names.symbols[index]
        let head = [markup.code(declared(symbol))]
        let comment = symbol.kind.isLocal ? [] : [analysis.comment(above: symbol.declaration).joined(separator: " ")]
        return head + comment + sentence(analysis.facts(declaredAt: symbol.nameSpan))
    }

    /// How the name is declared, shortened where the declaration is long.
    private func declared(_ symbol: NameIndex.Symbol) -> String {
        switch symbol.kind {
        case .function:
            guard let tree = analysis.tree else { return "function \(symbol.name)" }
            return "function " + (Signature.all(in: tree).first { $0.name == symbol.name }?.signature.text ?? symbol.name)
        case .field:
            let owner = symbol.owner.map { "// a field of \(analysis.names.symbols[$0].name)\n" } ?? ""
            return owner + analysis.text(symbol.declaration)
        case .label: return "// a label\n\(symbol.name)"
        case .row: return "// the row that the rule is about\n\(symbol.name)"
        case .record: return "record \(symbol.name)"
        default: return Self.shortened(analysis.text(symbol.declaration))
        }
    }

    private static func shortened(_ text: String) -> String { text.count <= 160 ? text : text.prefix(150) + "…" }

    private func external(_ external: NameIndex.External) -> [String]? {
        guard let syntax = analysis.tree?.imports.first(where: { $0.module == external.module }), let tree = module(syntax) else {
            return nil
        }
        guard let name = external.function else {
            return [markup.code("module \"\(tree.algorithm?.title ?? external.module)\"")]
        }
        guard let signature = Signature.all(in: tree).first(where: { $0.name == name })?.signature else { return nil }
        return [markup.code("function \(signature.text)"), signature.summary]
    }

    // MARK: Cost

    private func cost(at offset: Int) -> String? {
        guard analysis.program != nil || !analysis.isComplete else { return nil }
        guard let costs else { return "Cost: being counted" }
        let line = analysis.lines.position(of: offset).line + 1
        let own = costs.perLine[line] ?? 0
        return "Cost of this line: \(own.grouped) of \(costs.total.grouped) constraints"
    }
}

extension Analysis {
    func facts(at offset: Int) -> ValueFacts? { program?.facts(at: offset) ?? typed?.facts(at: offset) }

    func facts(declaredAt name: Span) -> ValueFacts? { program?.facts(declaredAt: name) ?? typed?.facts(declaredAt: name) }

    /// The token around a place; of two that touch there the later one.
    func token(at offset: Int) -> SourceToken? {
        source?.tokens.last { $0.span.start <= offset && offset <= $0.span.end }
    }

    /// What the language means by a word, verbs of two words taken together.
    func wordDocumentation(at token: SourceToken) -> String? {
        guard let source else { return nil }
        let word = source.text(token.span)
        if let own = WordDocumentation.all[word] { return own }
        return WordDocumentation.all.first { key, _ in
            let parts = key.split(separator: " ")
            return parts.count == 2 && parts.contains { $0 == word }
                && source.line(source.lineNumber(of: token.span.start)).isAround(key, source)
        }?.value
    }
}

extension Span {
    fileprivate func isAround(_ words: String, _ source: SourceFile) -> Bool {
        source.text(self).split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(words)
    }
}

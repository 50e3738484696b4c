// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import AssaySyntax

/// What could be written at a place: names that mean something there, words of the language, functions, modules.
struct CompletionAnswer {
    let analysis: Analysis
    let module: (ImportSyntax) -> SyntaxTree?
    /// Modules that can be imported, with the digest to state.
    let importable: () -> [(name: String, title: String, digest: String)]

    func items(at offset: Int) -> [CompletionItem] {
        guard let source = analysis.source else { return [] }
        let place = CompletionPlace(offset, source)
        switch place.kind {
        case .nothing: return []
        case .module: return modules(typed: place.path)
        case .member(let owner): return members(of: owner)
        case .declaration: return CompletionWords.declarations
        case .record: return names([.record])
        case .rows: return (own(at: offset) ?? names([.data, .rows], rank: 1)) + CompletionWords.beforeRows
        case .presence: return CompletionWords.list(["present", "missing"])
        case .mode: return CompletionWords.list(["half up", "half even", "down", "up"])
        case .missing: return CompletionWords.list(["missing"])
        case .kind: return CompletionWords.list(["rows", "number in", "condition in", "field in", "number", "condition"])
        case .expression: return expression(place, offset)
        case .block(let place): return block(place)
        }
    }

    // MARK: Names

    private func names(_ kinds: Set<NameIndex.Kind>, rank: Int = 2) -> [CompletionItem] {
        var labels: Set<String> = []
        // Several choices may have one label.
        let found = analysis.names.symbols.filter { kinds.contains($0.kind) && ($0.kind != .label || labels.insert($0.name).inserted) }
        return found.map { item($0, rank: rank) }
    }

    private func item(_ symbol: NameIndex.Symbol, rank: Int) -> CompletionItem {
        let kind: CompletionItem.Kind =
            switch symbol.kind {
            case .record: .record
            case .field: .field
            case .parameter, .argument: .constant
            case .rule, .function: .function
            case .label: .label
            case .module: .module
            case .data, .row, .local, .value, .rows, .output: .variable
            }
        let text = symbol.kind == .label || symbol.kind == .record ? "" : analysis.text(symbol.declaration)
        return CompletionItem(label: symbol.name, kind: kind, detail: "\(symbol.kind.phrase) \(text.prefix(80))", rank: rank)
    }

    private func expression(_ place: CompletionPlace, _ offset: Int) -> [CompletionItem] {
        let fields = place.isInRows ? self.fields(place) : []
        if let own = own(at: offset) { return own + functions + CompletionWords.expressions }
        let row = place.ruleRow.map { [CompletionItem(label: $0, kind: .variable, detail: "the row", rank: 1)] } ?? []
        return fields + row + names([.data, .parameter, .rule, .value, .rows, .label]) + functions + CompletionWords.expressions
    }

    // MARK: Tests and properties

    private func block(_ place: BlockPlace) -> [CompletionItem] {
        switch place {
        case .line(let isProperty):
            return (isProperty ? CompletionWords.changes : names([.data, .parameter], rank: 1)) + CompletionWords.expect
        case .expectation(let isProperty):
            return outputs + CompletionWords.list(isProperty ? ["same", "accepted", "refused"] : ["accepted", "refused"])
        case .output: return outputs
        case .data: return names([.data], rank: 1)
        case .subject: return names([.field, .parameter], rank: 1)
        case .value: return names([.label], rank: 1) + CompletionWords.list(["yes", "no", "missing", "from"])
        case .expression: return []
        }
    }

    /// What the program publishes, under its own name or that of a `let`.
    private var outputs: [CompletionItem] {
        let published = Set(
            (analysis.tree?.declarations ?? []).compactMap { if case .publish(let it) = $0 { it.name.text } else { nil } })
        return analysis.names.symbols.filter { $0.kind == .output || ($0.kind == .value && published.contains($0.name)) }
            .map { item($0, rank: 1) }
    }

    /// The names of the function that a place stands in; `nil` outside of functions.
    private func own(at offset: Int) -> [CompletionItem]? {
        guard case .function(let function)? = analysis.declaration(at: offset) else { return nil }
        let owner = analysis.names.symbols.firstIndex { $0.nameSpan == function.name.span }
        let own = analysis.names.symbols.filter { ($0.kind == .argument || $0.kind == .local) && $0.owner == owner }
        return own.map { item($0, rank: 1) }
    }

    /// The fields of the rows that the text around names, or of all records.
    private func fields(_ place: CompletionPlace) -> [CompletionItem] {
        let named = place.rowNames.lazy.compactMap { name in
            analysis.names.symbols.firstIndex { $0.name == name && ($0.kind == .data || $0.kind == .rows) }
        }
        let record = named.compactMap { analysis.names.recordOfRows[$0] }.first
        return analysis.names.symbols.filter { $0.kind == .field && (record == nil || $0.owner == record) }.map { item($0, rank: 0) }
    }

    // MARK: Functions and modules

    private var functions: [CompletionItem] {
        guard let tree = analysis.tree else { return [] }
        let own = Signature.all(in: tree).map { Self.item($0.name, $0.signature, prefix: "") }
        let imported = imports.flatMap { syntax in
            (module(syntax).map { Signature.all(in: $0) } ?? []).map { Self.item($0.name, $0.signature, prefix: syntax.name.text + ".") }
        }
        return own + imported
    }

    private var imports: [ImportSyntax] { analysis.tree?.imports ?? [] }

    private static func item(_ name: String, _ signature: Signature, prefix: String) -> CompletionItem {
        let stops = signature.parameters.enumerated().map { "${\($0 + 1):\($1)}" }.joined(separator: ", ")
        return CompletionItem(
            label: prefix + name, kind: .function, detail: signature.text, documentation: signature.summary,
            snippet: "\(prefix)\(name)(\(stops))", rank: 3)
    }

    /// What stands behind `NAME.`
    private func members(of owner: String) -> [CompletionItem] {
        if let syntax = imports.first(where: { $0.name.text == owner }) {
            return (module(syntax).map { Signature.all(in: $0) } ?? []).map { Self.item($0.name, $0.signature, prefix: "") }
        }
        guard analysis.names.symbols.contains(where: { $0.kind == .row && $0.name == owner }) else { return [] }
        return names([.field], rank: 0)
    }

    private func modules(typed path: String) -> [CompletionItem] {
        importable().filter { $0.name.hasPrefix(path) }.map { module in
            CompletionItem(
                label: module.name, kind: .module, detail: module.title,
                snippet: "\(module.name.dropFirst(path.count)) \"\(module.digest)\"", rank: 1)
        }
    }
}

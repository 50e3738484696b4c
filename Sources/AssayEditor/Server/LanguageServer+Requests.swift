// SPDX-License-Identifier: Apache-2.0
internal import AssayCompiler
internal import AssayFormats
internal import AssaySyntax

/// Requests about a text; each is answered for the text as it is now.
extension LanguageServer {
    mutating func answer(_ method: String, _ parameters: JSON) throws(RPCError) -> JSON {
        guard let feature = Self.features[method] else { throw RPCError(.methodNotFound, "there is no request `\(method)` here") }
        let uri = try parameters.string("textDocument", "uri")
        let analysis = try analysis(of: uri)
        return try feature(self, Question(uri: uri, analysis: analysis, parameters: parameters))
    }

    /// What a request asks, and the text that it is about.
    struct Question {
        let uri: String
        let analysis: Analysis
        let parameters: JSON

        /// The place that the request is about, as an offset.
        func offset() throws(RPCError) -> Int {
            analysis.lines.offset(of: try TextPosition(parameters["position"]))
        }

        func location(_ span: Span) -> JSON { ["uri": .string(uri), "range": analysis.lines.range(of: span).json] }

        func edit(_ span: Span, _ text: String) -> JSON { ["range": analysis.lines.range(of: span).json, "newText": .string(text)] }
    }

    typealias Feature = @Sendable (LanguageServer, Question) throws(RPCError) -> JSON

    static let features: [String: Feature] = [
        "textDocument/hover": { server, question throws(RPCError) in try server.hover(question) },
        "textDocument/inlayHint": { server, question throws(RPCError) in try server.inlayHints(question) },
        "textDocument/completion": { server, question throws(RPCError) in try server.completion(question) },
        "textDocument/definition": { server, question throws(RPCError) in try server.definition(question) },
        "textDocument/references": { server, question throws(RPCError) in try server.references(question) },
        "textDocument/documentHighlight": { server, question throws(RPCError) in try server.highlights(question) },
        "textDocument/prepareRename": { server, question throws(RPCError) in
            try RenameAnswer(analysis: question.analysis).range(at: try question.offset())
        },
        "textDocument/rename": { server, question throws(RPCError) in try server.rename(question) },
        "textDocument/formatting": { server, question throws(RPCError) in server.formatting(question) },
        "textDocument/codeAction": { server, question throws(RPCError) in try server.codeActions(question) },
        "textDocument/documentSymbol": { _, question throws(RPCError) in .array(OutlineAnswer(analysis: question.analysis).symbols) },
        "textDocument/foldingRange": { _, question throws(RPCError) in .array(OutlineAnswer(analysis: question.analysis).folds) },
        "textDocument/semanticTokens/full": { _, question throws(RPCError) in SemanticTokensAnswer(analysis: question.analysis).json },
    ]

    // MARK: Showing

    private var markup: Markup { Markup(isMarkdown: client.showsMarkdown) }

    private func hover(_ question: Question) throws(RPCError) -> JSON {
        let answer = HoverAnswer(
            analysis: question.analysis, costs: documents[question.uri]?.costs, markup: markup, module: moduleTree(question.uri))
        return answer.json(at: try question.offset()) ?? .null
    }

    private func inlayHints(_ question: Question) throws(RPCError) -> JSON {
        let range = try TextRange(question.parameters["range"])
        guard let costs = documents[question.uri]?.costs else { return [] }
        return .array(InlayAnswer(analysis: question.analysis, costs: costs).json(in: range))
    }

    private func completion(_ question: Question) throws(RPCError) -> JSON {
        let shipped = environment.shipped
        let answer = CompletionAnswer(analysis: question.analysis, module: moduleTree(question.uri)) {
            shipped.compactMap { module in
                guard let digest = module.source.importDigest else { return nil }
                return (module.name, Parser.parse(module.source).tree.algorithm?.title ?? "", digest)
            }
        }
        let items = answer.items(at: try question.offset())
        return .array(items.map { $0.json(withSnippets: client.takesSnippets, markup) })
    }

    // MARK: Following

    private func definition(_ question: Question) throws(RPCError) -> JSON {
        let offset = try question.offset()
        if let external = question.analysis.names.external(at: offset) { return location(of: external, question) ?? .null }
        guard let found = question.analysis.names.occurrence(at: offset) else { return .null }
        return question.location(question.analysis.names.symbols[found.symbol].nameSpan)
    }

    /// In the file of a module.
    private func location(of external: NameIndex.External, _ question: Question) -> JSON? {
        let library = environment.modules(environment.name(question.uri))
        guard let syntax = question.analysis.tree?.imports.first(where: { $0.module == external.module }),
            let source = library.source(of: syntax),
            let place = environment.place(external.module, source)
        else { return nil }
        let function = Parser.parse(source).tree.functions.first { $0.name.text == external.function }
        let span = function?.name.span ?? Span(at: 0)
        return ["uri": .string(place), "range": LineTable(source.bytes).range(of: span).json]
    }

    private func references(_ question: Question) throws(RPCError) -> JSON {
        guard let found = question.analysis.names.occurrence(at: try question.offset()) else { return [] }
        let isComplete = question.parameters["context"]?["includeDeclaration"]?.isTrue ?? true
        let places = question.analysis.names.places(of: found.symbol).filter { isComplete || !$0.isDeclaration }
        return .array(places.map { question.location($0.span) })
    }

    private func highlights(_ question: Question) throws(RPCError) -> JSON {
        guard let found = question.analysis.names.occurrence(at: try question.offset()) else { return [] }
        let places = question.analysis.names.places(of: found.symbol)
        return .array(places.map { ["range": question.analysis.lines.range(of: $0.span).json, "kind": $0.isDeclaration ? 3 : 2] })
    }

    // MARK: Changing

    private func rename(_ question: Question) throws(RPCError) -> JSON {
        let name = try question.parameters.string("newName")
        let places = try RenameAnswer(analysis: question.analysis).places(at: try question.offset(), to: name)
        try checkRenaming(places, to: name, question)
        return ["changes": [question.uri: .array(places.map { question.edit($0, name) })]]
    }

    /// Carries the renaming out on a copy, and looks whether the program still says the same.
    private func checkRenaming(_ places: [Span], to name: String, _ question: Question) throws(RPCError) {
        var text = try document(question.uri).text
        let changes: [JSON] = places.reversed().map { place in
            ["range": question.analysis.lines.range(of: place).json, "text": .string(name)]
        }
        try text.apply(changes, version: text.version + 1)
        let file = environment.name(question.uri)
        guard question.analysis.isSameProgram(as: Analysis(text, named: file, environment.modules(file))) else {
            throw RenameAnswer.refusal("with the name `\(name)` the program would say something else")
        }
    }

    private func formatting(_ question: Question) -> JSON {
        guard let tree = question.analysis.tree, question.analysis.isReadable else { return .null }
        let formatted = Formatter.format(tree)
        guard !tree.source.bytes.elementsEqual(formatted.utf8) else { return [] }
        return [question.edit(tree.source.span, formatted)]
    }

    private func codeActions(_ question: Question) throws(RPCError) -> JSON {
        let range = try TextRange(question.parameters["range"])
        let wanted = question.parameters["context"]?["only"]?.elements ?? []
        guard wanted.isEmpty || wanted.contains("quickfix"), let tree = question.analysis.tree else { return [] }
        let answer = DiagnosticAnswer(uri: question.uri, lines: question.analysis.lines, showsRelated: client.showsRelated)
        let near = question.analysis.diagnostics.filter { question.analysis.lines.range(of: $0.span).touches(range) }
        return .array(
            near.flatMap { diagnostic in
                QuickFix.all(for: diagnostic, in: tree).map { fix in
                    [
                        "title": .string(fix.title), "kind": "quickfix", "isPreferred": .bool(fix.isPreferred),
                        "diagnostics": [answer.json(diagnostic)],
                        "edit": ["changes": [question.uri: [question.edit(fix.edit.span, fix.edit.replacement)]]],
                    ]
                }
            })
    }
}

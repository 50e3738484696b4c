// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats

/// Beginning, end, and the texts that are open.
extension LanguageServer {
    mutating func request(_ method: String, _ parameters: JSON) throws(RPCError) -> JSON {
        switch (phase, method) {
        case (.new, "initialize"): return initialize(parameters)
        case (.new, _): throw RPCError(.serverNotInitialized, "the first request is `initialize`")
        case (.running, "initialize"): throw RPCError(.invalidRequest, "the server is initialized already")
        case (.running, "shutdown"):
            phase = .shutDown
            return .null
        case (.running, _): return try answer(method, parameters)
        case (.shutDown, _), (.ended, _): throw RPCError(.invalidRequest, "the server has been shut down")
        }
    }

    private mutating func initialize(_ parameters: JSON) -> JSON {
        phase = .running
        client = ClientAbilities(parameters["capabilities"])
        return ["capabilities": Self.abilities, "serverInfo": ["name": "assay", "version": "0.1.0"]]
    }

    private static var abilities: JSON {
        [
            "positionEncoding": "utf-16",
            "textDocumentSync": ["openClose": true, "change": 2],
            "hoverProvider": true,
            "completionProvider": ["triggerCharacters": ["."]],
            "definitionProvider": true,
            "referencesProvider": true,
            "documentHighlightProvider": true,
            "documentSymbolProvider": true,
            "documentFormattingProvider": true,
            "foldingRangeProvider": true,
            "renameProvider": ["prepareProvider": true],
            "codeActionProvider": ["codeActionKinds": ["quickfix"]],
            "inlayHintProvider": true,
            "semanticTokensProvider": ["legend": SemanticTokensAnswer.legend, "full": true],
        ]
    }

    // MARK: Notifications

    /// A notification has no answer, also when it cannot be followed; the client is told in words.
    mutating func notify(_ method: String, _ parameters: JSON) -> [JSON] {
        if method == "exit" {
            if case .ended = phase { return [] }
            phase = .ended(phase == .shutDown ? 0 : 1)
            return []
        }
        guard phase == .running else { return [] }
        do throws(RPCError) {
            switch method {
            case "textDocument/didOpen": try open(parameters)
            case "textDocument/didChange": try change(parameters)
            case "textDocument/didClose": return try close(parameters)
            default: break
            }
            return []
        } catch {
            return [Self.notification("window/logMessage", ["type": 1, "message": .string("assay: \(method): \(error.message)")])]
        }
    }

    private mutating func open(_ parameters: JSON) throws(RPCError) {
        let uri = try parameters.string("textDocument", "uri")
        guard documents.count < Self.documentLimit || documents[uri] != nil else {
            throw RPCError(.requestFailed, "\(documents.count) files are open; no more are taken")
        }
        let version = parameters["textDocument"]?["version"]?.whole ?? 0
        documents[uri] = OpenDocument(try TextDocument(uri: uri, version: version, text: try parameters.string("textDocument", "text")))
    }

    /// A change that cannot be followed closes the text: whatever was said about it from then on could be wrong.
    private mutating func change(_ parameters: JSON) throws(RPCError) {
        let uri = try parameters.string("textDocument", "uri")
        var document = try document(uri)
        let version = parameters["textDocument"]?["version"]?.whole ?? document.text.version + 1
        do throws(RPCError) {
            guard version > document.text.version else { throw RPCError(.invalidParams, "version \(version) is not a later one") }
            try document.change(parameters["contentChanges"]?.elements ?? [], version: version)
            documents[uri] = document
        } catch {
            documents[uri] = nil
            throw RPCError(error.code, "\(uri) has to be opened again: \(error.message)")
        }
    }

    private mutating func close(_ parameters: JSON) throws(RPCError) -> [JSON] {
        let uri = try parameters.string("textDocument", "uri")
        guard documents.removeValue(forKey: uri) != nil else { return [] }
        return [Self.notification("textDocument/publishDiagnostics", ["uri": .string(uri), "diagnostics": []])]
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayCompiler
public import AssayFormats
internal import AssaySyntax

/// A language server (Language Server Protocol 3.17) as a value: messages in, messages out, nothing else.
///
/// ```swift
/// var server = LanguageServer(environment)
/// for message in incoming { send(server.receive(message)) }
/// send(server.work())                       // when nothing else waits
/// if let job = server.nextJob() { … send(server.take(job.run())) }
/// ```
/// A text is analysed once for each version that somebody asks about: changes that follow each other at once cost one analysis.
public struct LanguageServer: Sendable {
    /// How far the life of the server has come.
    enum Phase: Hashable, Sendable {
        case new, running, shutDown
        /// After `exit`, with the status of the process.
        case ended(Int32)
    }

    let environment: EditorEnvironment
    var phase = Phase.new
    var client = ClientAbilities()
    var documents: [String: OpenDocument] = [:]
    /// Of requests that the server sends.
    private var nextRequest = 1
    /// How many analyses there have been; for tests.
    private(set) var analysisCount = 0

    /// The most files that are kept open.
    static let documentLimit = 1_000

    /// A server that waits for `initialize`.
    public init(_ environment: EditorEnvironment) { self.environment = environment }

    /// The status to end the process with; `nil` until `exit` has come.
    public var exitStatus: Int32? {
        if case .ended(let status) = phase { status } else { nil }
    }

    // MARK: Messages

    /// Takes a message in; gives what is to be sent for it, in order.
    public mutating func receive(_ frame: MessageFrames.Frame) -> [JSON] {
        switch frame {
        case .refused(let error): [error.answer(to: .null)]
        case .message(let message): receive(message)
        }
    }

    mutating func receive(_ message: JSON) -> [JSON] {
        guard case .object = message else { return [RPCError(.invalidRequest, "a message is an object").answer(to: .null)] }
        guard let method = message["method"]?.text else {
            // An answer to a request of ours, which nothing depends on.
            let isAnswer = message["result"] != nil || message["error"] != nil
            return isAnswer ? [] : [RPCError(.invalidRequest, "a message has a method").answer(to: Self.id(of: message) ?? .null)]
        }
        let parameters = message["params"] ?? .null
        guard let given = message["id"] else { return notify(method, parameters) }
        guard let id = Self.id(of: message) else {
            return [RPCError(.invalidRequest, "the id of a request is a string or a whole number, not \(given.kind)").answer(to: .null)]
        }
        do throws(RPCError) {
            return [["jsonrpc": "2.0", "id": id, "result": try request(method, parameters)]]
        } catch {
            return [error.answer(to: id)]
        }
    }

    /// The answer to a request that its client has cancelled before it was worked on.
    public func cancelled(_ id: JSON) -> JSON { RPCError(.requestCancelled, "cancelled").answer(to: id) }

    private static func id(of message: JSON) -> JSON? {
        switch message["id"] {
        case .integer(let number)?: .integer(number)
        case .string(let text)?: .string(text)
        default: nil
        }
    }

    static func notification(_ method: String, _ parameters: JSON) -> JSON {
        ["jsonrpc": "2.0", "method": .string(method), "params": parameters]
    }

    private mutating func clientRequest(_ method: String) -> JSON {
        nextRequest += 1
        return ["jsonrpc": "2.0", "id": .string("assay-\(nextRequest - 1)"), "method": .string(method)]
    }

    // MARK: Work that waits

    /// Sends what has become known about the open files. To be called when no message waits, so that hurried typing costs little.
    public mutating func work() -> [JSON] {
        guard phase == .running else { return [] }
        return documents.keys.sorted().compactMap { uri in
            guard let analysis = try? analysis(of: uri) else { return nil }
            let news = OpenDocument.Published(version: analysis.version, diagnostics: analysis.diagnostics)
            guard documents[uri]?.published != news else { return nil }
            documents[uri]?.published = news
            let answer = DiagnosticAnswer(uri: uri, lines: analysis.lines, showsRelated: client.showsRelated)
            return Self.notification(
                "textDocument/publishDiagnostics",
                [
                    "uri": .string(uri), "version": .integer(analysis.version),
                    "diagnostics": .array(analysis.diagnostics.map { answer.json($0) }),
                ])
        }
    }

    /// Work that is to be done beside the answers: the ranges of a long program, then what the lines cost.
    public mutating func nextJob() -> EditorJob? {
        for uri in documents.keys.sorted() {
            if let job = documents[uri]?.nextJob() { return job }
        }
        return nil
    }

    /// Takes in what has been found. What is about a text that has changed since is dropped.
    public mutating func take(_ finding: EditorFinding) -> [JSON] {
        guard documents[finding.uri]?.take(finding) == true else { return [] }
        guard case .costs = finding.finding else { return work() }
        return client.refreshesInlays ? [clientRequest("workspace/inlayHint/refresh")] : []
    }

    // MARK: Documents

    func document(_ uri: String) throws(RPCError) -> OpenDocument {
        guard let document = documents[uri] else { throw RPCError(.invalidParams, "\(uri) is not open") }
        return document
    }

    /// The analysis of the text as it is now.
    mutating func analysis(of uri: String) throws(RPCError) -> Analysis {
        let document = try document(uri)
        if let known = document.analysis { return known }
        let name = environment.name(uri)
        let made = Analysis(document.text, named: name, environment.modules(name))
        analysisCount += 1
        documents[uri]?.take(made)
        return documents[uri]?.analysis ?? made
    }

    /// The tree of a module that a file imports.
    func moduleTree(_ uri: String) -> (ImportSyntax) -> SyntaxTree? {
        let library = environment.modules(environment.name(uri))
        return { library.source(of: $0).map { Parser.parse($0).tree } }
    }
}

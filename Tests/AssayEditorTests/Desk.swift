// SPDX-License-Identifier: Apache-2.0
import AssayCompiler
import AssayFormats
import AssayLibrary
import AssaySyntax
import AssayTestSupport
import Testing

@testable import AssayEditor

/// An editor in the same process: opens texts, types, and asks.
final class Desk {
    static let uri = "file:///t.assay"
    private var server: LanguageServer
    private var version = 1
    private var id = 0
    /// The diagnostics as last published.
    private(set) var diagnostics: [JSON] = []

    /// Modules of the release, and those given here by name.
    static func environment(_ own: [String: String] = [:]) -> EditorEnvironment {
        let shipped = LibraryModule.all.compactMap { module in
            (try? SourceFile(name: "\(module.name).assay", bytes: module.bytes)).map {
                EditorEnvironment.Importable(name: module.name, source: $0)
            }
        }
        let library = ModuleLibrary { name in
            let beside = own[name].flatMap { try? SourceFile(name: "/\(name).assay", text: $0) }
            return [beside].compactMap(\.self) + shipped.filter { $0.name == name }.map(\.source)
        }
        return EditorEnvironment(
            name: { $0.split(separator: "/").last.map(String.init) ?? $0 }, modules: { _ in library }, shipped: shipped,
            place: { name, _ in "module:\(name)" })
    }

    init(_ text: String, capabilities: JSON = Desk.everything, modules: [String: String] = [:]) {
        server = LanguageServer(Self.environment(modules))
        _ = ask("initialize", ["capabilities": capabilities])
        tell("textDocument/didOpen", ["textDocument": ["uri": .string(Self.uri), "version": 1, "text": .string(text)]])
        work()
    }

    static let everything: JSON = [
        "textDocument": [
            "publishDiagnostics": ["relatedInformation": true], "hover": ["contentFormat": ["markdown"]],
            "completion": ["completionItem": ["snippetSupport": true]],
        ],
        "workspace": ["inlayHint": ["refreshSupport": true]],
    ]

    /// What the server knows about the text.
    var document: OpenDocument? { server.documents[Self.uri] }

    var analysisCount: Int { server.analysisCount }

    // MARK: Messages

    func receive(_ message: JSON) -> [JSON] { server.receive(message) }

    /// The answer to a request: its result, or its error.
    func ask(_ method: String, _ parameters: JSON) -> Result<JSON, RPCError> {
        id += 1
        let message: JSON = ["jsonrpc": "2.0", "id": .integer(id), "method": .string(method), "params": parameters]
        let answers = server.receive(.message(message))
        guard answers.count == 1, answers[0]["id"] == .integer(id) else { return .failure(RPCError(.parseError, "no answer")) }
        if let error = answers[0]["error"] {
            return .failure(RPCError(RPCError.Code(rawValue: error["code"]?.whole ?? 0) ?? .parseError, error["message"]?.text ?? ""))
        }
        return .success(answers[0]["result"] ?? .null)
    }

    @discardableResult
    func tell(_ method: String, _ parameters: JSON) -> [JSON] {
        server.receive(.message(["jsonrpc": "2.0", "method": .string(method), "params": parameters]))
    }

    @discardableResult
    func work() -> [JSON] { note(server.work()) }

    private func note(_ said: [JSON]) -> [JSON] {
        for message in said where message["method"] == "textDocument/publishDiagnostics" {
            diagnostics = message["params"]?["diagnostics"]?.elements ?? []
        }
        return said
    }

    func nextJob() -> EditorJob? { server.nextJob() }

    func job() throws -> EditorJob {
        let next = nextJob()
        return try #require(next)
    }

    func counted() throws -> CostTable {
        let costs = finish()
        return try #require(costs)
    }

    func hasJob() -> Bool { nextJob() != nil }

    @discardableResult
    func take(_ finding: EditorFinding) -> [JSON] { note(server.take(finding)) }

    /// Does all work that another thread would do, and gives the costs of the lines.
    @discardableResult
    func finish() -> CostTable? {
        while let job = nextJob() { take(job.run()) }
        return server.documents[Self.uri]?.costs
    }

    // MARK: Typing

    func replace(_ start: TextPosition, _ end: TextPosition, by text: String) {
        version += 1
        tell(
            "textDocument/didChange",
            [
                "textDocument": ["uri": .string(Self.uri), "version": .integer(version)],
                "contentChanges": [["range": TextRange(start, end).json, "text": .string(text)]],
            ])
    }

    func replaceAll(by text: String) {
        version += 1
        tell(
            "textDocument/didChange",
            [
                "textDocument": ["uri": .string(Self.uri), "version": .integer(version)], "contentChanges": [["text": .string(text)]],
            ])
    }

    /// Applies edits of the protocol to the text, the last first, as an editor does.
    func apply(_ edits: [JSON]) throws {
        let ranges = try edits.map { (try TextRange($0["range"]), $0["newText"]?.text ?? "") }
        for (range, text) in ranges.sorted(by: { $0.0.start > $1.0.start }) { replace(range.start, range.end, by: text) }
        work()
    }

    var text: String { String(decoding: server.documents[Self.uri]?.text.bytes ?? [], as: UTF8.self) }

    // MARK: Asking

    /// Asks about a place, given as an offset in bytes.
    func ask(_ method: String, at offset: Int, _ more: [String: JSON] = [:]) -> Result<JSON, RPCError> {
        let place = LineTable(Array(text.utf8)).position(of: offset)
        var parameters = more
        parameters["textDocument"] = ["uri": .string(Self.uri)]
        parameters["position"] = place.json
        return ask(method, .object(parameters))
    }

    /// Asks about the whole text.
    func askAll(_ method: String, _ more: [String: JSON] = [:]) throws -> JSON {
        var parameters = more
        parameters["textDocument"] = ["uri": .string(Self.uri)]
        let end = LineTable(Array(text.utf8)).position(of: text.utf8.count)
        parameters["range"] = parameters["range"] ?? TextRange(TextPosition(line: 0, character: 0), end).json
        return try ask(method, .object(parameters)).get()
    }

    var codes: [String] { diagnostics.map { $0["code"]?.text ?? "" } }

    /// The text of a range of the protocol.
    func text(_ range: JSON?) throws -> String {
        let bytes = Array(text.utf8)
        let span = LineTable(bytes).span(of: try TextRange(range))
        return String(decoding: bytes[span.start..<span.end], as: UTF8.self)
    }
}

/// A server without an editor.
final class BareServer {
    private var server = LanguageServer(Desk.environment())

    func receive(_ message: JSON) -> [JSON] { server.receive(message) }

    var exitStatus: Int32? { server.exitStatus }
}

/// Programs for the editor's tests.
enum Texts {
    static let diary = """
        assay 1
        algorithm "T"

        record Reading {
            day: 1 .. 21
            session: morning | evening
            systolic: 0 .. 309 mmHg
            pulse: 0 .. 254 bpm or missing
        }

        data readings: at most 12 of Reading
        param expected: 0 .. 100

        // Readings that a person can have.
        rule plausible(r) = r.systolic in 60 .. 260 and r.day > 1
        let usable = readings where plausible and session = morning
        let high = share of systolic > 135 in usable otherwise 0%
        let beats = mean of (pulse otherwise 60) in usable otherwise 60 bpm
        require (count in readings) >= 3
        publish score = 100 * high as 0.0 .. 100.0 rounded half up
        publish beats as 0.0 .. 254.0 rounded down
        publish enough = 100 * high >= expected

        """

    /// Two records that share a field, functions with names of their own, a module.
    static let wide = """
        assay 1
        algorithm "Wide"
        import quality.completeness "\(digest)"
        record Left { value: 0 .. 9 kind: a | b }
        record Right { value: 0 .. 9 other: 0 .. 5 or missing }
        data lefts: at most 3 of Left
        data rights: at most 3 of Right
        function near(rows_at_hand: rows, value: number in rows_at_hand, limit: number) {
            let kept = rows_at_hand where value < limit
            give count in kept
        }
        rule small(l: Left) = l.value < 5 and l.kind = a
        rule large(r: Right) = r.value > 5
        let few = lefts where small and value > 1
        let days = rights by value
        let many = count in rights by value where (count in group where large) >= 1
        publish one = near(few, value, 4) as 0 .. 3
        publish two = near(rights, other otherwise 0, 2) + many as 0 .. 13
        publish three = completeness.present_share(rights, other) as 0% .. 100% rounded down
        publish four = count in days as 0 .. 10

        """

    static let digest: String = {
        let module = LibraryModule.all.first { $0.name == "quality.completeness" }
        return module.flatMap { try? SourceFile(name: "m", bytes: $0.bytes) }?.importDigest ?? ""
    }()
}

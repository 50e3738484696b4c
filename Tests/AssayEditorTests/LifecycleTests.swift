// SPDX-License-Identifier: Apache-2.0
import AssayFormats
import AssayTestSupport
import Testing

@testable import AssayEditor

/// Beginning and end as the protocol has them, and what waits.
@Suite struct LifecycleTests {
    static func request(_ id: JSON, _ method: String, _ parameters: JSON = [:]) -> JSON {
        ["jsonrpc": "2.0", "id": id, "method": .string(method), "params": parameters]
    }

    static func code(_ answers: [JSON]) -> Int? { answers.count == 1 ? answers[0]["error"]?["code"]?.whole : nil }

    @Test func nothingIsAnsweredBeforeInitialize() {
        let server = BareServer()
        #expect(Self.code(server.receive(Self.request(1, "textDocument/hover"))) == -32002)
        #expect(server.receive(["jsonrpc": "2.0", "method": "textDocument/didOpen", "params": [:]]) == [])
        #expect(server.receive(Self.request("a", "initialize"))[0]["result"]?["capabilities"]?["positionEncoding"] == "utf-16")
        #expect(Self.code(server.receive(Self.request(2, "initialize"))) == -32600)
    }

    @Test func exitAfterShutdownIsFine() {
        let server = BareServer()
        _ = server.receive(Self.request(1, "initialize"))
        #expect(server.receive(Self.request(2, "shutdown")) == [["jsonrpc": "2.0", "id": 2, "result": .null]])
        #expect(server.exitStatus == nil)
        #expect(Self.code(server.receive(Self.request(3, "textDocument/hover"))) == -32600)
        _ = server.receive(["jsonrpc": "2.0", "method": "exit"])
        #expect(server.exitStatus == 0)
    }

    @Test func exitWithoutShutdownIsNot() {
        let server = BareServer()
        _ = server.receive(Self.request(1, "initialize"))
        _ = server.receive(["jsonrpc": "2.0", "method": "exit"])
        #expect(server.exitStatus == 1)
    }

    @Test(
        arguments: [
            ([], -32600), (1, -32600), (["jsonrpc": "2.0", "id": 1], -32600), (["id": [], "method": "initialize"], -32600),
            (["id": 1, "method": "workspace/symbol", "params": [:]], -32601), (["id": 1, "method": "$/whatever"], -32601),
            (["id": 1, "method": "textDocument/hover"], -32602),
            (["id": 1, "method": "textDocument/hover", "params": ["textDocument": ["uri": "file:///x"]]], -32602),
            (["id": 1, "method": "textDocument/hover", "params": ["textDocument": ["uri": "file:///t.assay"]]], -32602),
            (
                [
                    "id": 1, "method": "textDocument/hover",
                    "params": ["textDocument": ["uri": "file:///t.assay"], "position": ["line": -1, "character": 0]],
                ], -32602
            ),
            (
                [
                    "id": 1, "method": "textDocument/inlayHint",
                    "params": [
                        "textDocument": ["uri": "file:///t.assay"],
                        "range": ["start": ["line": 2, "character": 0], "end": ["line": 1, "character": 0]],
                    ],
                ], -32602
            ),
        ] as [(JSON, Int)])
    func whatCannotBeAnsweredHasItsNumber(_ message: JSON, _ code: Int) {
        #expect(Self.code(Desk(Texts.diary).receive(message)) == code)
    }

    /// Answers to requests of the server's are no requests.
    @Test func answersAreTaken() {
        let server = Desk(Texts.diary)
        #expect(server.receive(["jsonrpc": "2.0", "id": "assay-1", "result": .null]) == [])
        #expect(server.receive(["jsonrpc": "2.0", "method": "$/setTrace", "params": ["value": "off"]]) == [])
    }

    // MARK: Versions

    /// Changes that follow each other at once cost one analysis, and so do all questions about one version.
    @Test func oneAnalysisForAVersion() throws {
        let desk = Desk(Texts.diary)
        #expect(desk.analysisCount == 1)
        for _ in 0..<5 { desk.replace(TextPosition(line: 0, character: 7), TextPosition(line: 0, character: 7), by: " ") }
        desk.work()
        _ = try desk.askAll("textDocument/documentSymbol")
        _ = try desk.ask("textDocument/hover", at: 30).get()
        #expect(desk.analysisCount == 2)
        #expect(desk.work() == [])
    }

    @Test func diagnosticsSayTheirVersion() {
        let desk = Desk(Texts.diary)
        desk.replace(TextPosition(line: 0, character: 0), TextPosition(line: 0, character: 1), by: "")
        let said = desk.work()
        #expect(said.count == 1 && said[0]["params"]?["version"] == 2)
    }

    /// After a change that cannot be followed nothing more is said about the text.
    @Test(
        arguments: [
            ["textDocument": ["uri": "file:///t.assay", "version": 1], "contentChanges": [["text": "x"]]],
            ["textDocument": ["uri": "file:///t.assay", "version": 2], "contentChanges": [["text": 1]]],
            [
                "textDocument": ["uri": "file:///t.assay", "version": 2],
                "contentChanges": [["text": "x", "range": ["start": ["line": 0, "character": 0]]]],
            ],
        ] as [JSON])
    func aChangeThatCannotBeFollowedClosesTheText(_ change: JSON) {
        let desk = Desk(Texts.diary)
        let said = desk.tell("textDocument/didChange", change)
        #expect(said.count == 1 && said[0]["method"] == "window/logMessage")
        guard case .failure = desk.ask("textDocument/hover", at: 3) else { return #expect(Bool(false)) }
        desk.tell("textDocument/didOpen", ["textDocument": ["uri": .string(Desk.uri), "version": 9, "text": "x"]])
        desk.work()
        #expect(desk.text == "x" && desk.codes.count == 1)
    }

    @Test func aTextThatIsTooLongIsRefused() {
        let desk = Desk("assay 1\n")
        let text = String(repeating: "x", count: TextDocument.byteLimit + 1)
        let said = desk.tell("textDocument/didOpen", ["textDocument": ["uri": "file:///long", "version": 1, "text": .string(text)]])
        #expect(said.count == 1 && said[0]["method"] == "window/logMessage")
        desk.replaceAll(by: String(repeating: " ", count: (1 << 20) + 1))
        desk.work()
        #expect(desk.codes == ["A0102"])
    }

    @Test func closingTakesTheMessagesAway() {
        let desk = Desk("x")
        let said = desk.tell("textDocument/didClose", ["textDocument": ["uri": .string(Desk.uri)]])
        #expect(said.count == 1 && said[0]["params"]?["diagnostics"] == [])
        #expect(desk.work() == [])
    }

    // MARK: What waits

    @Test func aWaitingRequestCanBeCancelled() {
        var queue = MessageQueue()
        let (first, second) = (Self.request(1, "a"), Self.request("x", "b"))
        for message in [first, second, ["method": "$/cancelRequest", "params": ["id": "x"]]] { queue.add(.message(message)) }
        #expect(queue.next() == .frame(.message(first)))
        #expect(queue.next() == .cancelled("x"))
        queue.add(.message(["method": "$/cancelRequest", "params": ["id": 1]]))
        #expect(queue.next() == nil && queue.isEmpty)
        #expect(LanguageServer(Desk.environment()).cancelled("x")["error"]?["code"] == -32800)
    }
}

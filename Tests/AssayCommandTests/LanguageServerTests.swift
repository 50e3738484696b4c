// SPDX-License-Identifier: Apache-2.0
import AssayFormats
import AssayTestSupport
import Foundation
import Testing

/// The built server over pipes, as an editor runs it.
@Suite struct LanguageServerTests {
    /// A running server, spoken to in whole messages.
    final class Session {
        private let process = Process()
        private let input = Pipe()
        private let output = Pipe()
        private var unread: [UInt8] = []

        init() throws {
            process.executableURL = Command.program
            process.arguments = ["language-server", "--stdio"]
            process.standardInput = input
            process.standardOutput = output
            process.standardError = FileHandle.nullDevice
            try process.run()
        }

        func send(_ message: JSON) throws { try send(raw: Self.framed(message)) }

        func send(raw bytes: [UInt8]) throws { try input.fileHandleForWriting.write(contentsOf: Data(bytes)) }

        static func framed(_ message: JSON) -> [UInt8] {
            let body = message.canonicalBytes
            return Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
        }

        /// The next message that the server sends; `nil` once it has ended.
        func next() throws -> [String: Any]? {
            while true {
                if let message = try take() { return message }
                let data = output.fileHandleForReading.availableData
                guard !data.isEmpty else { return nil }
                unread += data
            }
        }

        /// The next message that `isWanted`; those before it are dropped.
        func next(where isWanted: ([String: Any]) -> Bool) throws -> [String: Any] {
            while let message = try next() { if isWanted(message) { return message } }
            throw CocoaError(.fileReadUnknown)
        }

        private func take() throws -> [String: Any]? {
            let text = String(decoding: unread.prefix(100), as: UTF8.self)
            guard let match = text.prefixMatch(of: /Content-Length: (\d+)\r\n\r\n/), let length = Int(match.1) else { return nil }
            let start = match.0.utf8.count
            guard unread.count >= start + length else { return nil }
            let body = Data(unread[start..<start + length])
            unread.removeFirst(start + length)
            return try JSONSerialization.jsonObject(with: body) as? [String: Any]
        }

        func closeInput() throws { try input.fileHandleForWriting.close() }

        func status() -> Int32 {
            process.waitUntilExit()
            return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
        }

        deinit { if process.isRunning { process.terminate() } }
    }

    static let uri: JSON = "file:///t.assay"

    static func opened(_ text: String) throws -> Session {
        let session = try Session()
        try session.send([
            "jsonrpc": "2.0", "id": 1, "method": "initialize",
            "params": [
                "capabilities": ["workspace": ["inlayHint": ["refreshSupport": true]]]
            ],
        ])
        try session.send(["jsonrpc": "2.0", "method": "initialized", "params": [:]])
        try session.send([
            "jsonrpc": "2.0", "method": "textDocument/didOpen",
            "params": [
                "textDocument": ["uri": uri, "version": 1, "languageId": "assay", "text": .string(text)]
            ],
        ])
        return session
    }

    @Test func aSessionFromOpeningToExit() throws {
        let session = try Self.opened(SmallTrade.program)
        let published = try session.next { $0["method"] as? String == "textDocument/publishDiagnostics" }
        let diagnostics = (published["params"] as? [String: Any])?["diagnostics"] as? [[String: Any]]
        #expect(diagnostics?.allSatisfy { $0["severity"] as? Int == 2 } == true, "\(published)")
        // The costs come by themselves, and are those of the compiled circuit.
        _ = try session.next { $0["method"] as? String == "workspace/inlayHint/refresh" }
        try session.send([
            "jsonrpc": "2.0", "id": 2, "method": "textDocument/inlayHint",
            "params": [
                "textDocument": ["uri": Self.uri],
                "range": ["start": ["line": 0, "character": 0], "end": ["line": 999, "character": 0]],
            ],
        ])
        let hints = try session.next { $0["id"] as? Int == 2 }["result"] as? [[String: Any]] ?? []
        let shown = hints.compactMap { ($0["label"] as? String)?.split(separator: " ").first.flatMap { Int($0.filter(\.isNumber)) } }
        let folder = try SmallTrade.folder()
        let inspected = try SmallTrade.must("inspect circuit", in: folder).output
        #expect(inspected.contains("constraints: \(shown.reduce(0, +)),"), "\(shown)\n\(inspected)")
        try session.send(["jsonrpc": "2.0", "id": 3, "method": "shutdown"])
        _ = try session.next { $0["id"] as? Int == 3 }
        try session.send(["jsonrpc": "2.0", "method": "exit"])
        #expect(session.status() == 0)
    }

    /// A hundred requests are cancelled at once: each has exactly one answer, and the server goes on.
    @Test func cancelledRequestsAreAnsweredToo() throws {
        let session = try Self.opened(SmallTrade.program)
        var bytes: [UInt8] = []
        for id in 10..<40 {
            bytes += Session.framed([
                "jsonrpc": "2.0", "id": .integer(id), "method": "textDocument/semanticTokens/full",
                "params": ["textDocument": ["uri": Self.uri]],
            ])
        }
        for id in 10..<40 { bytes += Session.framed(["jsonrpc": "2.0", "method": "$/cancelRequest", "params": ["id": .integer(id)]]) }
        try session.send(raw: bytes)
        var answered: [Int] = []
        while answered.count < 30, let message = try session.next() {
            guard let id = message["id"] as? Int, id >= 10 else { continue }
            answered.append(id)
            #expect(message["result"] != nil || (message["error"] as? [String: Any])?["code"] as? Int == -32800)
        }
        #expect(answered == Array(10..<40))
        try session.send(["jsonrpc": "2.0", "id": 99, "method": "shutdown"])
        _ = try session.next { $0["id"] as? Int == 99 }
    }

    @Test func anEditorThatIsGoneEndsIt() throws {
        let session = try Self.opened(SmallTrade.program)
        try session.closeInput()
        #expect(session.status() == 1)
    }

    @Test(arguments: ["GET / HTTP/1.1\r\n\r\n", "Content-Length: 1e9\r\n\r\n", String(repeating: "x", count: 10_000)])
    func whatIsNotTheProtocolEndsIt(_ text: String) throws {
        let session = try Session()
        try session.send(raw: Array(text.utf8))
        let answer = try session.next()
        #expect((answer?["error"] as? [String: Any])?["code"] as? Int == -32700)
        #expect(session.status() == 2)
    }

    @Test func aBodyThatIsNoJSONIsAnsweredAndTheNextOneRead() throws {
        let session = try Session()
        try session.send(raw: Array("Content-Length: 3\r\n\r\n{x}".utf8))
        #expect((try session.next()?["error"] as? [String: Any])?["code"] as? Int == -32700)
        try session.send(["jsonrpc": "2.0", "id": 1, "method": "initialize", "params": [:]])
        #expect(try session.next()?["result"] != nil)
    }

    /// A module that comes with the release has a file to open, a copy among the caches.
    @Test func definitionsOfTheReleaseCanBeOpened() throws {
        let folder = try ScratchFolder()
        let program = "assay 1\nalgorithm \"T\"\nimport quality.completeness\n"
        try folder.write(Array(program.utf8), to: "p.assay")
        _ = try Command.run(["pin", "p.assay"], in: folder)
        let text = String(decoding: try folder.bytes("p.assay"), as: UTF8.self)
        let session = try Self.opened(text)
        try session.send([
            "jsonrpc": "2.0", "id": 5, "method": "textDocument/definition",
            "params": [
                "textDocument": ["uri": Self.uri], "position": ["line": 2, "character": 18],
            ],
        ])
        let found = try session.next { $0["id"] as? Int == 5 }["result"] as? [String: Any]
        let url = try #require((found?["uri"] as? String).flatMap { URL(string: $0) })
        #expect(try String(contentsOf: url, encoding: .utf8).contains("module \"Completeness"))
    }

    // MARK: The extension

    /// Where `node` is, if it is installed.
    static let node =
        ["/usr/bin/node", "/usr/local/bin/node"].first { FileManager.default.isExecutableFile(atPath: $0) }
        ?? (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/node" }
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    @Test(.enabled(if: node != nil, "node is not installed")) func theExtensionForVSCodeHolds() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.node))
        process.arguments = [shipped("Tests/Editors/vscode.js"), Command.program.path]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(said)")
        #expect(said == "the extension holds\n")
    }
}

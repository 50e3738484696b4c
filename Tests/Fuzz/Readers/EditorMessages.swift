// SPDX-License-Identifier: Apache-2.0
import AssayCompiler
import AssayEditor
import AssayFormats

/// What an editor sends, answered as the language server answers it.
enum EditorMessages {
    static func read(_ bytes: [UInt8]) {
        let environment = EditorEnvironment(name: { $0 }, modules: { _ in .none }, shipped: [], place: { _, _ in nil })
        var (frames, server) = (MessageFrames(), LanguageServer(environment))
        // In two parts, as bytes come from a pipe.
        frames.append(bytes.prefix(bytes.count / 2))
        take(&frames, &server)
        frames.append(bytes.dropFirst(bytes.count / 2))
        take(&frames, &server)
        expectAnswers(server.work())
    }

    private static func take(_ frames: inout MessageFrames, _ server: inout LanguageServer) {
        while let frame = try? frames.next() {
            expectAnswers(server.receive(frame))
            if server.exitStatus != nil { return }
        }
    }

    private static func expectAnswers(_ answers: [JSON]) {
        precondition(answers.allSatisfy { $0["jsonrpc"] == .string("2.0") }, "no answer of the protocol")
    }
}

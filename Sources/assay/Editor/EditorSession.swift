// SPDX-License-Identifier: Apache-2.0
internal import AssayEditor
internal import AssayFormats
internal import Foundation

/// A language server between standard input and standard output.
///
/// One thread reads, this one answers, and a third does what takes long, one piece at a time: meanwhile the answers go on, and of
/// several versions of a text that came in only the last is worked on.
final class EditorSession {
    private var server = LanguageServer(EditorFiles.environment)
    private let mailbox = EditorMailbox()
    private var isBusy = false

    /// Answers until the editor says `exit` or is gone; gives the status to end with.
    func run() throws -> Int32 {
        Self.start { [mailbox] in Self.read(into: mailbox) }
        while true {
            switch mailbox.next() {
            case .message(.frame(let frame)): send(server.receive(frame))
            case .message(.cancelled(let id)): send([server.cancelled(id)])
            case .finding(let finding):
                isBusy = false
                send(server.take(finding))
            case .end(let fault):
                guard let fault else { return server.exitStatus ?? 1 }
                send([RPCError(.parseError, "\(fault)").answer(to: .null)])
                throw CommandFailure.unusable("standard input: \(fault)")
            }
            if let status = server.exitStatus { return status }
            guard !mailbox.hasMessage else { continue }
            send(server.work())
            workBeside()
        }
    }

    /// Hands the next piece of long work to a thread of its own, if none is at it.
    private func workBeside() {
        guard !isBusy, let job = server.nextJob() else { return }
        isBusy = true
        Self.start { [mailbox] in mailbox.put(job.run()) }
    }

    private func send(_ messages: [JSON]) {
        for message in messages { Terminal.write(MessageFrames.framed(message), to: STDOUT_FILENO) }
    }

    // MARK: Threads

    /// Deep programs need more stack than a thread has by itself.
    private static let stackSize = 64 << 20

    private static func start(_ body: @escaping @Sendable () -> Void) {
        let thread = Thread(block: body)
        thread.stackSize = stackSize
        thread.start()
    }

    private static func read(into mailbox: EditorMailbox) {
        var frames = MessageFrames()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = buffer.withUnsafeMutableBytes { Foundation.read(STDIN_FILENO, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return mailbox.end() }
            frames.append(buffer[..<count])
            do throws(MessageFrames.Broken) {
                while let frame = try frames.next() { mailbox.put(frame) }
            } catch {
                return mailbox.end(error)
            }
        }
    }
}

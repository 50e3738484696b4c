// SPDX-License-Identifier: Apache-2.0
internal import AssayEditor
internal import AssayFormats
internal import Foundation
internal import Synchronization

/// What waits for the server: handed in by the thread that reads and the one that works beside it, taken out by the one that answers.
final class EditorMailbox: Sendable {
    enum Item: Sendable {
        case message(MessageQueue.Item)
        case finding(EditorFinding)
        /// Nothing more comes in; with the reason where that is a fault.
        case end(MessageFrames.Broken?)
    }

    private struct State {
        var messages = MessageQueue()
        var findings: [EditorFinding] = []
        var end: MessageFrames.Broken??
    }

    /// More than an editor ever has waiting; beyond it the reader waits, so that memory stays bounded.
    private static let limit = 64

    private let state = Mutex(State())
    private let changed = NSCondition()

    func put(_ frame: MessageFrames.Frame) {
        changed.lock()
        while state.withLock({ $0.messages.count >= Self.limit }) { changed.wait() }
        state.withLock { $0.messages.add(frame) }
        changed.broadcast()
        changed.unlock()
    }

    func put(_ finding: EditorFinding) { put { $0.findings.append(finding) } }

    func end(_ fault: MessageFrames.Broken? = nil) { put { $0.end = .some(fault) } }

    private func put(_ change: (inout State) -> Void) {
        changed.lock()
        state.withLock { change(&$0) }
        changed.broadcast()
        changed.unlock()
    }

    /// Whether a message waits.
    var hasMessage: Bool { state.withLock { !$0.messages.isEmpty } }

    /// The next item; waits for it. Messages come before findings, and all that came in before its end.
    func next() -> Item {
        changed.lock()
        defer { changed.unlock() }
        while true {
            if let item = state.withLock({ Self.take(&$0) }) {
                changed.broadcast()
                return item
            }
            changed.wait()
        }
    }

    private static func take(_ state: inout State) -> Item? {
        if let message = state.messages.next() { return .message(message) }
        if let end = state.end { return .end(end) }
        return state.findings.isEmpty ? nil : .finding(state.findings.removeFirst())
    }
}

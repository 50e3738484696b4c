// SPDX-License-Identifier: Apache-2.0
public import AssayFormats

/// Messages that wait. A request that is cancelled while it waits is never worked on.
public struct MessageQueue: Sendable {
    /// What is to be done next.
    public enum Item: Hashable, Sendable {
        case frame(MessageFrames.Frame)
        /// A request with this number or name that its client has cancelled.
        case cancelled(JSON)
    }

    private var waiting: [Item] = []

    /// Nothing waits.
    public init() {}

    /// Whether nothing waits.
    public var isEmpty: Bool { waiting.isEmpty }
    /// How many wait.
    public var count: Int { waiting.count }

    /// Takes a message in. A `$/cancelRequest` is carried out here, on what waits.
    public mutating func add(_ frame: MessageFrames.Frame) {
        guard case .message(let message) = frame, message["method"]?.text == "$/cancelRequest" else { return waiting.append(.frame(frame)) }
        guard let id = message["params"]?["id"], let index = waiting.firstIndex(where: { $0.isRequest(id) }) else { return }
        waiting[index] = .cancelled(id)
    }

    /// The next in the order in which they came.
    public mutating func next() -> Item? { waiting.isEmpty ? nil : waiting.removeFirst() }
}

extension MessageQueue.Item {
    fileprivate func isRequest(_ id: JSON) -> Bool {
        if case .frame(.message(let message)) = self { message["id"] == id && message["method"] != nil } else { false }
    }
}

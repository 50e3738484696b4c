// SPDX-License-Identifier: Apache-2.0

/// What server and worker say to each other: a kind, a length of four bytes, most significant first, and so many bytes.
public struct WorkFrame: Sendable {
    public enum Kind: UInt8, Sendable {
        /// To the worker: a ``WorkOrder`` as JSON, its attachments, and that nothing more comes.
        case order = 1
        case attachment = 2
        case go = 3
        /// From the worker: how far it is, attachments of the result, and the end, good or bad.
        case progress = 4
        case result = 5
        case problem = 6
    }

    /// A table of the largest size that is imported, and some.
    public static let largest = 128 << 20

    public let kind: Kind
    public let bytes: [UInt8]

    public init(_ kind: Kind, _ bytes: [UInt8]) {
        self.kind = kind
        self.bytes = bytes
    }

    /// A named attachment.
    public init(attachment name: String, _ bytes: [UInt8]) {
        kind = .attachment
        self.bytes = [UInt8(name.utf8.count)] + name.utf8 + bytes
    }

    /// Name and bytes of an attachment; `nil` for one that is cut short.
    public var attachment: (name: String, bytes: [UInt8])? {
        guard let count = bytes.first.map(Int.init), bytes.count > count else { return nil }
        return (String(decoding: bytes.dropFirst().prefix(count), as: UTF8.self), Array(bytes.dropFirst(1 + count)))
    }

    /// The bytes that go through the pipe.
    public var encoded: [UInt8] {
        [kind.rawValue] + (0..<4).map { UInt8(truncatingIfNeeded: bytes.count >> (24 - 8 * $0)) } + bytes
    }
}

/// Puts frames together from the pieces that come out of a pipe.
public struct WorkFrameParser: Sendable {
    /// What came is no frame of this protocol.
    public struct Garbled: Error, Sendable {
        public init() {}
    }

    private var pending: [UInt8] = []

    public init() {}

    /// All frames that are complete now.
    public mutating func append(_ bytes: some Sequence<UInt8>) throws(Garbled) -> [WorkFrame] {
        pending += bytes
        var frames: [WorkFrame] = []
        var start = 0
        while let (kind, length) = try header(at: start), pending.count - start - 5 >= length {
            frames.append(WorkFrame(kind, Array(pending[(start + 5)..<(start + 5 + length)])))
            start += 5 + length
        }
        pending.removeFirst(start)
        return frames
    }

    private func header(at start: Int) throws(Garbled) -> (kind: WorkFrame.Kind, length: Int)? {
        guard pending.count - start >= 5 else { return nil }
        let length = pending[(start + 1)..<(start + 5)].reduce(0) { $0 << 8 | Int($1) }
        guard let kind = WorkFrame.Kind(rawValue: pending[start]), length <= WorkFrame.largest else { throw Garbled() }
        return (kind, length)
    }
}

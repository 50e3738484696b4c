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

    /// A named attachment: the length of the name in four bytes, the name, and the rest. Names come from requests and may be of any length.
    public init(attachment name: String, _ bytes: [UInt8]) {
        kind = .attachment
        self.bytes = Self.lengthBytes(name.utf8.count) + name.utf8 + bytes
    }

    /// Name and bytes of an attachment; `nil` for one that is cut short.
    public var attachment: (name: String, bytes: [UInt8])? {
        guard let count = Self.length(in: bytes[...]), bytes.count - 4 >= count else { return nil }
        return (String(decoding: bytes.dropFirst(4).prefix(count), as: UTF8.self), Array(bytes.dropFirst(4 + count)))
    }

    /// The bytes that go through the pipe.
    public var encoded: [UInt8] {
        [kind.rawValue] + Self.lengthBytes(bytes.count) + bytes
    }

    private static func lengthBytes(_ count: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: count >> (24 - 8 * $0)) } }

    /// The length in the first four bytes; `nil` where there are fewer.
    static func length(in bytes: ArraySlice<UInt8>) -> Int? {
        bytes.count < 4 ? nil : bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
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
        guard start < pending.count, let length = WorkFrame.length(in: pending[(start + 1)...]) else { return nil }
        guard let kind = WorkFrame.Kind(rawValue: pending[start]), length <= WorkFrame.largest else { throw Garbled() }
        return (kind, length)
    }
}

// SPDX-License-Identifier: Apache-2.0

/// A stretch of a source file, as UTF-8 byte offsets: `start` is its first byte, `end` is one past its last.
///
/// Invariant: `0 <= start <= end`. An empty span marks a place between two characters.
public struct Span: Hashable, Sendable {
    /// The offset of the first byte.
    public let start: Int
    /// The offset behind the last byte.
    public let end: Int

    /// The stretch `start ..< end`; an `end` before `start` gives the empty span at `start`.
    public init(_ start: Int, _ end: Int) {
        self.start = Swift.max(0, start)
        self.end = Swift.max(self.start, end)
    }

    /// The empty span before the byte at `offset`.
    public init(at offset: Int) {
        self.init(offset, offset)
    }

    /// Whether it marks a place only.
    public var isEmpty: Bool { start == end }

    /// How many bytes it covers.
    public var length: Int { end - start }

    /// The smallest span that covers both.
    public func joined(with other: Span) -> Span {
        Span(Swift.min(start, other.start), Swift.max(end, other.end))
    }

    /// Whether it covers all of `other`.
    public func contains(_ other: Span) -> Bool {
        start <= other.start && other.end <= end
    }

    /// The empty span at this span's end.
    public var after: Span { Span(at: end) }

    /// The empty span at this span's start.
    public var before: Span { Span(at: start) }
}

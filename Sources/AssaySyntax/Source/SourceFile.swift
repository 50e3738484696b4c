// SPDX-License-Identifier: Apache-2.0

/// The text of one `.assay` file and where its lines start. Offsets count UTF-8 bytes from the start of the file.
///
/// Invariant: the bytes are valid UTF-8, without NUL, at most `maximumByteCount` long.
public struct SourceFile: Hashable, Sendable {
    /// What the user calls the file; shown in messages.
    public let name: String
    /// The text in UTF-8, as it was given.
    public let bytes: [UInt8]
    /// The offset of each line's first byte; never empty, rising.
    let lineStarts: [Int]

    /// The greatest size of a source file, 1 MiB.
    public static let maximumByteCount = 1 << 20

    /// Takes the text as it is; for sources that are strings already.
    ///
    /// - Throws: a diagnostic when the text is too long or holds a NUL.
    public init(name: String, text: String) throws(Diagnostic) {
        try self.init(name: name, bytes: Array(text.utf8))
    }

    /// Checks the bytes of a file.
    ///
    /// - Throws: a diagnostic (`A0101` not UTF-8, `A0102` too long, `A0103` NUL) whose span is the offset in `bytes`.
    public init(name: String, bytes: [UInt8]) throws(Diagnostic) {
        guard bytes.count <= Self.maximumByteCount else { throw .fileTooLong(byteCount: bytes.count) }
        if let offset = bytes.firstIndex(of: 0) { throw .nulByte(offset: offset, line: Self.line(of: offset, in: bytes)) }
        if let offset = UTF8Check.firstInvalidOffset(in: bytes) {
            throw .notUTF8(offset: offset, line: Self.line(of: offset, in: bytes))
        }
        self.name = name
        self.bytes = bytes
        lineStarts = Self.findLineStarts(bytes)
    }

    /// The text of a span, cut to the file.
    public func text(_ span: Span) -> String {
        String(decoding: bytes[clamped(span)], as: UTF8.self)
    }

    /// The text of a span when it is short enough to be shown in a message and stands on one line.
    func excerpt(_ span: Span) -> String? {
        let bytes = bytes[clamped(span)]
        let isShort = bytes.count <= 80 && !bytes.contains(UInt8(ascii: "\n")) && !bytes.contains(UInt8(ascii: "\r"))
        return isShort ? text(span) : nil
    }

    /// The text of a span for a message, cut when it is long.
    func quoted(_ span: Span) -> String {
        span.length <= 80 ? text(span) : String(text(Span(span.start, span.start + 80)).prefix(40)) + "…"
    }

    /// The span without the parts of characters that its ends may have cut.
    func aligned(_ span: Span) -> Span {
        let range = clamped(span)
        func isInside(_ offset: Int) -> Bool { offset < bytes.count && bytes[offset] & 0xc0 == 0x80 }
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isInside(start) { start += 1 }
        while end > start, isInside(end) { end -= 1 }
        return Span(start, end)
    }

    /// The whole file as a span.
    public var span: Span { Span(0, bytes.count) }

    func clamped(_ span: Span) -> Range<Int> {
        min(span.start, bytes.count)..<min(span.end, bytes.count)
    }

    private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
        1 + bytes[..<offset].count { $0 == UInt8(ascii: "\n") }
    }

    /// A line ends with LF, CR LF, or a CR alone.
    private static func findLineStarts(_ bytes: [UInt8]) -> [Int] {
        [0] + bytes.indices.lazy.filter { endsLine(at: $0, in: bytes) }.map { $0 + 1 }
    }

    private static func endsLine(at offset: Int, in bytes: [UInt8]) -> Bool {
        switch bytes[offset] {
        case UInt8(ascii: "\n"): true
        case UInt8(ascii: "\r"): offset + 1 == bytes.count || bytes[offset + 1] != UInt8(ascii: "\n")
        default: false
        }
    }
}

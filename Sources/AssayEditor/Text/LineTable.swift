// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Where the lines of a text start, to go between the protocol's places and offsets in UTF-8 bytes.
///
/// A line ends with LF, CR LF or a CR alone, as the protocol and the language say.
struct LineTable: Hashable, Sendable {
    /// The offset of each line's first byte; never empty, rising.
    private let starts: [Int]
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        var starts = [0]
        bytes.withUnsafeBufferPointer { bytes in
            for (offset, byte) in bytes.enumerated() where byte == 0x0a || byte == 0x0d {
                if byte == 0x0d, offset + 1 < bytes.count, bytes[offset + 1] == 0x0a { continue }
                starts.append(offset + 1)
            }
        }
        self.starts = starts
        self.bytes = bytes
    }

    var lineCount: Int { starts.count }

    /// The bytes of a line, without its end.
    func line(_ number: Int) -> Range<Int> {
        var end = number + 1 < starts.count ? starts[number + 1] : bytes.count
        while end > starts[number], bytes[end - 1] == 0x0a || bytes[end - 1] == 0x0d { end -= 1 }
        return starts[number]..<end
    }

    /// The offset of a place. Beyond the end of a line it is the end of the line, beyond the last line the end of the text, and
    /// inside of a character the start of the character.
    func offset(of position: TextPosition) -> Int {
        guard position.line < starts.count else { return bytes.count }
        let line = line(position.line)
        var (offset, units) = (line.lowerBound, 0)
        while offset < line.upperBound {
            let (length, width) = Self.shape(bytes[offset])
            guard units + width <= position.character else { break }
            units += width
            offset += length
        }
        return min(offset, line.upperBound)
    }

    /// The place of an offset, which stands at the start of a character.
    func position(of offset: Int) -> TextPosition {
        let offset = min(max(0, offset), bytes.count)
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        let units = bytes[starts[low]..<offset].reduce(0) { $0 + Self.units($1) }
        return TextPosition(line: low, character: units)
    }

    func range(of span: Span) -> TextRange { TextRange(position(of: span.start), position(of: span.end)) }

    func span(of range: TextRange) -> Span { Span(offset(of: range.start), offset(of: range.end)) }

    /// Bytes and UTF-16 code units of the character that starts with this byte.
    private static func shape(_ first: UInt8) -> (length: Int, units: Int) {
        switch first {
        case 0xf0...: (4, 2)
        case 0xe0...: (3, 1)
        case 0xc0...: (2, 1)
        default: (1, 1)
        }
    }

    /// UTF-16 code units that a byte begins.
    private static func units(_ byte: UInt8) -> Int { byte & 0xc0 == 0x80 ? 0 : shape(byte).units }
}

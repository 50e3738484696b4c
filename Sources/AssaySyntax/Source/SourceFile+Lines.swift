// SPDX-License-Identifier: Apache-2.0

/// A place as people count: lines and characters from 1. A tab, an emoji and an accented letter are one character each.
public struct SourcePosition: Hashable, Sendable {
    /// The line, from 1.
    public let line: Int
    /// The character in the line, from 1.
    public let column: Int

    /// The place at a line and column, both from 1.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

extension SourceFile {
    /// How many lines there are; one more than there are line ends.
    public var lineCount: Int { lineStarts.count }

    /// Where the byte at `offset` is; past the end of the file, the place behind its last character.
    ///
    /// - Complexity: O(log lines + length of the line).
    public func location(of offset: Int) -> SourcePosition {
        let offset = min(max(0, offset), bytes.count)
        let line = lineNumber(of: offset)
        return SourcePosition(line: line, column: characterCount(Span(textStart(ofLine: line), offset)) + 1)
    }

    /// Characters as people see them; beyond what people write on a line code points, which are faster to count.
    private func characterCount(_ span: Span) -> Int {
        let bytes = bytes[clamped(span)]
        guard bytes.count > Self.longLine || bytes.allSatisfy({ $0 < 0x80 }) else { return text(span).count }
        return bytes.count { $0 & 0xc0 != 0x80 }
    }

    private static let longLine = 2_000

    /// The number of the line that holds the byte at `offset`, from 1.
    public func lineNumber(of offset: Int) -> Int {
        var (low, high) = (0, lineStarts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The text of a line, without its end; empty when there is no such line.
    public func line(_ number: Int) -> Span {
        guard (1...lineCount).contains(number) else { return span.after }
        let start = textStart(ofLine: number)
        var end = number < lineCount ? lineStarts[number] : bytes.count
        while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return Span(start, end)
    }

    /// Where a line starts, behind the byte order mark that a file may start with.
    private func textStart(ofLine number: Int) -> Int {
        number == 1 && bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : lineStarts[number - 1]
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Reads a table of separated values record by record (RFC 4180), strictly and with places.
///
/// SwiftCSV 0.10 was tried for this and is used in tests as a second opinion on well-formed tables. It does not fit input that
/// nobody vouches for: a quotation mark that is never closed silently swallows all rows after it, a last empty cell is lost when
/// the file does not end with a line feed, spaces at the start of a cell are dropped, a combining accent after a separator hides
/// the separator (it compares characters, not bytes), and its errors name no line. Each of those could move a reading to another
/// place or lose rows without a word.
///
/// Here a cell is quoted entirely or not at all, records end with LF or CRLF, a byte order mark is skipped, and everything
/// else is a fault. Memory is that of one record, of which no more than ``cellLimit`` cells are kept.
struct CSVReader {
    /// A record and the line on which it begins, counted from 1.
    struct Record {
        let line: Int
        /// The first cells, as many as were to be kept.
        let cells: [String]
        /// How many there are.
        let cellCount: Int
        /// Nothing at all stands between two line ends.
        let isBlank: Bool
    }

    /// Text that is no table, and where.
    struct Fault: Error {
        let line: Int
        let problem: String
        let fix: String
    }

    /// The most cells of a record that are kept, far above what people's tables have: a line of separators would take twenty times its
    /// length in memory.
    static let cellLimit = 10_000

    private let bytes: [UInt8]
    private let separator: UInt8
    private var offset = 0
    /// The line on which `offset` stands.
    private var line = 1

    init(_ bytes: [UInt8], separator: UInt8) {
        self.bytes = bytes
        self.separator = separator
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { offset = 3 }
    }

    /// The next record with its first cells, at most `limit`; `nil` after the last one.
    mutating func next(keeping limit: Int = cellLimit) throws(Fault) -> Record? {
        guard offset < bytes.count else { return nil }
        let start = line
        var cells: [String] = []
        var count = 0
        while true {
            let content = peek == quote ? try quotedCell() : try plainCell()
            if count < limit { cells.append(try text(content)) }
            count += 1
            if take(separator) { continue }
            try endOfRecord()
            return Record(line: start, cells: cells, cellCount: count, isBlank: count == 1 && content.isEmpty)
        }
    }

    /// Passes over lines that hold nothing at all.
    mutating func skipBlankLines() {
        while let byte = peek, byte == lineFeed || (byte == carriageReturn && isLineFeed(at: offset + 1)) {
            offset += byte == lineFeed ? 1 : 2
            line += 1
        }
    }

    private func isLineFeed(at place: Int) -> Bool { place < bytes.count && bytes[place] == lineFeed }

    /// After a cell: a line end or the end of the file.
    private mutating func endOfRecord() throws(Fault) {
        guard let byte = peek else { return }
        if take(carriageReturn) {
            guard peek == lineFeed else {
                throw fault("a carriage return without a line feed", "Save the table with the line ends of Unix (LF) or Windows (CRLF)")
            }
        }
        guard take(lineFeed) else {
            throw fault(
                "text follows a closing quotation mark", "Put the whole cell in quotation marks, or none of it (found \(name(byte)))")
        }
        line += 1
    }

    private mutating func plainCell() throws(Fault) -> ArraySlice<UInt8> {
        let start = offset
        while let byte = peek, byte != separator, byte != lineFeed, byte != carriageReturn {
            guard byte != quote else {
                throw fault(
                    "a quotation mark inside a cell that does not start with one", "Quote the whole cell and double the marks in it")
            }
            guard byte != 0 else { throw fault("a zero byte", "Save the table as UTF-8 text; this looks like UTF-16 or a binary file") }
            offset += 1
        }
        return bytes[start..<offset]
    }

    private mutating func quotedCell() throws(Fault) -> ArraySlice<UInt8> {
        let start = line
        offset += 1
        var content: [UInt8] = []
        while let byte = peek {
            offset += 1
            if byte == quote, !take(quote) { return content[...] }
            if byte == lineFeed { line += 1 }
            content.append(byte)
        }
        throw Fault(line: start, problem: "a quotation mark opens a cell that never ends", fix: "Close the cell with a quotation mark")
    }

    private func text(_ content: ArraySlice<UInt8>) throws(Fault) -> String {
        guard let text = String(validating: content, as: UTF8.self) else {
            throw fault("bytes that are not UTF-8", "Save the table as UTF-8 text")
        }
        return text
    }

    private var quote: UInt8 { UInt8(ascii: "\"") }
    private var lineFeed: UInt8 { 0x0a }
    private var carriageReturn: UInt8 { 0x0d }
    private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        offset += 1
        return true
    }

    private func fault(_ problem: String, _ fix: String) -> Fault { Fault(line: line, problem: problem, fix: fix) }

    private func name(_ byte: UInt8) -> String {
        (0x21...0x7e).contains(byte) ? "\"\(Character(Unicode.Scalar(byte)))\"" : "byte \(byte)"
    }
}

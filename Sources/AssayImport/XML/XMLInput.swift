// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats

/// The bytes of a text one after another, read in pieces of a fixed size, and the line that they stand on.
struct XMLInput {
    static let pieceByteCount = 1 << 16

    private let source: any ByteSource
    private var piece: [UInt8] = []
    private var index = 0
    /// Where the next piece begins in the source.
    private var nextPiece = 0
    /// The line of the next byte, counted from 1.
    private(set) var line = 1

    init(_ source: any ByteSource) { self.source = source }

    /// Bytes read so far.
    var offset: Int { nextPiece - piece.count + index }

    /// The next byte, which stays; `nil` at the end.
    mutating func peek() throws(XMLFault) -> UInt8? {
        if index == piece.count { try refill() }
        return index < piece.count ? piece[index] : nil
    }

    /// The next byte; `nil` at the end.
    mutating func take() throws(XMLFault) -> UInt8? {
        guard let byte = try peek() else { return nil }
        index += 1
        if byte == 0x0a { line += 1 }
        return byte
    }

    /// Takes the next byte if it is `byte`.
    mutating func take(_ byte: UInt8) throws(XMLFault) -> Bool {
        guard try peek() == byte else { return false }
        _ = try take()
        return true
    }

    /// Takes the bytes that are `part` of something, none of them a line feed, into `bytes`; at most `limit`.
    @inline(__always)
    mutating func takeRun(into bytes: inout [UInt8], limit: Int, part: (UInt8) -> Bool) throws(XMLFault) {
        var left = limit
        while left > 0, try peek() != nil {
            let end = min(piece.count, index + left)
            var place = index
            while place < end, part(piece[place]) { place += 1 }
            bytes += piece[index..<place]
            left -= place - index
            index = place
            if place < piece.count { return }
        }
    }

    /// Passes over everything before the next `<` or `&`; says whether there was anything but white space.
    mutating func skipText() throws(XMLFault) -> Bool {
        var isBlank = true
        while try peek() != nil {
            while index < piece.count {
                let byte = piece[index]
                if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") { return !isBlank }
                if byte == 0x0a { line += 1 }
                if isBlank, !isXMLSpace(byte) { isBlank = false }
                index += 1
            }
        }
        return !isBlank
    }

    /// Passes over white space; says whether there was some.
    mutating func skipSpace() throws(XMLFault) -> Bool {
        var some = false
        while let byte = try peek(), isXMLSpace(byte) {
            _ = try take()
            some = true
        }
        return some
    }

    private mutating func refill() throws(XMLFault) {
        let end = min(nextPiece + Self.pieceByteCount, source.byteCount)
        guard nextPiece < end else { return }
        do throws(FileError) {
            piece = try source.read(nextPiece..<end)
        } catch {
            throw XMLFault(line: line, cause: "the file cannot be read on: \(error.reason)", fix: "See that nothing else writes to it")
        }
        (nextPiece, index) = (end, 0)
    }
}

/// White space of XML 1.0, section 2.3.
func isXMLSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 }

// SPDX-License-Identifier: Apache-2.0

/// Reads JSON of other people's making piece by piece: one document or many after each other, each an array or an object.
///
/// The elements of an array, and those of one member of an object, come one at a time, so that memory is that of one element however
/// many there are. Strict as ``JSON/init(parsing:limits:)`` in all but this: a byte order mark is skipped, numbers may be of any kind,
/// and those that are not whole keep their text. A second document begins on a line of its own (NDJSON).
public struct JSONElements {
    /// How much may stand in a piece before it is refused.
    public struct Limits: Sendable {
        /// Bytes of one element, and of all that is kept of one document.
        public var elementByteCount: Int
        /// Arrays and objects inside each other.
        public var depth: Int

        public init(elementByteCount: Int = 1 << 20, depth: Int = 32) {
            self.elementByteCount = elementByteCount
            self.depth = depth
        }
    }

    /// A piece, and where it stands.
    public enum Piece: Sendable {
        /// An element of a document that is an array, or of the member that is read piece by piece.
        case element(JSON, Place)
        /// A document that is an object, at its end, without that member.
        case document([String: JSON], Place)
    }

    /// Where a piece begins.
    public struct Place: Hashable, Sendable {
        /// The line, counted from 1.
        public let line: Int
        /// The document, counted from 0.
        public let document: Int
        /// The path in the document, such as `entry[3]`; empty for the document itself.
        public let path: String
    }

    private enum State { case between, array(Int), object, member(Int) }

    private let member: String
    private let limits: Limits
    private var parser: JSONParser
    private var state = State.between
    /// Documents begun.
    private var count = 0
    /// What is kept of the document, and how many bytes more of it may be.
    private var members: [String: JSON] = [:]
    private var left = 0
    private var documentLine = 1
    private var hasMember = false
    private var lines = LineCount()

    /// A reader of `bytes`; `member` is the one whose elements are handed out when it is an array.
    public init(_ bytes: [UInt8], member: String, limits: Limits = Limits()) {
        self.member = member
        self.limits = limits
        parser = JSONParser(bytes: bytes, depthLeft: limits.depth, keepsDecimals: true)
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { parser.offset = 3 }
    }

    /// The next piece; `nil` after the last.
    public mutating func next() throws(JSONError) -> Piece? {
        while true {
            switch state {
            case .between: guard try begin() else { return nil }
            case .array(let index):
                if let piece = try element(index, path: "[\(index)]", next: .array(index + 1), end: .between) { return piece }
            case .member(let index):
                if let piece = try element(index, path: "\(member)[\(index)]", next: .member(index + 1), end: .object) { return piece }
                if case .object = state, let piece = try goOnAfterMember() { return piece }
            case .object: if let piece = try readMember() { return piece }
            }
        }
    }

    // MARK: Documents

    /// Begins the next document; false when there is none.
    private mutating func begin() throws(JSONError) -> Bool {
        let before = parser.offset
        parser.skipSpace()
        guard let byte = parser.peek else { return false }
        if count > 0, !parser.bytes[before..<parser.offset].contains(0x0a) {
            throw parser.fault("something follows the value on its line; documents after each other need a line each")
        }
        let start = parser.offset
        if parser.take(UInt8(ascii: "[")) {
            state = .array(0)
        } else if parser.take(UInt8(ascii: "{")) {
            (members, left, hasMember, state) = ([:], limits.elementByteCount, false, .object)
        } else {
            throw parser.fault("an array or an object is expected here, and the text begins with byte \(byte)")
        }
        documentLine = lines.line(of: start, in: parser.bytes)
        count += 1
        return true
    }

    /// One member of the document; the document, when it has no more.
    private mutating func readMember() throws(JSONError) -> Piece? {
        if members.isEmpty, !hasMember, try parser.closes(UInt8(ascii: "}")) { return endOfDocument() }
        let (key, start) = try parser.key()
        let isMember = key.isSpelled(like: member)
        guard members[key] == nil, !(isMember && hasMember) else { throw parser.repeated(key, at: start) }
        try parser.colon()
        parser.skipSpace()
        if isMember, parser.take(UInt8(ascii: "[")) {
            (hasMember, state) = (true, .member(0))
            return nil
        }
        members[key] = try value(depth: 1, limit: left)
        left -= parser.offset - start
        return try parser.goesOn(until: UInt8(ascii: "}")) ? nil : endOfDocument()
    }

    private mutating func goOnAfterMember() throws(JSONError) -> Piece? {
        try parser.goesOn(until: UInt8(ascii: "}")) ? nil : endOfDocument()
    }

    private mutating func endOfDocument() -> Piece {
        defer { members = [:] }
        state = .between
        return .document(members, Place(line: documentLine, document: count - 1, path: ""))
    }

    // MARK: Elements

    /// The element at `index`; `nil` when there is none, and the state is `end` then.
    private mutating func element(_ index: Int, path: String, next: State, end: State) throws(JSONError) -> Piece? {
        if index == 0 {
            guard try !parser.closes(UInt8(ascii: "]")) else {
                state = end
                return nil
            }
        } else {
            guard try parser.goesOn(until: UInt8(ascii: "]")) else {
                state = end
                return nil
            }
        }
        parser.skipSpace()
        let place = Place(line: lines.line(of: parser.offset, in: parser.bytes), document: count - 1, path: path)
        state = next
        return .element(try value(depth: path.first == "[" ? 1 : 2, limit: limits.elementByteCount), place)
    }

    /// A value inside of `depth` arrays and objects, of at most `limit` bytes.
    private mutating func value(depth: Int, limit: Int) throws(JSONError) -> JSON {
        parser.skipSpace()
        let start = parser.offset
        parser.depthLeft = limits.depth - depth
        parser.end = start + min(max(limit, 0), parser.bytes.count - start)
        let isCut = parser.end < parser.bytes.count
        defer { parser.end = parser.bytes.count }
        do throws(JSONError) {
            let value = try parser.value()
            // A number goes on wherever it is cut.
            guard !isCut || parser.offset < parser.end else { throw tooLong(start) }
            return value
        } catch {
            throw isCut && parser.offset == parser.end ? tooLong(start) : error
        }
    }

    private func tooLong(_ start: Int) -> JSONError {
        parser.fault("more than \(limits.elementByteCount) bytes in one piece of the document", at: start)
    }
}

/// The numbers of lines, counted once from the start of a text to its end.
private struct LineCount {
    private var offset = 0
    private var line = 1

    /// The line on which the byte at `place` stands; places must not go back.
    mutating func line(of place: Int, in bytes: [UInt8]) -> Int {
        while offset < place {
            if bytes[offset] == 0x0a { line += 1 }
            offset += 1
        }
        return line
    }
}

// SPDX-License-Identifier: Apache-2.0
public import AssayFormats

/// The base protocol of the Language Server Protocol 3.17: a header with `Content-Length`, an empty line, and so many bytes of JSON.
///
/// Takes bytes as they come and gives whole messages. However hostile the bytes, it keeps at most a header and one body of
/// `bodyLimit` bytes, and never trusts a length before it has been checked.
public struct MessageFrames: Sendable {
    /// The longest body that is read: a program of 1 MiB fits, however it is escaped.
    public static let bodyLimit = 8 << 20
    /// The longest header that is read.
    public static let headerLimit = 4 << 10

    /// What came in.
    public enum Frame: Hashable, Sendable {
        case message(JSON)
        /// A message that cannot be used; the next one can.
        case refused(RPCError)
    }

    /// A header that says nothing of use: nobody can tell where the next message starts.
    public struct Broken: Error, Hashable, Sendable, CustomStringConvertible {
        /// One clause without a full stop.
        public let description: String
    }

    private var bytes: [UInt8] = []
    /// Where the unread part of `bytes` starts.
    private var start = 0
    /// The length of the body that comes next; `nil` while a header is read.
    private var length: Int?
    /// What is left of a body that is too long to be read.
    private var skipping = 0

    /// Nothing has come in yet.
    public init() {}

    /// Takes bytes in.
    public mutating func append(_ new: some Collection<UInt8>) {
        let passed = min(skipping, new.count)
        skipping -= passed
        if start > 0 {
            bytes.removeFirst(start)
            start = 0
        }
        bytes.append(contentsOf: new.dropFirst(passed))
    }

    /// The next whole message; `nil` when more bytes are needed for it.
    public mutating func next() throws(Broken) -> Frame? {
        guard let length = try knownLength() else { return nil }
        guard length <= Self.bodyLimit else { return skip(length) }
        guard bytes.count - start >= length else { return nil }
        let body = Array(bytes[start..<start + length])
        start += length
        self.length = nil
        do throws(JSONError) {
            return .message(try JSON(parsing: body, limits: JSON.Limits(byteCount: Self.bodyLimit, depth: 64)))
        } catch {
            return .refused(RPCError(.parseError, "\(error)"))
        }
    }

    private mutating func skip(_ length: Int) -> Frame {
        let here = min(length, bytes.count - start)
        start += here
        skipping = length - here
        self.length = nil
        return .refused(RPCError(.invalidRequest, "a message of \(length) bytes; at most \(Self.bodyLimit) are read"))
    }

    /// The length of the body, once the header is there.
    private mutating func knownLength() throws(Broken) -> Int? {
        if let length { return length }
        let unread = bytes[start...]
        guard let end = Self.endOfHeader(unread) else {
            guard unread.count <= Self.headerLimit else { throw Broken(description: "the header of a message does not end") }
            return nil
        }
        guard end - start <= Self.headerLimit else { throw Broken(description: "the header of a message is too long") }
        let length = try Self.contentLength(String(decoding: bytes[start..<end], as: UTF8.self))
        start = end
        self.length = length
        return length
    }

    /// Where the body starts: behind the empty line.
    private static func endOfHeader(_ bytes: ArraySlice<UInt8>) -> Int? {
        let mark: [UInt8] = [0x0d, 0x0a, 0x0d, 0x0a]
        let looked = bytes.prefix(headerLimit + mark.count)
        guard looked.count >= mark.count else { return nil }
        for offset in looked.startIndex...looked.endIndex - mark.count where looked[offset..<offset + mark.count].elementsEqual(mark) {
            return offset + mark.count
        }
        return nil
    }

    private static func contentLength(_ header: String) throws(Broken) -> Int {
        var length: Int?
        for line in header.split(separator: "\r\n") {
            guard let colon = line.firstIndex(of: ":") else { throw Broken(description: "a line of a header has no colon") }
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            guard line[..<colon].lowercased() == "content-length" else { continue }
            guard length == nil, !value.isEmpty, value.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(value) else {
                throw Broken(description: "the Content-Length of a message is no number")
            }
            length = number
        }
        guard let length else { throw Broken(description: "the header of a message has no Content-Length") }
        return length
    }

    /// A message with its header, ready to be written.
    public static func framed(_ message: JSON) -> [UInt8] {
        let body = message.canonicalBytes
        return Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
    }
}

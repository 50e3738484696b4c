// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCrypto
public import AssayFormats

/// Lagrange points that a preparation has worked out, kept beside the file that it will write: after an interruption it goes on from there.
///
/// A record for each section and domain, with a digest of the record and of the powers that it follows from: what was cut short, is damaged, or belongs
/// to other powers is not taken. Nothing in it is secret, and ``PowersVerifier`` checks what comes of it as it checks any prepared file.
public final class PreparedParts {
    /// Smaller domains are worked out again in less time than it takes to keep them.
    public static let leastLog = 12
    private static let magic = Array("assay parts 1\n".utf8)
    private static let digestByteCount = BLAKE2b512.byteCount
    private static let recordHeaderByteCount = 16 + digestByteCount

    private struct Place: Hashable {
        let section: UInt32
        let log: UInt32
    }

    private let journal: JournalFile
    private let leastLog: Int
    private var powers: [UInt8] = []
    private var records: [Place: Range<Int>] = [:]

    /// - Throws: ``FileError``, also while another process prepares the same file.
    public convenience init(_ path: String) throws(FileError) { try self.init(path, leastLog: Self.leastLog) }

    init(_ path: String, leastLog: Int) throws(FileError) {
        journal = try JournalFile(path)
        self.leastLog = leastLog
    }

    /// Finds what is there of a preparation of these powers; other content is thrown away.
    ///
    /// - Parameter byteCount: what the points of a section and domain take, `nil` for sections and domains that there are not.
    /// - Returns: how many records are there.
    func open(for powers: [UInt8], byteCount: (_ section: UInt32, _ log: UInt32) -> Int?) throws(FileError) -> Int {
        self.powers = powers
        records = [:]
        let (length, header) = (try journal.byteCount(), Self.magic + powers)
        guard length >= header.count, try journal.read(0..<header.count) == header else {
            try journal.cut(to: 0)
            try journal.append(header)
            return 0
        }
        var offset = header.count
        while let (place, content) = try record(at: offset, of: length, byteCount) {
            records[place] = content
            offset = content.upperBound
        }
        try journal.cut(to: offset)
        return records.count
    }

    /// The points of a section and domain; `nil` when they have to be worked out.
    func points(section: UInt32, log: Int) throws(FileError) -> [UInt8]? {
        guard let range = records[Place(section: section, log: UInt32(log))] else { return nil }
        return try journal.read(range)
    }

    /// Keeps points.
    func keep(_ points: [UInt8], section: UInt32, log: Int) throws(FileError) {
        guard log >= leastLog else { return }
        let place = Place(section: section, log: UInt32(log))
        let start = try journal.byteCount() + Self.recordHeaderByteCount
        try journal.append(Self.header(place, points.count) + digest(place, points) + points)
        records[place] = start..<start + points.count
    }

    /// Takes the file away, once what it is for is written.
    public func remove() throws(FileError) { try journal.remove() }

    private func record(
        at offset: Int, of length: Int, _ byteCount: (UInt32, UInt32) -> Int?
    ) throws(FileError) -> (place: Place, content: Range<Int>)? {
        guard length - offset >= Self.recordHeaderByteCount else { return nil }
        let start = offset + Self.recordHeaderByteCount
        let header = try journal.read(offset..<start)
        func number(_ range: Range<Int>) -> UInt64 { header[range].reversed().reduce(0) { $0 << 8 | UInt64($1) } }
        let place = Place(section: UInt32(number(0..<4)), log: UInt32(number(4..<8)))
        guard let expected = byteCount(place.section, place.log), number(8..<16) == UInt64(expected), length - start >= expected else {
            return nil
        }
        let content = start..<start + expected
        let isWhole = digest(place, try journal.read(content)) == Array(header[16...])
        return isWhole ? (place, content) : nil
    }

    private static func header(_ place: Place, _ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.appendLittleEndian(place.section)
        bytes.appendLittleEndian(place.log)
        bytes.appendLittleEndian(UInt64(count))
        return bytes
    }

    private func digest(_ place: Place, _ points: [UInt8]) -> [UInt8] {
        var state = BLAKE2b512()
        state.update(powers)
        state.update(Self.header(place, points.count))
        state.update(points)
        return state.finalize()
    }
}

// SPDX-License-Identifier: Apache-2.0

/// The container of the iden3 binary formats (`.r1cs`, `.wtns`, `.zkey`, `.ptau`): magic, version, and numbered sections.
///
/// Layout, little-endian: `magic[4] | version u32 | sections u32`, then for each section `id u32 | length u64 | bytes`.
/// Sections stand in any order and no byte follows the last one. Opening reads the table only: no section is copied.
public struct BinaryContainer: Sendable {
    /// Name of the format, for errors; the same four letters as the magic.
    public let format: String
    public let version: UInt32

    private let source: Source
    private let ranges: [UInt32: Range<Int>]

    /// Opens `bytes` as a container of `format` (four ASCII letters, which are its magic) in one of `versions`.
    ///
    /// Throws when the magic or version differs, a section is announced twice or reaches beyond the file, or bytes follow the last one.
    public init(_ bytes: [UInt8], format: String, versions: ClosedRange<UInt32>) throws(FormatError) {
        try self.init(.bytes(bytes), format: format, versions: versions)
    }

    /// Opens a file, of which a section is read when somebody asks for it.
    public init(_ file: FileReader, format: String, versions: ClosedRange<UInt32>) throws(FormatError) {
        try self.init(.file(file), format: format, versions: versions)
    }

    private init(_ source: Source, format: String, versions: ClosedRange<UInt32>) throws(FormatError) {
        var header = try source.reader(0..<min(12, source.byteCount), format: format)
        version = try Self.readHeader(&header, versions: versions)
        ranges = try Self.readTable(source, count: header)
        self.source = source
        self.format = format
    }

    /// Bytes of the whole file.
    public var byteCount: Int { source.byteCount }

    /// Identifiers of the sections, ascending.
    public var sections: [UInt32] { ranges.keys.sorted() }

    /// Length in bytes of section `id`; `nil` when the file has none.
    public func length(of id: UInt32) -> Int? { ranges[id]?.count }

    /// A reader that stands at the start of section `id` and ends with it.
    public func reader(section id: UInt32, _ content: String) throws(FormatError) -> ByteReader {
        try source.reader(range(of: id, content), format: format, section: id)
    }

    /// A reader of section `id`, which must have exactly `length` bytes.
    public func reader(section id: UInt32, _ content: String, length: Int) throws(FormatError) -> ByteReader {
        try checkLength(section: id, content, length)
        return try reader(section: id, content)
    }

    /// A reader of the bytes `part` of section `id`, counted from its start: for sections that are too long to be in memory at once.
    public func reader(section id: UInt32, _ content: String, part: Range<Int>) throws(FormatError) -> ByteReader {
        let range = try range(of: id, content)
        guard part.lowerBound >= 0, part.upperBound <= range.count else {
            let place = FormatError.Place(section: id, offset: range.upperBound)
            throw FormatError(
                .truncated, format: format, place: place,
                problem: "bytes \(part.lowerBound) to \(part.upperBound) of \(content) are needed, and there are \(range.count)")
        }
        let start = range.lowerBound
        return try source.reader(start + part.lowerBound..<start + part.upperBound, format: format, section: id)
    }

    /// Refuses a file whose section `id` is missing or has not exactly `length` bytes, without reading it.
    public func checkLength(section id: UInt32, _ content: String, _ length: Int) throws(FormatError) {
        let range = try range(of: id, content)
        guard range.count == length else {
            let place = FormatError.Place(section: id, offset: range.lowerBound)
            throw FormatError(
                .wrongLength, format: format, place: place, problem: "\(content) should take \(length) bytes and takes \(range.count)")
        }
    }

    private func range(of id: UInt32, _ content: String) throws(FormatError) -> Range<Int> {
        guard let range = ranges[id] else {
            throw FormatError(.missingSection, format: format, place: .init(section: id), problem: "the section is missing (\(content))")
        }
        return range
    }

    /// Refuses a file with a section outside of `known`.
    public func requireNoOther(than known: ClosedRange<UInt32>) throws(FormatError) {
        guard let other = sections.first(where: { !known.contains($0) }) else { return }
        throw FormatError(.unsupported, format: format, place: .init(section: other), problem: "this version has no such section")
    }

    private static func readHeader(_ reader: inout ByteReader, versions: ClosedRange<UInt32>) throws(FormatError) -> UInt32 {
        let start = reader
        guard Array(try reader.readBytes(4)) == Array(reader.format.utf8) else {
            throw start.error(.wrongMagic, "the file does not begin with \"\(reader.format)\"", advice: "give a .\(reader.format) file")
        }
        let place = reader
        let version = try reader.readUInt32()
        guard versions.contains(version) else {
            throw place.error(.unsupportedVersion, "version \(version) is not supported", advice: "version \(versions.upperBound) is")
        }
        return version
    }

    private static func readTable(_ source: Source, count header: ByteReader) throws(FormatError) -> [UInt32: Range<Int>] {
        var reader = header
        let count = Int(try reader.readUInt32())
        var place = reader.offset
        guard count <= (source.byteCount - place) / BinaryContainerWriter.headerByteCount else {
            let problem = "\(count) sections are announced, more than the \(source.byteCount - place) bytes that follow can hold"
            throw header.error(.outOfRange, problem)
        }
        var ranges: [UInt32: Range<Int>] = [:]
        for _ in 0..<count {
            let entry = try source.reader(
                place..<min(place + BinaryContainerWriter.headerByteCount, source.byteCount), format: header.format)
            let (id, range) = try readEntry(entry, end: source.byteCount)
            guard ranges.updateValue(range, forKey: id) == nil else {
                throw entry.error(.duplicateSection, "section \(id) occurs twice")
            }
            place = range.upperBound
        }
        try ByteReader([], range: place..<source.byteCount, format: header.format, section: nil).finish()
        return ranges
    }

    /// A section's type and where it lies.
    private static func readEntry(_ entry: ByteReader, end: Int) throws(FormatError) -> (UInt32, Range<Int>) {
        var reader = entry
        let id = try reader.readUInt32()
        let length = try reader.readUInt64()
        let left = end - reader.offset
        guard length <= UInt64(left) else {
            throw entry.error(
                .truncated, "section \(id) announces \(length) bytes and \(left) are left", advice: "fetch or make the file again")
        }
        return (id, reader.offset..<reader.offset + Int(length))
    }

    /// Where the bytes of a container are.
    private enum Source: Sendable {
        case bytes([UInt8])
        case file(FileReader)

        var byteCount: Int {
            switch self {
            case .bytes(let bytes): bytes.count
            case .file(let file): file.byteCount
            }
        }

        /// A reader of a part of the file.
        func reader(_ range: Range<Int>, format: String, section: UInt32? = nil) throws(FormatError) -> ByteReader {
            switch self {
            case .bytes(let bytes): return ByteReader(bytes, range: range, format: format, section: section)
            case .file(let file):
                do throws(FileError) {
                    return ByteReader(try file.read(range), at: range.lowerBound, range: range, format: format, section: section)
                } catch {
                    let place = FormatError.Place(section: section, offset: range.lowerBound)
                    throw FormatError(.unreadable, format: format, place: place, problem: error.description)
                }
            }
        }
    }
}

/// Writes a container section by section, in the order given, each in its place: nothing is copied, so a secret that is written stands in the
/// file's bytes alone.
public struct BinaryContainerWriter: Sendable {
    private var bytes: [UInt8] = []
    private var count: UInt32 = 0

    /// Bytes that a container and each of its sections take beside their content.
    public static let headerByteCount = 12

    /// `format` is the magic: four ASCII letters. `byteCount` is the length of the whole file where it is known: then it never moves while it grows.
    public init(format: String, version: UInt32, byteCount: Int = 0) {
        precondition(format.utf8.count == 4, "a magic has four bytes")
        bytes.reserveCapacity(byteCount)
        bytes += format.utf8
        bytes.appendLittleEndian(version)
        bytes.appendLittleEndian(count)
    }

    /// What a container begins with.
    public static func header(format: String, version: UInt32, sectionCount: Int) -> [UInt8] {
        var bytes = Array(format.utf8)
        bytes.appendLittleEndian(version)
        bytes.appendLittleEndian(UInt32(sectionCount))
        return bytes
    }

    /// What a section of `byteCount` bytes begins with.
    public static func header(section id: UInt32, byteCount: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.appendLittleEndian(id)
        bytes.appendLittleEndian(UInt64(byteCount))
        return bytes
    }

    /// Appends one section, whose content `write` appends.
    public mutating func append(section id: UInt32, _ write: (inout [UInt8]) -> Void) {
        bytes.appendLittleEndian(id)
        bytes.appendLittleEndian(0 as UInt64)
        let start = bytes.count
        write(&bytes)
        overwrite(UInt64(bytes.count - start), at: start - MemoryLayout<UInt64>.size)
        count += 1
    }

    /// Appends one section.
    public mutating func append(section id: UInt32, _ content: [UInt8]) {
        append(section: id) { $0 += content }
    }

    /// The file.
    public consuming func finish() -> [UInt8] {
        overwrite(count, at: 8)
        return bytes
    }

    private mutating func overwrite(_ number: some FixedWidthInteger & UnsignedInteger, at offset: Int) {
        var digits: [UInt8] = []
        digits.appendLittleEndian(number)
        bytes.replaceSubrange(offset..<offset + digits.count, with: digits)
    }
}

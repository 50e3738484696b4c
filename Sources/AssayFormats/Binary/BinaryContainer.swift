// SPDX-License-Identifier: Apache-2.0

/// The container of the iden3 binary formats (`.r1cs`, `.wtns`, `.zkey`, `.ptau`): magic, version, and numbered sections.
///
/// Layout, little-endian: `magic[4] | version u32 | sections u32`, then for each section `id u32 | length u64 | bytes`.
/// Sections stand in any order and no byte follows the last one. Opening reads the table only: no section is copied.
public struct BinaryContainer: Sendable {
    /// Name of the format, for errors; the same four letters as the magic.
    public let format: String
    public let version: UInt32

    private let bytes: [UInt8]
    private let ranges: [UInt32: Range<Int>]

    /// Opens `bytes` as a container of `format` (four ASCII letters, which are its magic) in one of `versions`.
    ///
    /// Throws when the magic or version differs, a section is announced twice or reaches beyond the file, or bytes follow the last one.
    public init(_ bytes: [UInt8], format: String, versions: ClosedRange<UInt32>) throws(FormatError) {
        var reader = ByteReader(bytes, format: format)
        version = try Self.readHeader(&reader, versions: versions)
        ranges = try Self.readTable(&reader)
        self.bytes = bytes
        self.format = format
    }

    /// Identifiers of the sections, ascending.
    public var sections: [UInt32] { ranges.keys.sorted() }

    /// Length in bytes of section `id`; `nil` when the file has none.
    public func length(of id: UInt32) -> Int? { ranges[id]?.count }

    /// A reader that stands at the start of section `id` and ends with it.
    public func reader(section id: UInt32, _ content: String) throws(FormatError) -> ByteReader {
        guard let range = ranges[id] else {
            throw FormatError(.missingSection, format: format, place: .init(section: id), problem: "the section is missing (\(content))")
        }
        return ByteReader(bytes, range: range, format: format, section: id)
    }

    /// A reader of section `id`, which must have exactly `length` bytes.
    public func reader(section id: UInt32, _ content: String, length: Int) throws(FormatError) -> ByteReader {
        let reader = try reader(section: id, content)
        guard reader.remaining == length else {
            throw reader.error(.wrongLength, "\(content) should take \(length) bytes and takes \(reader.remaining)")
        }
        return reader
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

    private static func readTable(_ reader: inout ByteReader) throws(FormatError) -> [UInt32: Range<Int>] {
        let count = try reader.readCount(of: "sections", elementSize: 12)
        var ranges: [UInt32: Range<Int>] = [:]
        for _ in 0..<count {
            let header = reader
            let id = try reader.readUInt32()
            let length = try reader.readUInt64()
            guard length <= UInt64(reader.remaining) else {
                throw header.error(
                    .truncated, "section \(id) announces \(length) bytes and \(reader.remaining) are left",
                    advice: "fetch or make the file again")
            }
            let start = reader.offset
            _ = try reader.readBytes(Int(length))
            guard ranges.updateValue(start..<reader.offset, forKey: id) == nil else {
                throw header.error(.duplicateSection, "section \(id) occurs twice")
            }
        }
        try reader.finish()
        return ranges
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

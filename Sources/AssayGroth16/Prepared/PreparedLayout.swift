// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints
internal import AssayFormats

/// Where everything is in the file of a prepared key: a header, and sections that begin on pages, so that the file can be used as memory.
///
/// All lengths follow from five counts. A file that is not exactly as long as its counts say is refused before anything is allocated.
struct PreparedLayout<C: PairingCurve>: Hashable, Sendable {
    enum Section: Int, CaseIterable, Sendable {
        case startsA, columnsA, valuesA, startsB, columnsB, valuesB, a, b1, b2, c, h

        /// What it holds, for messages.
        var content: String {
            switch self {
            case .startsA: "where rows of A begin"
            case .columnsA: "wires in rows of A"
            case .valuesA: "coefficients of A"
            case .startsB: "where rows of B begin"
            case .columnsB: "wires in rows of B"
            case .valuesB: "coefficients of B"
            case .a: "points of A"
            case .b1: "points of B in G1"
            case .b2: "points of B in G2"
            case .c: "points of C"
            case .h: "points of H"
            }
        }
    }

    let wireCount: Int
    let inputCount: Int
    let domainSize: Int
    let entriesOfA: Int
    let entriesOfB: Int

    static var magic: String { "prep" }
    static var version: UInt32 { 1 }
    static var page: Int { 4096 }
    static var digestByteCount: Int { 64 }
    /// Bytes of the header, its own digest not counted.
    static var headerByteCount: Int { 48 + digestByteCount * (1 + Section.allCases.count) }

    /// Bytes of a section's content.
    func byteCount(_ section: Section) -> Int {
        switch section {
        case .startsA, .startsB: (domainSize + 1) * MemoryLayout<UInt64>.size
        case .columnsA: entriesOfA * MemoryLayout<UInt32>.size
        case .columnsB: entriesOfB * MemoryLayout<UInt32>.size
        case .valuesA: entriesOfA * C.Fr.byteCount
        case .valuesB: entriesOfB * C.Fr.byteCount
        case .a, .b1: wireCount * C.G1.Affine.byteCount
        case .b2: wireCount * C.G2.Affine.byteCount
        case .c: (wireCount - inputCount - 1) * C.G1.Affine.byteCount
        case .h: domainSize * C.G1.Affine.byteCount
        }
    }

    /// Where the content of each section is.
    var ranges: [Range<Int>] {
        var place = Self.page
        return Section.allCases.map { section in
            defer { place += Self.padded(byteCount(section)) }
            return place..<place + byteCount(section)
        }
    }

    func range(_ section: Section) -> Range<Int> { ranges[section.rawValue] }

    /// Bytes of the whole file.
    var byteCount: Int { Section.allCases.reduce(Self.page) { $0 + Self.padded(byteCount($1)) } }

    private static func padded(_ count: Int) -> Int { (count + page - 1) / page * page }
}

extension PreparedLayout {
    init(_ key: PreparedKey<C>) {
        self.init(
            wireCount: key.wireCount, inputCount: key.inputCount, domainSize: key.program.domain.size,
            entriesOfA: key.program.a.entryCount, entriesOfB: key.program.b.entryCount)
    }

    /// The header's counts, as they stand in it.
    func append(to bytes: inout [UInt8]) {
        for count in [wireCount, inputCount, domainSize, 0] { bytes.appendLittleEndian(UInt32(count)) }
        for count in [entriesOfA, entriesOfB] { bytes.appendLittleEndian(UInt64(count)) }
    }

    /// Reads the counts; `limit` is more than any list of a file of this length can have.
    init(from reader: inout ByteReader, limit: Int) throws(FormatError) {
        let start = reader
        wireCount = Int(try reader.readUInt32())
        inputCount = Int(try reader.readUInt32())
        domainSize = Int(try reader.readUInt32())
        let reserved = try reader.readUInt32()
        let entries = (try reader.readUInt64(), try reader.readUInt64())
        guard max(entries.0, entries.1) <= UInt64(limit), max(wireCount, domainSize) <= limit, inputCount < wireCount, reserved == 0 else {
            throw start.error(.outOfRange, "the counts are more than the file can hold")
        }
        (entriesOfA, entriesOfB) = (Int(entries.0), Int(entries.1))
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats

/// Sections 5 and 6 of an `.awp` file: the table of origins, and the origins of each constraint.
extension ConstraintOrigins {
    init(awp container: BinaryContainer) throws(FormatError) {
        var reader = try container.reader(section: AwpSection.origins, "origins")
        // Four numbers, two flags and two texts take at least 26 bytes.
        let count = try reader.readCount(of: "origins", elementSize: 26)
        var table = OriginTable()
        for _ in 0..<count { table.append(try ConstraintOrigin(&reader)) }
        try reader.finish()
        self.init(table: table.finished)
        try readRows(try container.reader(section: AwpSection.constraintOrigins, "origins of constraints"))
    }

    private mutating func readRows(_ whole: ByteReader) throws(FormatError) {
        var reader = whole
        let count = try reader.readCount(of: "constraints", elementSize: 8)
        for _ in 0..<count {
            let start = reader
            let length = try reader.readCount(of: "origins", elementSize: 4)
            guard length > 0 else { throw start.error(.outOfRange, "a constraint has no origin") }
            var row: [UInt32] = []
            for _ in 0..<length { row.append(try reader.readUInt32()) }
            guard row.allSatisfy({ $0 < table.count }) else {
                throw start.error(.outOfRange, "an origin is beyond the \(table.count) there are")
            }
            append(row[0], row.dropFirst())
        }
        try reader.finish()
    }

    var tableBytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.appendLittleEndian(UInt32(table.count))
        for i in 0..<table.count { table[i].append(to: &bytes) }
        return bytes
    }

    var rowBytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.appendLittleEndian(UInt32(constraintCount))
        for i in 0..<constraintCount {
            let row = indices[starts[i]..<starts[i + 1]]
            bytes.appendLittleEndian(UInt32(row.count))
            row.forEach { bytes.appendLittleEndian($0) }
        }
        return bytes
    }
}

extension ConstraintOrigin {
    fileprivate init(_ reader: inout ByteReader) throws(FormatError) {
        let numbers = [try reader.readUInt32(), try reader.readUInt32(), try reader.readUInt32(), try reader.readUInt32()].map { Int($0) }
        self.init(line: numbers[0], column: numbers[1], endLine: numbers[2], endColumn: numbers[3])
        row = try reader.readFlag() ? Int(try reader.readUInt32()) : nil
        field = try reader.readFlag() ? try reader.readText() : nil
        subject = try reader.readText()
        check = try reader.readText()
    }

    fileprivate func append(to bytes: inout [UInt8]) {
        for number in [line, column, endLine, endColumn] { bytes.appendLittleEndian(UInt32(clamping: number)) }
        bytes.append(row == nil ? 0 : 1)
        if let row { bytes.appendLittleEndian(UInt32(clamping: row)) }
        bytes.append(field == nil ? 0 : 1)
        if let field { bytes.appendText(field) }
        bytes.appendText(subject)
        bytes.appendText(check)
    }
}

extension ByteReader {
    /// A byte that is 0 or 1.
    fileprivate mutating func readFlag() throws(FormatError) -> Bool {
        let start = self
        let byte = try readUInt8()
        guard byte < 2 else { throw start.error(.nonCanonical, "\(byte) stands where 0 or 1 should") }
        return byte == 1
    }
}

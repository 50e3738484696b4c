// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats

/// A container as a list of sections that tests take apart and put together wrongly.
public struct Container {
    public var magic: [UInt8]
    public var version: UInt32 = 1
    /// The count in the file header; that of `sections` when `nil`.
    public var statedCount: UInt32?
    public var sections: [(id: UInt32, content: [UInt8])] = []
    public var trailer: [UInt8] = []

    /// - Precondition: `bytes` is a well-formed container.
    public init(_ bytes: [UInt8]) {
        magic = Array(bytes[..<4])
        var position = 12
        while position < bytes.count {
            let id = UInt32(Self.number(bytes[position..<position + 4]))
            let length = Int(Self.number(bytes[position + 4..<position + 12]))
            sections.append((id, Array(bytes[position + 12..<position + 12 + length])))
            position += 12 + length
        }
    }

    public var bytes: [UInt8] {
        var bytes = magic
        bytes.appendLittleEndian(version)
        bytes.appendLittleEndian(statedCount ?? UInt32(sections.count))
        for (id, content) in sections {
            bytes.appendLittleEndian(id)
            bytes.appendLittleEndian(UInt64(content.count))
            bytes += content
        }
        return bytes + trailer
    }

    /// Content of the one section `id`.
    public subscript(id: UInt32) -> [UInt8] {
        get { sections.first { $0.id == id }?.content ?? [] }
        set { sections = sections.map { $0.id == id ? (id, newValue) : $0 } }
    }

    /// Replaces bytes of section `id` from `offset`.
    public mutating func overwrite(_ id: UInt32, at offset: Int, with bytes: [UInt8]) {
        self[id].replaceSubrange(offset..<offset + bytes.count, with: bytes)
    }

    public mutating func overwrite(_ id: UInt32, at offset: Int, with number: UInt32) {
        var bytes: [UInt8] = []
        bytes.appendLittleEndian(number)
        overwrite(id, at: offset, with: bytes)
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) } }
}

// SPDX-License-Identifier: Apache-2.0

/// Finds the first byte that is not well-formed UTF-8 (Unicode Standard, table 3-7).
enum UTF8Check {
    static func firstInvalidOffset(in bytes: [UInt8]) -> Int? {
        var offset = 0
        while offset < bytes.count {
            guard let length = sequenceLength(at: offset, in: bytes) else { return offset }
            offset += length
        }
        return nil
    }

    /// The length of the well-formed sequence that starts at `offset`, or `nil`.
    private static func sequenceLength(at offset: Int, in bytes: [UInt8]) -> Int? {
        let first = bytes[offset]
        if first < 0x80 { return 1 }
        guard let (length, second) = shape(first), offset + length <= bytes.count, second.contains(bytes[offset + 1]) else {
            return nil
        }
        let rest = bytes[(offset + 2)..<max(offset + 2, offset + length)]
        return rest.allSatisfy { (0x80...0xbf).contains($0) } ? length : nil
    }

    /// How many bytes a sequence with this first byte has, and what its second byte may be.
    private static func shape(_ first: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
        switch first {
        case 0xc2...0xdf: (2, 0x80...0xbf)
        case 0xe0: (3, 0xa0...0xbf)
        case 0xed: (3, 0x80...0x9f)
        case 0xe1...0xef: (3, 0x80...0xbf)
        case 0xf0: (4, 0x90...0xbf)
        case 0xf4: (4, 0x80...0x8f)
        case 0xf1...0xf3: (4, 0x80...0xbf)
        default: nil
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// Reads little-endian values from a bounded run of bytes and never past its end.
///
/// Offsets in errors count from the start of the file, also when the reader stands on one section of it.
public struct ByteReader: Sendable {
    /// Name of the format, for errors.
    public let format: String
    /// Section that the reader stands on, for errors.
    public let section: UInt32?
    /// Offset of the next byte, from the start of the file.
    public private(set) var offset: Int

    private let bytes: [UInt8]
    /// Where in the file `bytes` begin.
    private let base: Int
    private let end: Int

    /// A reader of all of `bytes`.
    public init(_ bytes: [UInt8], format: String) {
        self.init(bytes, range: 0..<bytes.count, format: format, section: nil)
    }

    /// A reader of `range` of the file that has `bytes` from `base` on.
    init(_ bytes: [UInt8], at base: Int = 0, range: Range<Int>, format: String, section: UInt32?) {
        self.bytes = bytes
        self.base = base
        self.format = format
        self.section = section
        offset = range.lowerBound
        end = range.upperBound
    }

    /// Bytes that are left.
    public var remaining: Int { end - offset }

    /// An error at the current offset, or so many bytes before it.
    public func error(_ kind: FormatError.Kind, _ problem: String, advice: String = "", bytesAgo: Int = 0) -> FormatError {
        FormatError(kind, format: format, place: .init(section: section, offset: offset - bytesAgo), problem: problem, advice: advice)
    }

    /// The next `count` bytes, without copying them.
    public mutating func readBytes(_ count: Int) throws(FormatError) -> ArraySlice<UInt8> {
        guard count >= 0, count <= remaining else { throw truncated(count) }
        defer { offset += count }
        return bytes[(offset - base)..<(offset - base + count)]
    }

    public mutating func readUInt8() throws(FormatError) -> UInt8 {
        try readInteger()
    }

    public mutating func readUInt32() throws(FormatError) -> UInt32 {
        try readInteger()
    }

    public mutating func readUInt64() throws(FormatError) -> UInt64 {
        try readInteger()
    }

    private mutating func readInteger<T: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>() throws(FormatError) -> T {
        let size = MemoryLayout<T>.size
        guard size <= remaining else { throw truncated(size) }
        defer { offset += size }
        return T(littleEndian: bytes.span.bytes.unsafeLoadUnaligned(fromByteOffset: offset - base, as: T.self))
    }

    private func truncated(_ count: Int) -> FormatError {
        error(.truncated, "\(count) bytes are needed and \(remaining) are left", advice: "fetch or make the file again")
    }

    /// A 32-bit count of elements of at least `elementSize` bytes each, refused when that many cannot follow.
    ///
    /// So a caller may allocate `count` elements: the file is at least that long.
    public mutating func readCount(of elements: String, elementSize: Int) throws(FormatError) -> Int {
        let count = Int(try readUInt32())
        guard count <= remaining / max(elementSize, 1) else {
            throw error(
                .outOfRange, "\(count) \(elements) are announced, more than the \(remaining) bytes that follow can hold", bytesAgo: 4)
        }
        return count
    }

    /// A field element as its plain integer in `F.byteCount` little-endian bytes; values not below the modulus are refused.
    public mutating func readElement<F: PrimeField>(_: F.Type = F.self) throws(FormatError) -> F {
        guard F.byteCount == 32 else { return try readElements(1)[0] }
        return try element(try readWords())
    }

    /// The next four words, those of a field element of 32 bytes.
    public mutating func readWords() throws(FormatError) -> (UInt64, UInt64, UInt64, UInt64) {
        guard remaining >= 32 else { throw truncated(32) }
        defer { offset += 32 }
        let bytes = bytes.span.bytes
        func word(_ number: Int) -> UInt64 {
            UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset - base + 8 * number, as: UInt64.self))
        }
        return (word(0), word(1), word(2), word(3))
    }

    /// The element with these words, which were just read.
    public func element<F: PrimeField>(_ words: (UInt64, UInt64, UInt64, UInt64), _: F.Type = F.self) throws(FormatError) -> F {
        guard let element = F(words: words) else {
            throw error(.nonCanonical, "a field element is not below the modulus", bytesAgo: F.byteCount)
        }
        return element
    }

    /// `count` field elements, as `readElement` reads each.
    public mutating func readElements<F: PrimeField>(_ count: Int, _: F.Type = F.self) throws(FormatError) -> [F] {
        let start = self
        let bytes = try readBytes(count * F.byteCount)
        do throws(FieldError) {
            return try F.readPlain(bytes, count: count)
        } catch {
            throw start.error(.nonCanonical, count == 1 ? "a field element is not below the modulus" : error.description)
        }
    }

    /// Reads an element size and a prime, and demands that they are those of `F`.
    public mutating func readField<F: PrimeField>(_: F.Type) throws(FormatError) {
        let start = self
        let size = try readUInt32()
        guard size == F.byteCount else {
            throw start.error(
                .wrongField, "field elements have \(size) bytes where \(F.byteCount) are expected", advice: "use a file made for this curve"
            )
        }
        guard Array(try readBytes(F.byteCount)) == F.modulusBytes else {
            throw start.error(.wrongField, "the prime is not that of this curve", advice: "use a file made for this curve")
        }
    }

    /// UTF-8 text after its 32-bit length in bytes.
    public mutating func readText() throws(FormatError) -> String {
        let start = self
        let length = try readCount(of: "bytes of text", elementSize: 1)
        guard let text = String(validating: try readBytes(length), as: UTF8.self) else {
            throw start.error(.malformed, "text is not UTF-8")
        }
        return text
    }

    /// Demands that every byte was read.
    public func finish() throws(FormatError) {
        guard remaining == 0 else { throw error(.trailingBytes, "\(remaining) bytes follow where none should") }
    }
}

extension PrimeField {
    /// The modulus in `byteCount` little-endian bytes.
    static var modulusBytes: [UInt8] {
        var bytes: [UInt8] = []
        modulus.prefix(byteCount / 8).forEach { bytes.appendLittleEndian($0) }
        return bytes
    }
}

// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

extension [UInt8] {
    /// Appends the bytes of `value`, least significant first.
    ///
    /// Inlined where it is used: formats are written number by number, and a generic call each would take most of the time.
    @inlinable
    public mutating func appendLittleEndian(_ value: some FixedWidthInteger & UnsignedInteger) {
        for shift in stride(from: 0, to: value.bitWidth, by: 8) { append(UInt8(truncatingIfNeeded: value >> shift)) }
    }

    /// Appends the plain integer of `element` in `F.byteCount` little-endian bytes.
    public mutating func appendElement<F: PrimeField>(_ element: F) {
        append(contentsOf: element.littleEndianBytes)
    }

    /// Appends element size and prime of `F`, as headers of the iden3 formats carry them.
    public mutating func appendField<F: PrimeField>(_: F.Type) {
        appendLittleEndian(UInt32(F.byteCount))
        append(contentsOf: F.modulusBytes)
    }

    /// Appends the length of `text` in UTF-8 bytes (32 bits), then the bytes.
    public mutating func appendText(_ text: String) {
        appendLittleEndian(UInt32(text.utf8.count))
        append(contentsOf: text.utf8)
    }
}

extension OutputSpan where Element == UInt8 {
    /// Appends the bytes of `value`, least significant first, where there is room for them; a third of the time that it takes an array.
    @inlinable
    public mutating func appendLittleEndian(_ value: some FixedWidthInteger & UnsignedInteger) {
        for shift in stride(from: 0, to: value.bitWidth, by: 8) { append(UInt8(truncatingIfNeeded: value >> shift)) }
    }
}

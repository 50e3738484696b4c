// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayFormats

/// Reads coefficients, of which a circuit has few different ones: what was read not long ago is not worked out again.
struct ElementReader<F: PrimeField> {
    private typealias Words = (UInt64, UInt64, UInt64, UInt64)

    private static var mostPlaceBits: Int { 12 }

    private let placeBits: Int
    /// Plain integers and their elements, each where `place` puts it; zeros to begin with, and so right.
    private var words: [Words]
    private var elements: [F]

    /// A reader of so many elements.
    init(count: Int) {
        placeBits = min(Self.mostPlaceBits, count.bitWidth - count.leadingZeroBitCount)
        words = Array(repeating: (0, 0, 0, 0), count: 1 << placeBits)
        elements = Array(repeating: .zero, count: 1 << placeBits)
    }

    /// An element as `ByteReader.readElement` reads it.
    @inline(__always)
    mutating func read(_ reader: inout ByteReader) throws(FormatError) -> F {
        guard F.byteCount == 32 else { return try reader.readElement() }
        let key = try reader.readWords()
        let place = place(of: key)
        if words[place] == key { return elements[place] }
        let element: F = try reader.element(key)
        (words[place], elements[place]) = (key, element)
        return element
    }

    private func place(of words: Words) -> Int {
        let mixed = (words.0 ^ (words.1 &* 3) ^ (words.2 &* 5) ^ (words.3 &* 7)) &* 0x9e37_79b9_7f4a_7c15
        return Int(mixed >> UInt64(64 - placeBits))
    }
}

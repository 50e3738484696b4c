// SPDX-License-Identifier: Apache-2.0

/// Where every bit of a data set lies in the field elements that are committed to.
///
/// A record is a run of fields, least significant bit first; an optional field starts with its presence bit. An element
/// carries 248 payload bits. Records that fit lie side by side and never straddle two elements. A record wider than 248
/// bits starts a new element and takes as many as it needs; in it a field that does not fit begins the next element, so no
/// field ever straddles, and packing is linear in the values that a circuit has anyway.
public struct PackedLayout: Hashable, Sendable {
    /// Payload bits of an element.
    public static let payloadBits = 248

    /// Where a field lies: the element, and bit positions in it.
    public struct Position: Hashable, Sendable {
        /// The element, counted from the start of the data set.
        public var element: Int
        /// The bit that says whether the value is present; `nil` for a field that is always present.
        public var presenceBit: Int?
        /// The lowest bit of `value − lo`.
        public var valueBit: Int
    }

    /// Records in one element; 1 for records that fill more than one.
    public let recordsPerElement: Int
    /// Elements that one record touches.
    public let elementsPerRecord: Int
    /// Elements that carry `capacity` records.
    public let elementCount: Int
    /// Bits from the start of a record to the start of the next one in the same element.
    private let recordBits: Int
    /// The positions of the fields of record 0.
    private let first: [Position]

    public init(_ schema: Schema) {
        var element = 0
        var bit = 0
        first = schema.fields.map { field in
            if bit + field.bits > Self.payloadBits { (element, bit) = (element + 1, 0) }
            defer { bit += field.bits }
            return Position(element: element, presenceBit: field.optional ? bit : nil, valueBit: bit + (field.optional ? 1 : 0))
        }
        elementsPerRecord = element + 1
        recordBits = element == 0 ? bit : Self.payloadBits
        // A record of no bits at all (every field has one possible value) still takes its place among the others.
        recordsPerElement = Self.payloadBits / max(1, recordBits)
        elementCount = (schema.capacity + recordsPerElement - 1) / recordsPerElement * elementsPerRecord
    }

    /// Where the field numbered `field` of the row numbered `row` lies, both from 0.
    public func position(row: Int, field: Int) -> Position {
        let shift = row % recordsPerElement * recordBits
        let base = first[field]
        return Position(
            element: row / recordsPerElement * elementsPerRecord + base.element,
            presenceBit: base.presenceBit.map { $0 + shift }, valueBit: base.valueBit + shift)
    }
}

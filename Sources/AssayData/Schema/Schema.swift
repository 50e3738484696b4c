// SPDX-License-Identifier: Apache-2.0

/// What a data set looks like: a record type with ranges, and how many rows there may be.
///
/// The schema is public and part of every agreement. Its digest goes into the commitment, so data committed under one schema
/// cannot be read under another.
public struct Schema: Hashable, Sendable {
    /// The name of the record type.
    public let record: String
    /// The most rows that a data set may have. It fixes how many elements are hashed, hence the circuit.
    public let capacity: Int
    /// The fields of a row, in order.
    public let fields: [Field]

    /// Throws when the parts are no schema: names that are no identifiers or not unique, no rows, no fields, or more than a
    /// commitment can hold.
    public init(record: String, capacity: Int, fields: [Field]) throws(SchemaError) {
        guard Self.isIdentifier(record) else { throw SchemaError("record", "\"\(record)\" is not a name") }
        guard Self.capacities.contains(capacity) else {
            throw SchemaError(
                "capacity", "\(capacity) rows; between \(Self.capacities.lowerBound) and \(Self.capacities.upperBound) are possible")
        }
        guard (1...Self.maximumFieldCount).contains(fields.count) else {
            throw SchemaError("fields", "\(fields.count) fields; a record has between 1 and \(Self.maximumFieldCount)")
        }
        var names: Set<String> = []
        for field in fields where !names.insert(field.name).inserted {
            throw SchemaError("field \(field.name)", "a record cannot have two fields of one name")
        }
        self.record = record
        self.capacity = capacity
        self.fields = fields
        guard capacity * fields.count <= Self.maximumValueCount, PackedLayout(self).elementCount <= Self.maximumElementCount else {
            throw SchemaError("capacity", "\(capacity) such rows are more than a commitment can hold; lower the number of rows")
        }
    }

    public static let capacities = 1...1_000_000
    public static let maximumFieldCount = 256
    /// Values in all rows together. A field of one possible value takes no bits of a commitment, but a place in every witness.
    public static let maximumValueCount = 1 << 22
    /// Field elements that a commitment may hash (8 MiB of payload).
    public static let maximumElementCount = 1 << 18

    /// The place of the field called `name`.
    public func index(of name: String) -> Int? { fields.firstIndex { $0.name == name } }

    /// Letters, digits and underscores, ASCII, not starting with a digit, at most 64.
    static func isIdentifier(_ text: String) -> Bool {
        guard let first = text.utf8.first, text.utf8.count <= 64, !(0x30...0x39).contains(first) else { return false }
        return text.utf8.allSatisfy { $0 == UInt8(ascii: "_") || Unicode.Scalar($0).isASCIILetterOrDigit }
    }
}

extension Unicode.Scalar {
    fileprivate var isASCIILetterOrDigit: Bool {
        switch self {
        case "a"..."z", "A"..."Z", "0"..."9": true
        default: false
        }
    }
}

/// Why a schema, or a part of one, cannot exist.
public struct SchemaError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The part, such as `field systolic`.
    public var part: String
    public var problem: String

    init(_ part: String, _ problem: String) {
        self.part = part
        self.problem = problem
    }

    public var description: String { "\(part): \(problem)" }
}

// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// What a field, parameter or output may hold.
enum FieldType: Hashable, Sendable {
    /// `raw / 10^scale` for every whole number `raw` from `lower` to `upper`. Invariant: `lower <= upper`, `scale >= 0`.
    case number(lower: Int, upper: Int, scale: Int, unit: Unit)
    /// One of the labels, in the order written. Invariant: at least two, all different.
    case choice([String])

    /// The least and the greatest raw value; a choice is the index of its label.
    var rawRange: ClosedRange<Int> {
        switch self {
        case .number(let lower, let upper, _, _): lower...upper
        case .choice(let labels): 0...labels.count - 1
        }
    }

    /// Digits after the point; 0 for a choice.
    var scale: Int {
        if case .number(_, _, let scale, _) = self { scale } else { 0 }
    }

    /// Bits of the offset from the lower end; 0 for a range of one value.
    var bitCount: Int {
        let span = UInt(bitPattern: rawRange.upperBound &- rawRange.lowerBound)
        return UInt.bitWidth - span.leadingZeroBitCount
    }
}

/// One column of a record.
struct Field: Hashable, Sendable {
    let name: String
    let type: FieldType
    let isOptional: Bool
    /// Where its name stands.
    let span: Span
}

/// The shape of one row.
struct Record: Hashable, Sendable {
    let name: String
    let fields: [Field]
}

/// A table that the program reads: up to `capacity` rows of one record.
struct DataSource: Hashable, Sendable {
    let name: String
    /// Index of the record.
    let record: Int
    /// At least 1.
    let capacity: Int
    /// Where its name stands.
    let span: Span
    /// In which order its rows must stand; a requirement with the same place says so, too.
    var order: RowOrder?
}

/// Rows in the order of a field.
struct RowOrder: Hashable, Sendable {
    /// Index of the field in the record.
    let field: Int
    /// Whether no two rows may have the same value.
    let isStrict: Bool
    /// Where it is said, and where the requirement stands.
    let span: Span
}

/// A value that both sides see and the buyer chooses.
struct Parameter: Hashable, Sendable {
    let name: String
    let type: FieldType
    /// Where its name stands.
    let span: Span
}

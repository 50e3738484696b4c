// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats

extension Schema {
    /// One field of a record.
    ///
    /// Its values are integers. A decimal is kept as value · 10^scale, an enumeration as the position of its label.
    public struct Field: Hashable, Sendable {
        public let name: String
        /// `mmHg`; empty when the field is a bare number or an enumeration.
        public let unit: String
        /// The smallest raw value.
        public let lo: Int
        /// The largest raw value.
        public let hi: Int
        /// Decimals: raw value = value · 10^scale.
        public let scale: Int
        /// Whether a row may leave the value out.
        public let optional: Bool
        /// The labels of an enumeration, the first for raw value 0; empty for numbers.
        public let labels: [String]

        /// A number from `lo` to `hi`, both raw.
        public init(name: String, unit: String = "", lo: Int, hi: Int, scale: Int = 0, optional: Bool = false) throws(SchemaError) {
            try self.init(checking: name, unit, lo, hi, scale, optional, [])
        }

        /// An enumeration.
        public init(name: String, labels: [String], optional: Bool = false) throws(SchemaError) {
            guard !labels.isEmpty else { throw SchemaError("field \(name)", "an enumeration needs at least one label") }
            try self.init(checking: name, "", 0, labels.count - 1, 0, optional, labels)
        }

        init(
            checking name: String, _ unit: String, _ lo: Int, _ hi: Int, _ scale: Int, _ optional: Bool, _ labels: [String]
        ) throws(SchemaError) {
            self.name = name
            self.unit = unit
            self.lo = lo
            self.hi = hi
            self.scale = scale
            self.optional = optional
            self.labels = labels
            if let problem = RawRange.problem(lo: lo, hi: hi, scale: scale, unit: unit, labels: labels) {
                throw SchemaError("field \(name)", problem)
            }
            guard isIdentifier(name) else { throw SchemaError("field \(name)", "\"\(name)\" is not a name") }
        }

        /// Bits that hold `value − lo`: the bit length of `hi − lo`, at most 54.
        public var valueBits: Int { Int.bitWidth - (hi - lo).leadingZeroBitCount }

        /// Bits in the packed record: one in front for the presence of an optional value, then the value.
        public var bits: Int { valueBits + (optional ? 1 : 0) }

        /// A raw value as people write it: with its decimals, or as its label; the raw integer when it is outside the range.
        public func text(_ raw: Int) -> String { RawRange.text(raw, scale: scale, labels: labels) }
    }
}

/// What fields, parameters and outputs have in common: raw integers with a range, a scale, a unit, or labels.
enum RawRange {
    static func problem(lo: Int, hi: Int, scale: Int, unit: String, labels: [String]) -> String? {
        guard lo <= hi else { return "the range \(lo) .. \(hi) is empty" }
        guard JSON.exactIntegers.contains(lo), JSON.exactIntegers.contains(hi) else {
            return "the range must stay within ±(2^53 − 1), decimals included"
        }
        guard ExactDecimal.scales.contains(scale) else { return "\(scale) decimals; at most \(ExactDecimal.scales.upperBound)" }
        guard isPlain(unit, maximum: 64) else { return "the unit must be printable and have at most 64 characters" }
        guard !labels.isEmpty else { return nil }
        guard lo == 0, hi == labels.count - 1, scale == 0 else { return "labels stand for the raw values from 0 on" }
        guard labels.allSatisfy({ !$0.isEmpty && isPlain($0, maximum: 64) }) else {
            return "labels must be printable and have 1 to 64 characters"
        }
        return Set(labels).count == labels.count ? nil : "two labels are the same"
    }

    static func text(_ raw: Int, scale: Int, labels: [String]) -> String {
        labels.indices.contains(raw) ? labels[raw] : ExactDecimal.text(raw, scale: scale)
    }

    private static func isPlain(_ text: String, maximum: Int) -> Bool {
        text.unicodeScalars.count <= maximum && text.unicodeScalars.allSatisfy(\.isPrintable)
    }
}

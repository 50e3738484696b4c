// SPDX-License-Identifier: Apache-2.0
public import AssayFormats

/// What a buyer learns: the outputs, and nothing else. How many bits that is, and what deserves a warning.
public struct Disclosure: Hashable, Sendable {
    /// One output and the most that it can tell.
    public struct Item: Hashable, Sendable {
        public let output: String
        public let amount: Bits

        public init(output: String, amount: Bits) {
            self.output = output
            self.amount = amount
        }
    }

    /// The outputs in their order.
    public let items: [Item]
    /// Sentences for the seller, such as that an output copies one reading.
    public let warnings: [String]

    public init(items: [Item], warnings: [String]) {
        self.items = items
        self.warnings = warnings
    }

    /// The most that all outputs together can tell.
    public var total: Bits { items.reduce(Bits(hundredths: 0)) { $0 + $1.amount } }

    /// An amount of information in hundredths of a bit.
    public struct Bits: Hashable, Comparable, Sendable, CustomStringConvertible {
        public let hundredths: Int

        public init(hundredths: Int) { self.hundredths = hundredths }

        /// log₂ of the number of values in `lo ... hi`, rounded up to a hundredth: 0…100 tells at most 6.66 bits.
        ///
        /// Computed in integers, so every machine prints the same: the logarithm is found bit by bit by squaring a number
        /// in [1, 2) with 62 fractional bits. Truncation makes the fraction too small by less than 2⁻³⁰.
        public init(lo: Int, hi: Int) {
            let values = UInt64(hi - lo) + 1
            let whole = 63 - values.leadingZeroBitCount
            var mantissa = values << UInt64(62 - whole)
            var fraction: UInt64 = 0
            for _ in 0..<24 {
                let (high, low) = mantissa.multipliedFullWidth(by: mantissa)
                mantissa = high << 2 | low >> 62
                fraction <<= 1
                if mantissa >= 1 << 63 {
                    mantissa >>= 1
                    fraction |= 1
                }
            }
            let isPower = values & (values - 1) == 0
            hundredths = whole * 100 + (isPower ? 0 : Int((fraction * 100) >> 24) + 1)
        }

        public static func < (a: Self, b: Self) -> Bool { a.hundredths < b.hundredths }

        /// The sum, or the largest amount there is when it would overflow.
        public static func + (a: Self, b: Self) -> Self {
            let (sum, overflow) = a.hundredths.addingReportingOverflow(b.hundredths)
            return Self(hundredths: overflow ? .max : sum)
        }

        /// Two decimals: `6.66`.
        public var description: String { ExactDecimal.text(hundredths, scale: 2) }
    }
}

extension Disclosure {
    /// The member `disclosure` of interfaces and agreements.
    public var json: JSON {
        [
            "outputs": .array(items.map { ["name": .string($0.output), "bits": .string($0.amount.description)] }),
            "total": .string(total.description),
            "warnings": .array(warnings.map { .string($0) }),
        ]
    }

    /// Throws when the total is not the sum, or the document has another shape.
    public init(json: JSON, at path: String) throws(JSONError) {
        var reader = try JSONReader(json, at: path)
        items = try reader.elements("outputs") { json, place throws(JSONError) in
            var reader = try JSONReader(json, at: place)
            let item = Item(output: try reader.name("name"), amount: try reader.bits("bits"))
            try reader.finish()
            return item
        }
        warnings = try reader.strings("warnings")
        guard try reader.bits("total") == total else { throw reader.fault("total", "this is not the sum over the outputs") }
        try reader.finish()
    }
}

extension JSONReader {
    fileprivate mutating func bits(_ key: String) throws(JSONError) -> Disclosure.Bits {
        let text = try string(key)
        guard let hundredths = try? ExactDecimal.parse(text, scale: 2), hundredths >= 0,
            Disclosure.Bits(hundredths: hundredths).description == text
        else { throw fault(key, "an amount of bits with two decimals is expected, such as \"6.66\"") }
        return Disclosure.Bits(hundredths: hundredths)
    }
}

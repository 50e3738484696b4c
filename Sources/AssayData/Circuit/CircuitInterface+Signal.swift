// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
internal import AssayFormats

extension CircuitInterface {
    /// A public value of a circuit, an output or a parameter: a raw integer with a meaning.
    public struct Signal: Hashable, Sendable {
        /// How people read the value.
        public enum Kind: String, Hashable, Sendable {
            /// raw = value · 10^scale
            case number
            /// 0 is `no`, 1 is `yes`
            case bool
            /// raw is the position of a label
            case enumeration = "enum"
        }

        public let name: String
        public let kind: Kind
        /// The smallest and the largest raw value.
        public let lo: Int
        public let hi: Int
        public let scale: Int
        /// `mmHg`, or `%` for a percentage; empty for bare numbers, booleans and enumerations.
        public let unit: String
        /// The labels of an enumeration, the first for raw value 0; empty otherwise.
        public let labels: [String]

        /// The unit of percentages. Its sign is part of the number: `80%`.
        public static let percent = "%"

        /// Throws when the parts do not belong together.
        public init(
            name: String, kind: Kind, lo: Int, hi: Int, scale: Int = 0, unit: String = "", labels: [String] = []
        ) throws(SchemaError) {
            let problem = RawRange.problem(lo: lo, hi: hi, scale: scale, unit: unit, labels: labels)
            if let problem { throw SchemaError("signal \(name)", problem) }
            guard Schema.isIdentifier(name) else { throw SchemaError("signal \(name)", "\"\(name)\" is not a name") }
            guard labels.isEmpty == (kind != .enumeration) else {
                throw SchemaError("signal \(name)", "labels belong to enumerations, and only to them")
            }
            guard kind != .bool || (lo == 0 && hi == 1 && scale == 0) else {
                throw SchemaError("signal \(name)", "a boolean has the raw values 0 and 1")
            }
            self.name = name
            self.kind = kind
            self.lo = lo
            self.hi = hi
            self.scale = scale
            self.unit = unit
            self.labels = labels
        }

        /// The raw value as files hold it, without its unit: `71.25`, `80%`, `yes`, `morning`.
        public func text(_ raw: Int) -> String {
            if kind == .bool { return raw == 0 ? "no" : "yes" }
            return RawRange.text(raw, scale: scale, labels: labels) + (unit == Self.percent ? unit : "")
        }

        /// The raw value as people read it: `71.25`, `128 mmHg`, `80%`.
        public func display(_ raw: Int) -> String { withUnit(text(raw)) }

        /// A value of `text` with its unit: `128 mmHg`.
        public func withUnit(_ text: String) -> String { unit.isEmpty || unit == Self.percent ? text : "\(text) \(unit)" }

        /// What may stand here, for messages: `0 .. 100 mmHg`, `0% .. 100%`, `yes or no`, `one of A, B, C`.
        public var rangeText: String {
            switch kind {
            case .bool: "yes or no"
            case .enumeration: "one of " + labels.joined(separator: ", ")
            case .number: "\(text(lo)) .. \(display(hi))"
            }
        }

        /// The raw value of what people write, with or without its unit; `nil` when it is no value of this signal or outside the range.
        ///
        /// A percentage must have its sign: a bare `1` could mean 1% or all of it.
        public func raw(_ text: String) -> Int? {
            switch kind {
            case .bool: ["no": 0, "yes": 1][text]
            case .enumeration: labels.firstIndex(of: text)
            case .number: number(text).flatMap { try? ExactDecimal.parse($0, scale: scale) }.flatMap { lo...hi ~= $0 ? $0 : nil }
            }
        }

        /// The digits of `140 mmHg`, `140mmHg`, `140`, `80%`.
        private func number(_ text: String) -> Substring? {
            guard !unit.isEmpty, text.hasSuffix(unit) else { return unit == Self.percent ? nil : text[...] }
            let digits = text.dropLast(unit.count)
            return digits.last == " " ? digits.dropLast() : digits
        }

        /// The raw value in a public signal; `nil` when the element is none in `lo ... hi`.
        public func raw<F: PrimeField>(_ element: F) -> Int? {
            let offset = (element - F(lo)).limbs
            guard offset.dropFirst().allSatisfy({ $0 == 0 }), offset[0] <= UInt64(hi - lo) else { return nil }
            return lo + Int(offset[0])
        }

        /// The public signal of a raw value; negative ones are the modulus less their magnitude.
        public func element<F: PrimeField>(_ raw: Int, as field: F.Type = F.self) -> F { F(raw) }
    }
}

extension CircuitInterface.Signal {
    var json: JSON {
        [
            "name": .string(name), "kind": .string(kind.rawValue), "lo": .integer(lo), "hi": .integer(hi),
            "scale": .integer(scale), "unit": .string(unit), "labels": .array(labels.map { .string($0) }),
        ]
    }

    init(json: JSON, at path: String) throws(JSONError) {
        var reader = try JSONReader(json, at: path)
        guard let kind = Kind(rawValue: try reader.string("kind")) else {
            throw reader.fault("kind", "one of number, bool and enum is expected")
        }
        let (name, unit, labels) = (try reader.string("name"), try reader.string("unit"), try reader.strings("labels"))
        let (lo, hi, scale) = (try reader.integer("lo"), try reader.integer("hi"), try reader.integer("scale"))
        try reader.finish()
        do {
            try self.init(name: name, kind: kind, lo: lo, hi: hi, scale: scale, unit: unit, labels: labels)
        } catch {
            throw JSONError(place: path, problem: error.problem)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

/// What an expression is worth.
public enum Value: Hashable, Sendable {
    case number(Rational)
    case condition(Bool)
    /// The index of the label.
    case choice(Int)
}

extension Value {
    var number: Rational? { if case .number(let value) = self { value } else { nil } }

    var isTrue: Bool { self == .condition(true) }
}

/// A value with its name and how people read it.
public struct NamedValue: Hashable, Sendable {
    public let name: String
    /// Line of the source, counted from 1.
    public let line: Int
    public let value: Value
    /// `81.25`, `yes`, `morning`, `2/3`; without its unit.
    public let text: String
    /// `mmHg`; empty for plain numbers, conditions and choices.
    public let unit: String
}

/// What a run of a program on data has shown. For the owner of the data only: it tells much more than the outputs.
public struct RunReport: Hashable, Sendable {
    /// What would be published, with raw values as the circuit's public signals carry them.
    public internal(set) var outputs: [Output] = []
    /// The value of every `let` that is one value, in order.
    public internal(set) var values: [NamedValue] = []
    /// The rows of every `let` that names a set of rows, in order.
    public internal(set) var rowSets: [RowSet] = []
    /// The requirement that refused the data; what comes after it has not been looked at.
    public internal(set) var refusal: Refusal?

    /// An output and its raw value: a number times ten to its decimals, 0 or 1, or the index of a label.
    public struct Output: Hashable, Sendable {
        public let value: NamedValue
        public let raw: Int
    }

    /// Which rows belong to a named set.
    public struct RowSet: Hashable, Sendable {
        public let name: String
        public let line: Int
        /// The data set, by name.
        public let data: String
        /// Numbers of the rows, counted from 1.
        public let rows: [Int]
    }

    /// A requirement that does not hold.
    public struct Refusal: Hashable, Sendable {
        public let line: Int
        /// Where it begins in the source: several may stand in a line.
        let place: Int
        /// The requirement as written.
        public let text: String
        /// The numbers in it, each named by its source text.
        public let values: [NamedValue]
    }
}

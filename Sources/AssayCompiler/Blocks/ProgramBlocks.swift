// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Data and parameters of one run, as raw values.
public struct ProgramInput: Hashable, Sendable {
    /// For each data set its rows: raw values, `nil` where one is missing.
    public var rows: [[[Int?]]]
    /// A raw value for each parameter.
    public var parameters: [Int]

    public init(rows: [[[Int?]]], parameters: [Int]) {
        self.rows = rows
        self.parameters = parameters
    }

    /// How much there is to look at.
    var rowCount: Int { rows.reduce(0) { $0 + $1.count } }
}

/// The tests and properties of a program. They try it and are no part of its circuit.
public struct ProgramBlocks: Hashable, Sendable {
    public internal(set) var tests: [ProgramTest] = []
    public internal(set) var properties: [ProgramProperty] = []
    /// In which order the rows of each data set must stand, as far as the program says.
    var orders: [RowOrder?] = []

    public var isEmpty: Bool { tests.isEmpty && properties.isEmpty }
}

/// A `test` whose names and values have been checked.
public struct ProgramTest: Hashable, Sendable {
    public let title: String
    /// Line of the source, counted from 1.
    public let line: Int
    /// For each data set, what the test is run on.
    public let data: [TestData]
    let parameters: [Int]
    let expectations: [Expectation]
}

/// The rows of a data set in a test.
public enum TestData: Hashable, Sendable {
    case rows([[Int?]])
    /// A table beside the program: its name, that of its column map, and the line that names them.
    case file(String, columns: String?, line: Int)
}

/// A `property` whose names and values have been checked.
public struct ProgramProperty: Hashable, Sendable {
    public let title: String
    /// Line of the source, counted from 1.
    public let line: Int
    let changes: [DataChange]
    let expectations: [Expectation]
}

/// One line of a test or property that must hold.
struct Expectation: Hashable, Sendable {
    let kind: Kind
    /// Line of the source, counted from 1.
    let line: Int
    /// As it is written: `score = 80.0`.
    let text: String

    enum Kind: Hashable, Sendable {
        case comparison(Watched, BinaryOperator, Value)
        case range(Watched, lower: Rational, upper: Rational)
        case same(Watched)
        case bound(Watched, isUpper: Bool)
        case accepted
        /// Where the requirement begins that refuses the data; `nil` for any.
        case refused(by: Int?)
    }
}

/// An output, or a `let` that is one value.
struct Watched: Hashable, Sendable {
    let name: String
    let type: ValueType
    /// The number of the output; `nil` for a `let`.
    let output: Int?
    /// Whether it is published with a range in percent.
    let isPercent: Bool
}

/// One line of a property that changes the data.
struct DataChange: Hashable, Sendable {
    let verb: ChangeSyntax.Verb
    let target: Target
    /// Rows of this name only; `nil` for all rows of the data.
    let rowSet: String?
    /// What a value becomes; `nil` for any other value.
    let value: NewValue?

    enum Target: Hashable, Sendable {
        case rows(data: Int)
        case field(data: Int, field: Int)
        case parameter(Int)
    }

    enum NewValue: Hashable, Sendable {
        case missing
        case raw(Int)
    }

    /// The data that it changes; `nil` for a parameter.
    var data: Int? {
        switch target {
        case .rows(let data), .field(let data, _): data
        case .parameter: nil
        }
    }
}

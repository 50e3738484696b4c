// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// One case of a shipped algorithm, as `circuits/NAME/cases.json` states it: tables, parameters, and what must come out.
///
/// The expectations come from `circuits/expected.py`, which shares no code with the toolkit.
public struct ShippedCase: Sendable, CustomStringConvertible {
    /// The folder of the algorithm below `circuits/`.
    public let algorithm: String
    public let name: String
    /// Paths from the repository's root, by the names of the program's data.
    public let tables: [String: String]
    /// Column maps, for the tables that need one.
    public let columnMaps: [String: String]
    public let parameters: [String: String]
    public let expectation: Expectation

    public enum Expectation: Sendable {
        /// Each output as text: numbers with their decimals, `yes` or `no`, a label.
        case outputs([String: String])
        /// The `require` on this line of the program refuses the data.
        case requirement(line: Int)
        /// The table has no such column, or one that nobody asked for.
        case columns(missing: [String], unknown: [String])
        /// These cells do not fit the record; row 1 is the first below the header.
        case cells([Cell])
    }

    public struct Cell: Hashable, Decodable, Sendable {
        public let row: Int
        public let column: String
        public let value: String

        public init(row: Int, column: String, value: String) {
            self.row = row
            self.column = column
            self.value = value
        }
    }

    public var description: String { "\(algorithm): \(name)" }
    public var programPath: String { "circuits/\(algorithm)/algorithm.assay" }

    public static let algorithms = ["bp-diary", "two-arm", "bp-category"]

    /// The reference algorithms, which are there to learn from and to measure with.
    public static let references = [
        "home-protocol", "short-protocol", "typed-by-hand", "two-arm-trend", "weekday-weekend", "morning-surge", "stress-activity",
        "variability", "sessions", "outliers", "regular-times", "sodium",
    ].map { "reference/\($0)" }

    /// The cases of all shipped algorithms, in their order.
    public static func all() throws -> [ShippedCase] { try all(of: algorithms) }

    /// The cases of some algorithms, in their order.
    public static func all(of algorithms: [String]) throws -> [ShippedCase] {
        try algorithms.flatMap { algorithm in
            let data = Data(try Repository.bytes("circuits/\(algorithm)/cases.json"))
            return try JSONDecoder().decode(File.self, from: data).cases.map { ShippedCase(algorithm: algorithm, $0) }
        }
    }
}

extension ShippedCase {
    private init(algorithm: String, _ entry: Entry) {
        func paths(_ names: [String: String]?) -> [String: String] {
            (names ?? [:]).mapValues { "circuits/\(algorithm)/\($0)" }
        }
        self.algorithm = algorithm
        name = entry.name
        tables = paths(entry.data)
        columnMaps = paths(entry.columns)
        parameters = entry.parameters
        expectation = entry.refused?.expectation ?? .outputs((entry.outputs ?? [:]).mapValues(\.text))
    }

    private struct File: Decodable {
        var cases: [Entry]
    }

    private struct Entry: Decodable {
        var name: String
        var data: [String: String]
        var columns: [String: String]?
        var parameters: [String: String]
        var outputs: [String: Value]?
        var refused: Refusal?
    }

    /// Numbers and labels stand as text in the file, conditions as true or false.
    private struct Value: Decodable {
        var text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            text = try (try? container.decode(Bool.self)).map { $0 ? "yes" : "no" } ?? container.decode(String.self)
        }
    }

    private struct Refusal: Decodable {
        var by: String
        var line: Int?
        var places: [Cell]?
        var missing: [String]?
        var unknown: [String]?

        var expectation: Expectation {
            if let line { return .requirement(line: line) }
            if let places { return .cells(places) }
            return .columns(missing: missing ?? [], unknown: unknown ?? [])
        }
    }
}

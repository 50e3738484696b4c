// SPDX-License-Identifier: Apache-2.0

/// `test "no readings" { … }`: data, and what the program must make of it.
public struct TestSyntax: Hashable, Sendable {
    /// The text between the quotes.
    public let title: String
    /// The title with its quotes.
    public let titleSpan: Span
    /// What the program is run on, in source order.
    public let givens: [GivenSyntax]
    /// What must come out; never empty in a tree without errors.
    public let expectations: [ExpectationSyntax]
    /// From its first word to its closing brace.
    public let span: Span
}

/// `property "the order of rows does not matter" { … }`: a change of the data, and what it must keep.
public struct PropertySyntax: Hashable, Sendable {
    /// The text between the quotes.
    public let title: String
    /// The title with its quotes.
    public let titleSpan: Span
    /// What is changed, one after the other; never empty in a tree without errors.
    public let changes: [ChangeSyntax]
    /// What must hold of the changed data; never empty in a tree without errors.
    public let expectations: [ExpectationSyntax]
    /// From its first word to its closing brace.
    public let span: Span
}

/// `expected = 75`, `readings = [ (1, morning, 120) ]` or `readings from "complete.synthetic.csv" columns "map.json"`
public struct GivenSyntax: Hashable, Sendable {
    /// What stands for the rows of data, or for a parameter.
    public enum Value: Hashable, Sendable {
        /// The value of a parameter.
        case constant(ConstantSyntax)
        /// The rows of data, in their order.
        case rows([RowSyntax])
        /// A table beside the program, and the column map that goes with it, if there is one.
        case file(FileName, columns: FileName?)
    }

    /// The data or the parameter.
    public let name: NameSyntax
    /// What it is in this test.
    public let value: Value
    /// From its first word to its last.
    public let span: Span
}

/// The name of a file beside the program.
public struct FileName: Hashable, Sendable {
    /// What stands between the quotes.
    public let text: String
    /// Where it stands, with its quotes.
    public let span: Span
}

/// `(1, morning, 120, missing)`: the values of one row, in the order of the record.
public struct RowSyntax: Hashable, Sendable {
    /// Never empty.
    public let cells: [CellSyntax]
    /// With its parentheses.
    public let span: Span
}

/// One value of a row.
public enum CellSyntax: Hashable, Sendable {
    /// A number or a label.
    case constant(ConstantSyntax)
    /// `missing`
    case missing(Span)

    /// Where it stands.
    public var span: Span {
        switch self {
        case .constant(let constant): constant.span
        case .missing(let span): span
        }
    }
}

/// `expect …`: something that must hold.
public struct ExpectationSyntax: Hashable, Sendable {
    /// What must hold.
    public enum Kind: Hashable, Sendable {
        /// `expect score = 80.0`; the operator is a comparison.
        case comparison(NameSyntax, BinaryOperator, ConstantSyntax)
        /// `expect score in 79.5 .. 80.5`, both ends included
        case range(NameSyntax, lower: ConstantSyntax, upper: ConstantSyntax)
        /// `expect same score`: the change of a property does not alter it.
        case same(NameSyntax)
        /// `expect score not higher`, `expect score not lower`: the change of a property alters it one way only.
        case bound(NameSyntax, isUpper: Bool)
        /// `expect accepted`: every requirement is met.
        case accepted
        /// `expect refused`, or `expect refused by CONDITION`: a requirement is not met, or this one.
        case refused(by: ExpressionSyntax?)
    }

    /// What must hold.
    public let kind: Kind
    /// From `expect` to its last word.
    public let span: Span
}

/// `shuffle readings`, `change pulse of readings to missing`: what a property does with the data.
public struct ChangeSyntax: Hashable, Sendable {
    /// The kinds of changes; the raw value is the word that each starts with.
    public enum Verb: String, Hashable, Sendable, CaseIterable {
        /// The rows get another order.
        case shuffle
        /// A value becomes another one of its range.
        case change
        /// A number becomes a larger, a smaller one of its range.
        case raise, lower
        /// Data gets one more row, anywhere.
        case add
        /// Data loses one row.
        case remove
        /// Data gets a copy of one of its rows, behind it.
        case `repeat`

        /// What stands between the verb and the data: `a row of`; empty for verbs about a value.
        public var rowWords: [String] {
            switch self {
            case .add: ["a", "row", "to"]
            case .remove, .repeat: ["a", "row", "of"]
            case .shuffle, .change, .raise, .lower: []
            }
        }

        /// Whether it is about one value: a field in one row, or a parameter.
        public var changesValue: Bool { self == .change || self == .raise || self == .lower }
    }

    /// What is done.
    public let verb: Verb
    /// Where its word stands.
    public let verbSpan: Span
    /// The field whose value changes in one row; `nil` for changes of whole rows, and of a parameter.
    public let field: NameSyntax?
    /// The data, the rows that may change, or a parameter.
    public let subject: NameSyntax
    /// What the value becomes; `nil` for any other.
    public let value: CellSyntax?
    /// From its first word to its last.
    public let span: Span
}

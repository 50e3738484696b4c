// SPDX-License-Identifier: Apache-2.0

/// A constant as written: `5%`, `-3`, `60 mmHg` or a label.
public enum ConstantSyntax: Hashable, Sendable {
    /// A number with its sign, and its unit if one is written.
    case number(NumberSyntax, unit: UnitSyntax?)
    /// One of the labels of a choice.
    case label(NameSyntax)

    /// Where it stands.
    public var span: Span {
        switch self {
        case .number(let number, let unit): unit.map { number.span.joined(with: $0.span) } ?? number.span
        case .label(let name): name.span
        }
    }
}

/// `curve(x: 5 -> 100%, 20 -> 0%)` or `table(session: morning -> 1, evening -> 2)`
public struct StepsSyntax: Hashable, Sendable {
    /// How what lies between two keys is treated; the raw value is how it is written.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Straight lines from point to point; the first and the last value go on for ever.
        case curve
        /// Nothing lies between the keys.
        case table
    }

    /// `5 -> 100%`
    public struct Point: Hashable, Sendable {
        /// Where.
        public let key: ConstantSyntax
        /// What it gives there.
        public let value: ConstantSyntax
    }

    /// Which of the two it is.
    public let kind: Kind
    /// Where its word stands.
    public let nameSpan: Span
    /// What the keys are compared with.
    public let value: ExpressionSyntax
    /// Never empty; in the order written.
    public let points: [Point]
}

/// `bands(score: A from 85, B from 70, C below)`
public struct BandsSyntax: Hashable, Sendable {
    /// `A from 85`
    public struct Band: Hashable, Sendable {
        /// What the band is called.
        public let label: NameSyntax
        /// The least value in it.
        public let threshold: ConstantSyntax
    }

    /// Where its word stands.
    public let nameSpan: Span
    /// What is put into a band.
    public let value: ExpressionSyntax
    /// Never empty; in the order written.
    public let bands: [Band]
    /// The label of everything below the last threshold.
    public let last: NameSyntax
}

/// `60: coverage` of a weighted score
public struct WeightSyntax: Hashable, Sendable {
    /// How much it counts.
    public let weight: NumberSyntax
    /// A part of the whole, from 0% to 100%.
    public let value: ExpressionSyntax
}

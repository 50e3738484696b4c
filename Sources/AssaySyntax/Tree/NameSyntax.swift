// SPDX-License-Identifier: Apache-2.0

/// A name as written: of a record, field, data set, parameter, rule, `let`, label or unit.
public struct NameSyntax: Hashable, Sendable {
    /// As written; at most 64 characters in a tree without errors.
    public let text: String
    /// Where it stands.
    public let span: Span

    /// A name that stands there, or is taken to.
    public init(text: String, span: Span) {
        self.text = text
        self.span = span
    }
}

/// An exact decimal number as written: `value = significand / 10^scale`, and a hundredth of that with a percent sign.
///
/// `0.50` has significand 50 and scale 2; `5%` has significand 5, scale 0 and `isPercent`.
/// The lexer admits at most `NumberSyntax.maximumDigits` digits, so `significand` never overflows.
public struct NumberSyntax: Hashable, Sendable {
    /// The digits without the point; negative only in ranges (`-5 .. 5`), where the sign is part of the number.
    public let significand: Int
    /// How many digits stand after the point.
    public let scale: Int
    /// Whether a percent sign follows: the value is then a hundredth of `significand / 10^scale`.
    public let isPercent: Bool
    /// Where it stands.
    public let span: Span

    /// The most digits that one number may have.
    public static let maximumDigits = 18

    /// Ten to the power of `scale`.
    var scaleFactor: Int { (0..<scale).reduce(1) { power, _ in power * 10 } }

    /// Decimals of the exact value: `scale`, and two more with a percent sign.
    public var exactScale: Int { isPercent ? scale + 2 : scale }
}

/// A unit as written: `mmHg`, `kg/m^2`. A product of names with powers; after a slash powers are negative.
public struct UnitSyntax: Hashable, Sendable {
    /// One name of a unit and its power.
    public struct Factor: Hashable, Sendable {
        /// The name, such as `kg`.
        public let name: NameSyntax
        /// Not zero; negative when the factor stands after a slash.
        public let power: Int
    }

    /// Never empty; in the order written.
    public let factors: [Factor]
    /// Where it stands.
    public let span: Span
}

/// `lower .. upper [unit]`, both ends included.
///
/// The parser guarantees `lower <= upper`, the same `scale` at both ends, and a percent sign at both ends or at none;
/// a range with a percent sign has no unit.
public struct RangeSyntax: Hashable, Sendable {
    /// The lower end.
    public let lower: NumberSyntax
    /// The upper end.
    public let upper: NumberSyntax
    /// The unit of both ends; `nil` for plain numbers.
    public let unit: UnitSyntax?
    /// Where it stands.
    public let span: Span
}

// SPDX-License-Identifier: Apache-2.0

/// Words in a line: plain text, names and formulas set apart, and links. Whatever comes from a program is escaped when it is written.
///
/// ```swift
/// let phrase: Phrase = "the mean of \(code: "systolic") over the \(rows)"
/// ```
public struct Phrase: Hashable, Sendable {
    /// One stretch of a line.
    public enum Part: Hashable, Sendable {
        /// As it reads.
        case text(String)
        /// A name, a number of the program or a formula.
        case code(String)
        /// Words that stand out.
        case strong(String)
        /// Words that lead to another page.
        case link(String, to: String)
    }

    /// In the order in which one reads them.
    public private(set) var parts: [Part]

    /// These stretches, side by side.
    public init(_ parts: [Part]) { self.parts = parts }

    /// A name or formula by itself.
    public static func code(_ text: String) -> Phrase { Phrase([.code(text)]) }

    /// Words by themselves, as they are.
    public static func text(_ text: String) -> Phrase { Phrase([.text(text)]) }

    /// One phrase after the other.
    public static func + (a: Phrase, b: Phrase) -> Phrase { Phrase(a.parts + b.parts) }

    /// With parentheses around it.
    var inParentheses: Phrase { "(\(self))" }

    /// Phrases with words between them.
    static func list(_ phrases: [Phrase], between: String = ", ") -> Phrase {
        phrases.dropFirst().reduce(phrases.first ?? "") { $0 + .text(between) + $1 }
    }

    /// `a`, `b` and `c`
    static func names(_ names: [String]) -> Phrase {
        guard names.count > 1, let last = names.last else { return list(names.map { .code($0) }) }
        return list(names.dropLast().map { .code($0) }) + " and " + .code(last)
    }
}

extension Phrase: ExpressibleByStringInterpolation {
    /// Plain words.
    public init(stringLiteral text: String) { parts = text.isEmpty ? [] : [.text(text)] }

    /// Words with others put in.
    public init(stringInterpolation interpolation: StringInterpolation) { parts = interpolation.parts }

    /// Collects what stands in an interpolated literal.
    public struct StringInterpolation: StringInterpolationProtocol {
        var parts: [Part] = []

        /// The sizes are of no use here.
        public init(literalCapacity: Int, interpolationCount: Int) {}

        /// Plain words.
        public mutating func appendLiteral(_ text: String) {
            if !text.isEmpty { parts.append(.text(text)) }
        }

        /// Words with their names and formulas.
        public mutating func appendInterpolation(_ phrase: Phrase) { parts += phrase.parts }

        /// A number.
        public mutating func appendInterpolation(_ number: Int) { parts.append(.text("\(number)")) }

        /// A name or formula.
        public mutating func appendInterpolation(code: String) { parts.append(.code(code)) }

        /// Text of the program as plain words.
        public mutating func appendInterpolation(text: String) { parts.append(.text(text)) }
    }
}

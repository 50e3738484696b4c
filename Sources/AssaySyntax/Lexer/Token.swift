// SPDX-License-Identifier: Apache-2.0

/// One word, number, string or sign of the source.
struct Token: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case name(String)
        case number(NumberSyntax)
        /// The text between the quotes.
        case string(String)
        case symbol(Symbol)
        case endOfFile
    }

    enum Symbol: String, Hashable, Sendable, CaseIterable {
        case leftBrace = "{"
        case rightBrace = "}"
        case leftParenthesis = "("
        case rightParenthesis = ")"
        case leftBracket = "["
        case rightBracket = "]"
        case colon = ":"
        case comma = ","
        case bar = "|"
        case caret = "^"
        case dot = "."
        case range = ".."
        case equal = "="
        case notEqual = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
        case plus = "+"
        case minus = "-"
        case star = "*"
        case slash = "/"
        case arrow = "->"

        var isBracket: Bool { self == .leftBracket || self == .rightBracket }
    }

    let kind: Kind
    let span: Span
    /// Whether a line ends between the token before and this one; true for the first token.
    let isFirstOnLine: Bool

    /// The name's text; `nil` for anything but a name.
    var word: String? {
        if case .name(let text) = kind { text } else { nil }
    }

    var symbol: Symbol? {
        if case .symbol(let symbol) = kind { symbol } else { nil }
    }

    /// The comparison that the sign stands for.
    var comparison: BinaryOperator? {
        guard let symbol, let operation = BinaryOperator(rawValue: symbol.rawValue), operation.isComparison else { return nil }
        return operation
    }

    var isNumber: Bool {
        if case .number = kind { true } else { false }
    }

    func isWord(_ text: String) -> Bool {
        word == text
    }

    func isSymbol(_ symbol: Symbol) -> Bool {
        kind == .symbol(symbol)
    }
}

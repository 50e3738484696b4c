// SPDX-License-Identifier: Apache-2.0

/// A word, number, text, sign or comment of a source, for tools that show programs.
public struct SourceToken: Hashable, Sendable {
    /// What one sees of it.
    public enum Kind: Hashable, Sendable {
        case word, number, text, sign, comment
    }

    /// What it is.
    public let kind: Kind
    /// Where it stands.
    public let span: Span
    /// Whether a line ends between the token before and this one; true for the first.
    public let isFirstOnLine: Bool
}

extension SourceFile {
    /// All tokens in the order of the text, comments included; what is no token of the language is left out.
    ///
    /// - Complexity: linear in the length of the source.
    public var tokens: [SourceToken] {
        var lexer = Lexer(self)
        var tokens: [SourceToken] = []
        var comments = 0
        while true {
            let token = lexer.next()
            while comments < lexer.comments.count {
                let comment = lexer.comments[comments]
                tokens.append(SourceToken(kind: .comment, span: comment.span, isFirstOnLine: comment.isOnOwnLine))
                comments += 1
            }
            guard let kind = token.kind.shown else { return tokens }
            tokens.append(SourceToken(kind: kind, span: token.span, isFirstOnLine: token.isFirstOnLine))
        }
    }
}

extension Token.Kind {
    /// `nil` at the end of the file.
    fileprivate var shown: SourceToken.Kind? {
        switch self {
        case .name: .word
        case .number: .number
        case .string: .text
        case .symbol: .sign
        case .endOfFile: nil
        }
    }
}

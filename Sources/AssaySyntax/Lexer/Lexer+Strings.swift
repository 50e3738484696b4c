// SPDX-License-Identifier: Apache-2.0

extension Lexer {
    /// Reads a string up to the closing quote on the same line. There are no escapes.
    mutating func scanString(quote: Unicode.Scalar) -> Token.Kind? {
        let start = offset
        offset += quote.utf8.count
        let textStart = offset
        let closing = findQuote { Self.closes(quote, $0) } ?? findQuote { $0 == "\u{201d}" || $0 == "\u{bb}" }
        if let closing { offset = closing.offset } else { skipToLineEnd() }
        let text = Span(textStart, offset)
        offset += closing?.quote.utf8.count ?? 0
        let span = Span(start, offset)
        if closing == nil {
            report(.unclosedString(span))
        } else if quote != "\"" || closing?.quote != "\"" {
            report(.foreignQuotes(span, text: source.text(text)))
        }
        checkCharacters(in: text)
        return .string(source.text(text))
    }

    /// The first character on the rest of this line that closes the string.
    private func findQuote(_ closes: (Unicode.Scalar) -> Bool) -> (quote: Unicode.Scalar, offset: Int)? {
        var ahead = 0
        while let scalar = peekScalar(ahead), scalar != "\n", scalar != "\r" {
            if closes(scalar) { return (scalar, offset + ahead) }
            ahead += scalar.utf8.count
        }
        return nil
    }

    /// Whether `scalar` ends a string that `opened` started.
    private static func closes(_ opened: Unicode.Scalar, _ scalar: Unicode.Scalar) -> Bool {
        switch opened {
        case "\"": scalar == "\""
        case "'", "\u{2018}": scalar == "'" || scalar == "\u{2019}"
        default: "\"\u{201c}\u{201d}\u{bb}".unicodeScalars.contains(scalar)
        }
    }

    /// Reports the first invisible, control or direction-changing character of a comment or string, which could make
    /// a reader see another text than the compiler.
    mutating func checkCharacters(in span: Span) {
        var position = span.start
        for scalar in String(decoding: bytes[span.start..<span.end], as: UTF8.self).unicodeScalars {
            if Self.isDeceptive(scalar) {
                return report(.invisibleCharacter(scalar, Span(position, position + scalar.utf8.count)))
            }
            position += scalar.utf8.count
        }
    }

    /// Control characters but the tab, and format characters (zero width, direction marks; Unicode TR 36, 2.10) but the
    /// joiners that some scripts and emoji need.
    static func isDeceptive(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value < 0x20 && scalar != "\t" || scalar.value == 0x7f }
        if scalar == "\u{200c}" || scalar == "\u{200d}" { return false }
        return switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

extension Lexer {
    /// Reads the longest sign that starts here: one of the language, or one that people bring from elsewhere.
    mutating func scanSign() -> Token.Kind? {
        guard let sign = Self.signs[byte()]?.first(where: { startsWith($0.text) }) else { return skipUnknown() }
        if case .own(let symbol) = sign.meaning, takesBrackets || !symbol.isBracket { return readSymbol(symbol) }
        return readForeign(sign)
    }

    private mutating func readSymbol(_ symbol: Token.Symbol) -> Token.Kind? {
        if symbol == .dot, Self.isDigit(byte(1)), !followsName { return scanBareFraction() }
        offset += symbol.rawValue.utf8.count
        return .symbol(symbol)
    }

    private var followsName: Bool {
        guard offset > 0 else { return false }
        let before = bytes[offset - 1]
        return before == UInt8(ascii: ")") || before == UInt8(ascii: "_") || Self.isLetter(before)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// Reads `.5`, and says that it is written `0.5`.
    private mutating func scanBareFraction() -> Token.Kind? {
        let start = offset
        offset += 1
        let fraction = scanNumber()
        let digits = fraction.span.end - start - 1
        report(.missingLeadingDigit(Span(start, fraction.span.end), text: source.text(Span(start, fraction.span.end))))
        let significand = fraction.scale == 0 ? fraction.significand : 0
        let scale = min(digits, NumberSyntax.maximumDigits)
        return .number(NumberSyntax(significand: significand, scale: scale, isPercent: fraction.isPercent, span: Span(start, offset)))
    }

    // MARK: Signs of other languages

    struct Sign {
        let text: String
        let meaning: Meaning
    }

    enum Meaning {
        /// A sign of the language; brackets are, inside a test.
        case own(Token.Symbol)
        case symbol(Token.Symbol)
        case word(String)
        /// Nothing stands for it: it is left out.
        case nothing
        case lineComment, blockComment, singleQuote
    }

    /// All signs by their first byte, longest first.
    private static let signs: [UInt8: [Sign]] = {
        let own = Token.Symbol.allCases.map { Sign(text: $0.rawValue, meaning: .own($0)) }
        let foreign = foreignSigns.map { Sign(text: $0.text, meaning: $0.meaning) }
        return Dictionary(grouping: own + foreign) { $0.text.utf8.first ?? 0 }
            .mapValues { $0.sorted { $0.text.utf8.count > $1.text.utf8.count } }
    }()

    private static let foreignSigns: [(text: String, meaning: Meaning)] = [
        ("===", .symbol(.equal)), ("==", .symbol(.equal)), (":=", .symbol(.equal)), ("+=", .symbol(.equal)), ("-=", .symbol(.equal)),
        ("*=", .symbol(.equal)), ("!==", .symbol(.notEqual)), ("<>", .symbol(.notEqual)), ("/=", .symbol(.notEqual)),
        ("=>", .symbol(.greaterOrEqual)), ("=<", .symbol(.lessOrEqual)), ("&&", .word("and")), ("&", .word("and")), ("||", .word("or")),
        ("!", .word("not")), ("~", .word("not")), ("**", .symbol(.star)), ("..<", .symbol(.range)),
        ("..=", .symbol(.range)), ("...", .symbol(.range)), ("/*", .blockComment), ("#", .lineComment), ("'", .singleQuote),
        (";", .nothing), ("%", .nothing), ("?", .nothing),
    ]

    private mutating func readForeign(_ sign: Sign) -> Token.Kind? {
        let span = Span(offset, offset + sign.text.utf8.count)
        switch sign.meaning {
        case .singleQuote: return scanString(quote: "'")
        case .lineComment: return skipForeignComment(span) { $0.skipToLineEnd() }
        case .blockComment: return skipForeignComment(span) { $0.skipBlock() }
        case .own, .symbol, .word, .nothing: break
        }
        offset = span.end
        report(.foreignSign(sign.text, span))
        return Self.kind(of: sign.meaning)
    }

    private static func kind(of meaning: Meaning) -> Token.Kind? {
        switch meaning {
        case .symbol(let symbol): .symbol(symbol)
        case .word(let word): .name(word)
        default: nil
        }
    }

    private mutating func skipForeignComment(_ span: Span, _ skip: (inout Lexer) -> Void) -> Token.Kind? {
        let sign = source.text(span)
        skip(&self)
        report(.foreignComment(sign, span))
        return nil
    }

    /// Skips to the end of a block comment; to the end of the file when nothing closes it.
    private mutating func skipBlock() {
        offset += 2
        while offset < bytes.count {
            if byte() == UInt8(ascii: "*"), byte(1) == UInt8(ascii: "/") {
                offset += 2
                return
            }
            offset += 1
        }
    }

    // MARK: Characters beyond ASCII

    /// Reads a token that starts with a character beyond ASCII: a space, a word with foreign letters, or a sign that
    /// word processors put in.
    mutating func scanForeign() -> Token.Kind? {
        guard let scalar = peekScalar() else { return skipUnknown() }
        if scalar.properties.generalCategory == .spaceSeparator { return skipForeignSpace(scalar) }
        if scalar.properties.numericType == .decimal { return .number(scanForeignDigits()) }
        if Self.openingQuotes.contains(scalar) { return scanString(quote: scalar) }
        if let (replacement, meaning) = Self.typographicSigns[scalar] {
            offset += scalar.utf8.count
            report(.typographicSign(scalar, replacement, Span(offset - scalar.utf8.count, offset)))
            return Self.kind(of: meaning)
        }
        return scalar.properties.isXIDContinue ? scanName() : skipUnknown()
    }

    /// Skips a space that looks like the plain one; each kind is reported once, for they come in numbers.
    private mutating func skipForeignSpace(_ scalar: Unicode.Scalar) -> Token.Kind? {
        let span = Span(offset, offset + scalar.utf8.count)
        offset = span.end
        guard reportedSpaces.insert(scalar).inserted else { return nil }
        report(.foreignSpace(scalar, span, isOnly: source.text(Span(span.end, bytes.count)).unicodeScalars.contains(scalar) == false))
        return nil
    }

    private static let openingQuotes: Set<Unicode.Scalar> = ["\u{201c}", "\u{201d}", "\u{201e}", "\u{ab}", "\u{2018}", "\u{2019}"]

    private static let typographicSigns: [Unicode.Scalar: (replacement: String, meaning: Meaning)] = [
        "\u{2212}": ("-", .symbol(.minus)), "\u{2013}": ("-", .symbol(.minus)), "\u{2014}": ("-", .symbol(.minus)),
        "\u{d7}": ("*", .symbol(.star)), "\u{b7}": ("*", .symbol(.star)), "\u{22c5}": ("*", .symbol(.star)),
        "\u{f7}": ("/", .symbol(.slash)), "\u{2264}": ("<=", .symbol(.lessOrEqual)), "\u{2265}": (">=", .symbol(.greaterOrEqual)),
        "\u{2260}": ("!=", .symbol(.notEqual)), "\u{2026}": ("..", .symbol(.range)), "\u{2227}": ("and", .word("and")),
        "\u{2228}": ("or", .word("or")), "\u{ac}": ("not", .word("not")), "\u{2208}": ("in", .word("in")),
    ]

    /// Skips a run of characters that mean nothing here, and reports the first.
    private mutating func skipUnknown() -> Token.Kind? {
        let start = offset
        let first = peekScalar()
        while let scalar = peekScalar(), isUnknown(scalar) || offset == start { offset += scalar.utf8.count }
        let span = Span(start, offset)
        if let first { report(Self.isDeceptive(first) ? .invisibleCharacter(first, span) : .unknownCharacter(first, span)) }
        return nil
    }

    private func isUnknown(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "\n" || scalar == "\r" { return false }
        if scalar.isASCII { return "@$`\\".unicodeScalars.contains(scalar) || Self.isDeceptive(scalar) }
        return !scalar.properties.isXIDContinue && !scalar.properties.isWhitespace && Self.typographicSigns[scalar] == nil
            && !Self.openingQuotes.contains(scalar)
    }
}

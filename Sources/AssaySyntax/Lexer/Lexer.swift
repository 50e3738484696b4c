// SPDX-License-Identifier: Apache-2.0

/// Cuts a source into tokens, one at a time. Total: whatever the bytes, each call of `next` either moves on or answers
/// `endOfFile`, and what cannot be a token becomes a diagnostic and is left out or read as what was probably meant.
struct Lexer {
    let source: SourceFile
    /// The source's bytes, at hand for the inner loops.
    let bytes: [UInt8]
    var offset = 0
    var diagnostics: [Diagnostic] = []
    var comments: [CommentSyntax] = []
    private var sawLineEnd = true
    /// Whether brackets stand around tables, as in a test; elsewhere they are signs of another language.
    var takesBrackets = false
    /// Whether a comma directly behind a digit stands between two values, as in a row of a table.
    var commaSeparates = false
    /// Names with foreign letters that were reported; each is reported once.
    var reportedNames: Set<String> = []
    /// Spaces of other kinds that were reported; each kind is reported once.
    var reportedSpaces: Set<Unicode.Scalar> = []

    init(_ source: SourceFile) {
        self.source = source
        bytes = source.bytes
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { offset = 3 }
    }

    /// The next token.
    mutating func next() -> Token {
        while true {
            skipSpace()
            let start = offset
            guard let kind = offset < bytes.count ? scan() : .endOfFile else { continue }
            let token = Token(kind: kind, span: Span(start, offset), isFirstOnLine: sawLineEnd)
            sawLineEnd = false
            return token
        }
    }

    /// The byte `ahead` places on; 0, which no source holds, past the end.
    func byte(_ ahead: Int = 0) -> UInt8 {
        offset + ahead < bytes.count ? bytes[offset + ahead] : 0
    }

    func startsWith(_ text: String) -> Bool {
        bytes[offset...].starts(with: text.utf8)
    }

    mutating func report(_ diagnostic: Diagnostic) {
        diagnostics.append(diagnostic)
    }

    // MARK: Space and comments

    private mutating func skipSpace() {
        while offset < bytes.count {
            switch byte() {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): sawLineEnd = true
            case UInt8(ascii: " "), UInt8(ascii: "\t"): break
            case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"):
                skipComment()
                continue
            default: return
            }
            offset += 1
        }
    }

    private mutating func skipComment() {
        let start = offset
        skipToLineEnd()
        let span = Span(start, endWithoutSpaces(from: start))
        comments.append(CommentSyntax(text: source.text(span), span: span, isOnOwnLine: sawLineEnd))
        checkCharacters(in: span)
    }

    mutating func skipToLineEnd() {
        while offset < bytes.count, byte() != UInt8(ascii: "\n"), byte() != UInt8(ascii: "\r") { offset += 1 }
    }

    private func endWithoutSpaces(from start: Int) -> Int {
        var end = offset
        while end > start, bytes[end - 1] == UInt8(ascii: " ") || bytes[end - 1] == UInt8(ascii: "\t") { end -= 1 }
        return end
    }

    // MARK: Tokens

    /// Reads the token at `offset`; `nil` when there was none and something was skipped.
    private mutating func scan() -> Token.Kind? {
        switch byte() {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): scanName()
        case UInt8(ascii: "0")...UInt8(ascii: "9"): .number(scanNumber())
        case UInt8(ascii: "\""): scanString(quote: "\"")
        case 0x80...: scanForeign()
        default: scanSign()
        }
    }

    mutating func scanName() -> Token.Kind? {
        let start = offset
        var isForeign = false
        while let scalar = peekScalar(), Self.continuesName(scalar) {
            isForeign = isForeign || !scalar.isASCII
            offset += scalar.utf8.count
        }
        let span = Span(start, offset)
        let text = source.text(span)
        checkName(text, span, isForeign: isForeign)
        return .name(text)
    }

    private mutating func checkName(_ text: String, _ span: Span, isForeign: Bool) {
        if text.utf8.count > Self.maximumNameLength {
            report(.nameTooLong(span))
        } else if isForeign, reportedNames.insert(text).inserted {
            report(.foreignLetters(text, span))
        } else if text.hasPrefix("_") {
            report(.leadingUnderscore(text, span))
        }
    }

    static let maximumNameLength = 64

    private static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_": true
        default: !scalar.isASCII && scalar.properties.isXIDContinue
        }
    }

    /// The character at `offset`; the source is valid UTF-8, so there is one unless the file ends.
    func peekScalar(_ ahead: Int = 0) -> Unicode.Scalar? {
        let first = byte(ahead)
        if first < 0x80 { return first == 0 ? nil : Unicode.Scalar(first) }
        var decoder = UTF8()
        var rest = bytes[min(offset + ahead, bytes.count)...].prefix(4).makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&rest) else { return nil }
        return scalar
    }
}

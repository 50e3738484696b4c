// SPDX-License-Identifier: Apache-2.0

extension Lexer {
    /// Reads a number that starts with a digit: `digits [. digits] [%]`, and the ways in which people slip there.
    mutating func scanNumber() -> NumberSyntax {
        let start = offset
        skipDigits()
        var scale = scanFraction()
        if scale == 0 { scale = scanCommaFraction(from: start) }
        let digitsEnd = offset
        skipForeignForms(from: start)
        let isPercent = scanPercent()
        let text = bytes[start..<digitsEnd].filter(Self.isDigit)
        let span = Span(start, offset)
        checkDigits(text, scale: scale, span: Span(start, digitsEnd))
        return NumberSyntax(significand: Self.value(text), scale: min(scale, NumberSyntax.maximumDigits), isPercent: isPercent, span: span)
    }

    /// Reads a number that starts with a full-width digit or one of another script, and says how it is written.
    mutating func scanForeignDigits() -> NumberSyntax {
        let start = offset
        var digits: [UInt8] = []
        while let scalar = peekScalar(), let value = Self.decimalValue(scalar) {
            digits.append(UInt8(ascii: "0") + value)
            offset += scalar.utf8.count
        }
        let digitsEnd = Span(start, offset)
        report(.foreignDigits(source.text(digitsEnd), String(decoding: digits, as: UTF8.self), digitsEnd))
        checkDigits(digits, scale: 0, span: digitsEnd)
        let isPercent = scanPercent()
        return NumberSyntax(significand: Self.value(digits), scale: 0, isPercent: isPercent, span: Span(start, offset))
    }

    /// 0 to 9 for a decimal digit of any script.
    private static func decimalValue(_ scalar: Unicode.Scalar) -> UInt8? {
        guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { return nil }
        return UInt8(exactly: value).flatMap { $0 < 10 ? $0 : nil }
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private mutating func skipDigits() {
        while Self.isDigit(byte()) { offset += 1 }
    }

    /// Reads `.digits`; gives how many digits. A point without a digit after it belongs to `..` or is a slip.
    private mutating func scanFraction() -> Int {
        guard byte() == UInt8(ascii: "."), Self.isDigit(byte(1)) else { return 0 }
        offset += 1
        let start = offset
        skipDigits()
        return offset - start
    }

    /// Reads `,digits` as a decimal comma, and says that a point is meant.
    private mutating func scanCommaFraction(from start: Int) -> Int {
        guard byte() == UInt8(ascii: ","), Self.isDigit(byte(1)), !commaSeparates else { return 0 }
        let comma = offset
        offset += 1
        skipDigits()
        let digits = offset - comma - 1
        report(.decimalComma(whole: source.text(Span(start, comma)), fraction: source.text(Span(comma + 1, offset)), Span(start, offset)))
        return digits
    }

    /// The number that the digits say; 0 when they are too many, which `checkDigits` reports.
    private static func value(_ digits: [UInt8]) -> Int {
        guard digits.count <= NumberSyntax.maximumDigits else { return 0 }
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    private mutating func checkDigits(_ digits: [UInt8], scale: Int, span: Span) {
        let whole = digits.dropLast(scale)
        if digits.count > NumberSyntax.maximumDigits {
            report(.tooManyDigits(count: digits.count, span))
        } else if whole.count > 1, whole.first == UInt8(ascii: "0") {
            let kept = whole.drop { $0 == UInt8(ascii: "0") }
            report(.leadingZeros(span, at: Span(span.start, span.start + whole.count - max(1, kept.count))))
        }
    }

    /// Skips what other languages allow in numbers (`1e6`, `1_000`, `5.`, `1.2.3`, `5kg`) and reports it.
    private mutating func skipForeignForms(from start: Int) {
        switch byte() {
        case UInt8(ascii: ".") where byte(1) != UInt8(ascii: "."): skipStrayPoint(from: start)
        case UInt8(ascii: "e"), UInt8(ascii: "E"): skipExponent(from: start)
        case UInt8(ascii: "_"): skipNumberTail(from: start, Diagnostic.digitSeparators)
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): report(.gluedUnit(Span(start, offset)))
        default: break
        }
    }

    private mutating func skipStrayPoint(from start: Int) {
        if byte(1) == 0 || !Self.isDigit(byte(1)) {
            offset += 1
            report(.strayPoint(source.text(Span(start, offset - 1)), Span(start, offset)))
        } else {
            skipNumberTail(from: start, Diagnostic.severalPoints)
        }
    }

    private mutating func skipExponent(from start: Int) {
        let hasSign = byte(1) == UInt8(ascii: "-") || byte(1) == UInt8(ascii: "+")
        guard Self.isDigit(byte(hasSign ? 2 : 1)) else { return report(.gluedUnit(Span(start, offset))) }
        offset += hasSign ? 2 : 1
        skipNumberTail(from: start, Diagnostic.exponent)
    }

    private mutating func skipNumberTail(from start: Int, _ fault: (Span) -> Diagnostic) {
        while Self.isDigit(byte()) || byte() == UInt8(ascii: "_") || (byte() == UInt8(ascii: ".") && Self.isDigit(byte(1))) { offset += 1 }
        report(fault(Span(start, offset)))
    }

    /// Reads a percent sign; one that does not follow directly is read too, and reported.
    private mutating func scanPercent() -> Bool {
        var ahead = 0
        while byte(ahead) == UInt8(ascii: " ") || byte(ahead) == UInt8(ascii: "\t") { ahead += 1 }
        guard byte(ahead) == UInt8(ascii: "%") else { return false }
        if ahead > 0 { report(.detachedPercent(Span(offset, offset + ahead))) }
        offset += ahead + 1
        return true
    }
}

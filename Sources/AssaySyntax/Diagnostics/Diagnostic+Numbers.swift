// SPDX-License-Identifier: Apache-2.0

/// Wordings for numbers that are not written as the language writes them.
extension Diagnostic {
    static func tooManyDigits(count: Int, _ span: Span) -> Diagnostic {
        Diagnostic(
            LexicalCode.tooManyDigits, at: span, "the number has \(count) digits; a number has at most \(NumberSyntax.maximumDigits)",
            fix: Fix("round it, or state it in a larger unit"))
    }

    static func decimalComma(whole: String, fraction: String, _ span: Span) -> Diagnostic {
        let decimal = "\(whole).\(fraction)"
        guard fraction.utf8.count == 3, whole != "0" else {
            return Diagnostic(
                LexicalCode.decimalComma, at: span, "decimals are written with a point",
                notes: ["two values in a call need a space after the comma: `min(\(whole), \(fraction))`"],
                fix: .replace(span, by: decimal, "write `\(decimal)`"))
        }
        return Diagnostic(
            LexicalCode.decimalComma, at: span, "a comma inside a number could mean two things",
            notes: ["decimals are written with a point, thousands without any separator"],
            fix: Fix("write `\(whole)\(fraction)` or `\(decimal)`, whichever you mean"))
    }

    static func gluedUnit(_ number: Span) -> Diagnostic {
        Diagnostic(
            LexicalCode.gluedUnit, at: number.after, "a number and what follows it need a space between them",
            fix: .replace(number.after, by: " ", "put a space after the number"))
    }

    static func detachedPercent(_ space: Span) -> Diagnostic {
        Diagnostic(
            LexicalCode.detachedPercent, at: Span(space.start, space.end + 1), "the percent sign follows its number directly",
            notes: ["there is no remainder operator"],
            fix: .replace(space, by: "", "remove the space"))
    }

    static func leadingZeros(_ number: Span, at zeros: Span) -> Diagnostic {
        malformedNumber(number, "a number does not start with zeros", .replace(zeros, by: "", "leave the zeros at the front out"))
    }

    static func missingLeadingDigit(_ number: Span, text: String) -> Diagnostic {
        malformedNumber(number, "a number starts with a digit", .replace(number, by: "0\(text)", "write `0\(text)`"))
    }

    static func strayPoint(_ whole: String, _ number: Span) -> Diagnostic {
        malformedNumber(
            number, "a digit stands on both sides of the point", .replace(number, by: whole, "write `\(whole)` or `\(whole).0`"))
    }

    static func severalPoints(_ number: Span) -> Diagnostic {
        malformedNumber(
            number, "a number has one point at most", Fix("write a range with two points: `1 .. 2`, and dates as days of the study"))
    }

    static func exponent(_ number: Span) -> Diagnostic {
        malformedNumber(number, "numbers have no exponents here", Fix("write the number out: `1000000`, `0.001`"))
    }

    static func digitSeparators(_ number: Span) -> Diagnostic {
        malformedNumber(number, "digits are written without separators", Fix("write the digits side by side: `1000`"))
    }

    private static func malformedNumber(_ span: Span, _ message: String, _ fix: Fix) -> Diagnostic {
        Diagnostic(LexicalCode.malformedNumber, at: span, message, fix: fix)
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Wordings for faults in conditions and calculations.
extension Diagnostic {
    static func tooDeep(_ span: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.tooDeep, at: span, "the expression is too long or too deeply nested",
            notes: [
                "parentheses may nest \(Parser.maximumNesting) deep, and \(ExpressionSyntax.maximumHeight) parts may follow one another"
            ],
            fix: Fix("name a part of it with `let`"))
    }

    static func tooManyFaults(_ span: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.tooManyFaults, at: span, "there are more than \(Parser.maximumDiagnostics) faults; the rest is not shown",
            fix: Fix("mend the first ones, and check again"))
    }

    static func expectedValue(found: String, _ place: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.expectedValue, at: place, "expected a value, found \(found)",
            fix: Fix("complete the expression with a number, a name, or something in parentheses"))
    }

    static func sideBySide(_ text: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.sideBySide, at: span, "`\(text)` follows a complete expression; nothing joins them",
            fix: Fix("put a sign or a word between them, such as `+`, `*`, `=` or `and`, or start a new declaration"))
    }

    static func mixedAndOr(_ span: Span, _ sign: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.mixedAndOr, at: sign, "`and` and `or` stand side by side without parentheses",
            notes: [Note("this could be read in two ways", at: span)],
            fix: Fix("put parentheses around the part that belongs together: `(a and b) or c`, or `a and (b or c)`"))
    }

    static func chainedComparison(_ span: Span, range: String?, inRows: Bool) -> Diagnostic {
        let aside: [Note] = inRows ? ["`where` reaches as far as it can; `(count in rows where …) >= 12` compares the count"] : []
        let fix = range.map { Fix.replace(span, by: $0, "write `\($0)`") }
        return Diagnostic(
            ExpressionCode.chainedComparison, at: span, "comparisons cannot be chained", notes: aside,
            fix: fix ?? Fix("join two comparisons with `and`, or test a range: `x in 60 .. 260`"))
    }

    static func notIn(_ span: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.notIn, at: span, "`not` stands before the whole condition", fix: Fix("write `not (x in 60 .. 260)`"))
    }

    static func equalsMissing(_ relation: BinaryOperator, _ word: String, _ span: Span) -> Diagnostic {
        let isNegated = relation != .equal
        let meant = (word == "missing") == isNegated ? "is present" : "is missing"
        return Diagnostic(
            ExpressionCode.presence, at: span, "whether a field has a value is asked with `is`",
            fix: .replace(span, by: meant, "write `\(meant)`"))
    }

    static func isNot(_ meant: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.presence, at: span, "a field is either present or missing",
            fix: .replace(span, by: "is \(meant)", "write `is \(meant)`"))
    }

    static func expectedPresence(found: String, _ isSpan: Span, _ place: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.presence, at: place, "expected `present` or `missing` after `is`, found \(found)",
            notes: [Note("`is` asks whether a field has a value", at: isSpan)],
            fix: Fix("compare with `=`: `session = morning`; ask with `pulse is present`"))
    }

    // MARK: Ranges

    static func expectedTestRange(_ span: Span, isName: Bool) -> Diagnostic {
        Diagnostic(
            ExpressionCode.expectedTestRange, at: span, "after `in` a range is expected here",
            notes: isName ? ["the name of a set of rows is a condition by itself: `where usable`"] : [],
            fix: Fix("write both ends: `x in 60 .. 260`"))
    }

    static func looseRange(_ span: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.expectedTestRange, at: span, "a range stands after `in`, `as` or a colon only",
            fix: Fix("test a range with `x in 60 .. 260`"))
    }

    static func bareRangeTest(_ span: Span, _ text: String?) -> Diagnostic {
        Diagnostic(
            ExpressionCode.bareRangeTest, at: span, "after `of` a range test stands in parentheses",
            notes: ["the next `in` says which rows"],
            fix: text.map { .replace(span, by: "(\($0))", "write `(\($0))`") } ?? Fix("put parentheses around the test"))
    }

    // MARK: otherwise and rounded

    static func clauseAfterCalculation(_ word: String, _ span: Span, whole: String?, last: String?, _ value: Span) -> Diagnostic {
        let examples = [whole.map { "`(\($0)) \(word) …`" }, last.map { "`… (\($0) \(word) …)`" }].compactMap(\.self)
        return Diagnostic(
            ExpressionCode.clausePlace, at: span, "it is not plain what `\(word)` belongs to",
            notes: [Note("to all of this, or to the last part of it", at: value)],
            fix: Fix(examples.isEmpty ? "put parentheses around what it belongs to" : "write \(examples.joined(separator: " or "))"))
    }

    static func calculationAfterClause(_ span: Span, _ text: String?) -> Diagnostic {
        Diagnostic(
            ExpressionCode.clausePlace, at: span, "before it is calculated with, this stands in parentheses",
            fix: text.map { .replace(span, by: "(\($0))", "write `(\($0))`") } ?? Fix("put parentheses around it"))
    }

    static func clauseAfterWhere(_ word: String, _ span: Span, rows: Span, _ text: String?) -> Diagnostic {
        Diagnostic(
            ExpressionCode.clausePlace, at: span, "before `\(word)` rows with `where` stand in parentheses",
            notes: [Note("these rows", at: rows)],
            fix: text.map { .replace(rows, by: "(\($0))", "write `(\($0))`") } ?? Fix("put parentheses around the rows"))
    }

    static func clauseAfterCondition(_ word: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.clausePlace, at: span, "`\(word)` follows a value, and this is a condition or a set of rows",
            fix: Fix("put the value and `\(word) …` in parentheses"))
    }

    static func numberOtherwise(_ number: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.numberOtherwise, at: span, "`otherwise` follows \(number), which always has a value",
            fix: Fix("put what it belongs to in parentheses, for instance `(a / b) otherwise 0`"))
    }

    static func missingRoundingMode(found: String, _ place: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.roundingMode, at: place, "expected how to round, found \(found)", notes: [roundingModes],
            fix: .replace(place.before, by: " half up", "write `rounded half up`"))
    }

    static func unknownRoundingMode(_ text: String, _ span: Span) -> Diagnostic {
        let modes = RoundingSyntax.Mode.allCases.map(\.rawValue)
        let meant = foreignModes[text] ?? Suggestion.nearest(to: text, in: modes)
        return Diagnostic(
            ExpressionCode.roundingMode, at: span, "`\(text)` is not a way to round", notes: [roundingModes],
            fix: meant.map { .replace(span, by: $0, "did you mean `\($0)`?") } ?? Fix("write `half up` for the usual rounding"))
    }

    private static let roundingModes: Note = "the ways are `half up`, `half even`, `down` and `up`"

    private static let foreignModes = [
        "half-up": "half up", "half-even": "half even", "nearest": "half up", "half": "half up", "floor": "down", "ceil": "up",
        "ceiling": "up",
        "bankers": "half even", "even": "half even", "normal": "half up",
    ]

    static func roundCall(_ span: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.roundingMode, at: span, "there is no `round( )`",
            fix: Fix("write `x rounded half up to 2 decimals`"))
    }

    static func expectedDecimals(found: String, _ place: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.decimals, at: place, "expected the number of decimals after `to`, found \(found)",
            fix: Fix("write `rounded half up to 2 decimals`"))
    }

    static func badDecimals(_ span: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.decimals, at: span, "the number of decimals is a whole number from 0 to \(RoundingSyntax.maximumDecimals)",
            fix: Fix("write `to 2 decimals`"))
    }

    static func missingDecimalsWord(_ span: Span, isForeign: Bool) -> Diagnostic {
        Diagnostic(
            ExpressionCode.decimals, at: span, "expected `decimals` after their number",
            fix: .replace(span, by: isForeign ? "decimals" : " decimals", "write `to 2 decimals`"))
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Wordings for faults in `when`, in aggregations and in signs of calculation.
extension Diagnostic {
    static func missingElse(_ when: Span, _ place: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.whenForm, at: place, "expected `else`",
            notes: [Note("this `when` does not say what to take when no condition holds", at: when)],
            fix: .replace(place, by: " else 0", "add `else` and a value"))
    }

    static func looseElse(_ span: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.whenForm, at: span, "this `else` belongs to no `when`", fix: Fix("write `when CONDITION: VALUE else VALUE`"))
    }

    static func elseIf(_ word: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.whenForm, at: span, "a further case starts with `else when`, not `\(word)`",
            fix: .replace(span, by: "else when", "write `else when`"))
    }

    static func elseColon(_ span: Span) -> Diagnostic {
        Diagnostic(ExpressionCode.whenForm, at: span, "no colon follows `else`", fix: .replace(span, by: "", "remove it"))
    }

    static func branchSign(_ sign: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.whenForm, at: span, "a colon stands between a condition and its value, not `\(sign)`",
            fix: .replace(span, by: ":", "write `:`"))
    }

    static func ifWord(_ span: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.ifWord, at: span, "a choice starts with `when`, not `if`",
            fix: .replace(span, by: "when", "write `when CONDITION: VALUE else VALUE`"))
    }

    static func bareWhen(_ span: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.bareWhen, at: span, "inside another expression `when … else …` stands in parentheses",
            fix: Fix("write `(when … : … else …)`"))
    }

    // MARK: Aggregations

    static func missingOf(_ verb: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.missingOf, at: span, "`\(verb)` does not say of what",
            fix: Fix("write `\(verb) of SOMETHING in ROWS`; only `count in ROWS` needs nothing more"))
    }

    static func missingIn(_ verb: AggregationSyntax.Verb, operand: String?, found: String, _ place: Span) -> Diagnostic {
        let what = verb.takesOperand ? "\(verb) of \(operand ?? "SOMETHING")" : "\(verb)"
        return Diagnostic(
            ExpressionCode.missingIn, at: place, "expected `in` and the rows, found \(found)", fix: Fix("write `\(what) in ROWS`"))
    }

    static func preposition(_ word: String, _ span: Span) -> Diagnostic {
        Diagnostic(ExpressionCode.missingIn, at: span, "the rows follow `in`, not `\(word)`", fix: .replace(span, by: "in", "write `in`"))
    }

    static func expectedRows(found: String, _ place: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.missingIn, at: place, "expected rows after `in`, found \(found)",
            notes: ["rows are the name of a data set or of a `let` that holds rows, or stand in parentheses"],
            fix: Fix("write `in ROWS`, or `in (ROWS where CONDITION)`"))
    }

    static func countOf(rows: String?, _ span: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.countOf, at: span, "`count` counts rows, and has no `of`",
            fix: rows.map { .replace(span, by: "in \($0)", "write `count in \($0)`") } ?? Fix("write `count in ROWS where CONDITION`"))
    }

    static func verbCall(_ verb: String, argument: String?, _ span: Span) -> Diagnostic {
        guard verb == "count" else {
            return Diagnostic(
                ExpressionCode.verbCall, at: span, "`\(verb)` is not called with parentheses",
                fix: Fix("write `\(verb) of \(argument ?? "SOMETHING") in ROWS`"))
        }
        let meant = argument.map { "count in \($0)" }
        return Diagnostic(
            ExpressionCode.verbCall, at: span, "`count` is not called with parentheses",
            fix: meant.map { .replace(span, by: $0, "write `\($0)`") } ?? Fix("write `count in ROWS`"))
    }

    static func unknownVerb(_ word: String, _ span: Span) -> Diagnostic {
        let verbs = AggregationSyntax.Verb.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        if ForeignWord.statistics.contains(word.lowercased()) {
            return Diagnostic(
                ExpressionCode.unknownVerb, at: span, "there is no `\(word)`", notes: ["there are \(verbs)"],
                fix: Fix("choose one of these; it gives another score, so both sides should know"))
        }
        let meant = ForeignWord.verbs[word.lowercased()] ?? Suggestion.nearest(to: word, in: Words.verbs)
        return Diagnostic(
            ExpressionCode.unknownVerb, at: span, "`\(word)` is not something that rows can be asked for", notes: ["there are \(verbs)"],
            fix: meant.map { .replace(span, by: $0, "did you mean `\($0)`?") } ?? Fix("write one of these"))
    }

    static func whereAfterValue(_ span: Span, _ value: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.wherePlace, at: span, "`where` follows rows",
            notes: [Note("rows are a name, or stand in parentheses", at: value)],
            fix: Fix("write `ROWS where CONDITION`; count rows with `count in ROWS where CONDITION`"))
    }

    static func secondWhere(_ span: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.wherePlace, at: span, "rows have one `where`", fix: .replace(span, by: "and", "join the conditions with `and`"))
    }

    // MARK: Signs

    static func power(_ span: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.foreignArithmetic, at: span, "there are no powers of values, only of units", fix: Fix("multiply: `x * x`"))
    }

    static func plusSign(_ span: Span) -> Diagnostic {
        Diagnostic(ExpressionCode.foreignArithmetic, at: span, "a value has no plus sign", fix: .replace(span, by: "", "remove it"))
    }

    static func doubleSign(_ span: Span) -> Diagnostic {
        Diagnostic(ExpressionCode.foreignArithmetic, at: span, "a value has one sign at most", fix: Fix("write `-x`, or `a - (-b)`"))
    }

    static func misplacedText(_ text: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.misplacedText, at: span, "a text cannot be calculated or compared with",
            fix: Fix("labels are written without quotes: `session = morning`"))
    }

    static func secondPoint(_ span: Span) -> Diagnostic {
        Diagnostic(ExpressionCode.misplacedPoint, at: span, "a field has no parts", fix: Fix("write `r.FIELD`"))
    }

    static func commaInParentheses(_ span: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.misplacedPoint, at: span, "parentheses hold one value",
            notes: ["only calls such as `min(a, b)` have several; decimals are written with a point"], fix: Fix("remove the comma"))
    }

    static func percentWord(_ number: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            LexicalCode.detachedPercent, at: span, "a percentage is written with `%`",
            fix: .replace(span, by: "\(number)%", "write `\(number)%`"))
    }
}

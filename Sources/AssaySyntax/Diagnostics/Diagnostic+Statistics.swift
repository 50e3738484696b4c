// SPDX-License-Identifier: Apache-2.0

/// Wordings for faults in the shape of statistics, curves, tables, bands and weights.
extension Diagnostic {
    static func percentileForm(_ span: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.percentileForm, at: span, "a percentile is a number above 0 and up to 100, with two decimals at most",
            notes: ["it has no percent sign: it says how many of a hundred rows have that value or a smaller one"],
            fix: Fix("write `percentile 90 of SOMETHING in ROWS`"))
    }

    static func rowPlace(_ place: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.rowPlace, at: place, "`row` says which row, and after `of` what is taken from it",
            notes: ["the first row is row 1; anything but a number or a name stands in parentheses"],
            fix: Fix("write `row 3 of SOMETHING in ROWS`, or `row (n - 1) of SOMETHING in ROWS`"))
    }

    static func missingJoint(_ verb: AggregationSyntax.Verb, _ joint: String, _ place: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.missingJoint, at: place, "`\(verb.rawValue)` is about two values, the second one after `\(joint)`",
            fix: Fix("write `\(verb.rawValue) of SOMETHING \(joint) SOMETHING in ROWS`"))
    }

    static func stepsForm(_ kind: StepsSyntax.Kind, _ place: Span) -> Diagnostic {
        let example = kind == .curve ? "curve(gap: 5 -> 100%, 20 -> 0%)" : "table(session: morning -> 1, evening -> 2)"
        return Diagnostic(
            ExpressionCode.stepsForm, at: place, "a `\(kind.rawValue)` names a value and, after a colon, what it gives for which",
            fix: Fix("write it like `\(example)`"))
    }

    static func bandsForm(_ place: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.bandsForm, at: place, "`bands` names a value and, after a colon, its bands from the highest to the lowest",
            notes: ["each but the last one says `from` which value it starts; the last one ends with `below`"],
            fix: Fix("write it like `bands(score: good from 80, fair from 60, poor below)`"))
    }

    static func weightedForm(_ place: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.weightedForm, at: place, "`weighted` lists weights that add up to 100, each with its part after a colon",
            fix: Fix("write it like `weighted(60: coverage, 40: agreement)`"))
    }

    static func expectedConstant(_ form: String, found: String, _ place: Span) -> Diagnostic {
        Diagnostic(
            ExpressionCode.expectedConstant, at: place, "expected a number or a label in `\(form)`, found \(found)",
            notes: ["what stands here is written out, so that both sides can read it"],
            fix: Fix("write a number such as `5`, `-2.5` or `20%`, or a label"))
    }
}

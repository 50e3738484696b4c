// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Wordings for values that get too large or leave their range.
extension Diagnostic {
    static func tooLarge(_ node: Node, _ source: SourceFile, _ notes: [Note]) -> Diagnostic {
        Diagnostic(
            RangeCode.tooLarge, at: node.span, "this number can need more than 75 digits to be kept exactly", notes: notes,
            fix: Fix("make an earlier result shorter, by dividing and rounding it: `(… / 1000) rounded half up`"))
    }

    static func fractionPerRow(_ node: Node, _ source: SourceFile) -> Diagnostic {
        Diagnostic(
            RangeCode.fractionPerRow, at: node.span, "each row would bring a denominator of its own",
            notes: ["the exact result for all rows would take a number too large to be kept"],
            fix: Fix("round it in the row: `(\(source.text(node.span))) rounded half up to 4 decimals`"))
    }

    static func leavesRange(
        _ statement: Statement, _ node: Node, _ value: ValueInterval, _ stated: ValueInterval, _ span: Span, _ text: String, _ notes: [Note]
    ) -> Diagnostic {
        let isTooHigh = stated.upper < value.upper
        let limit = isTooHigh ? "min(\(text), \(stated.upper.brief))" : "max(\(text), \(stated.lower.brief))"
        let extreme = isTooHigh ? "as high as \(value.upper.brief)" : "as low as \(value.lower.brief)"
        let unlimited = Note("without a limit it can be \(value.phrase(node.type))", at: node.span)
        return Diagnostic(
            RangeCode.leavesRange, at: span, "`\(statement.name)` can be \(extreme), which is outside \(stated.phrase(.unknown))",
            notes: [unlimited] + notes,
            fix: Fix(
                "state a range that holds \(value.phrase(.unknown)), or limit the value, also when you know that it stays within: `\(limit)`"
            ))
    }

    static func needsRounding(_ statement: Statement, decimals: Int, _ span: Span) -> Diagnostic {
        let places = decimals == 0 ? "a whole number" : "\(decimals) decimal\(decimals == 1 ? "" : "s")"
        return Diagnostic(
            RangeCode.needsRounding, at: span, "`\(statement.name)` is exact and need not fit \(places)",
            notes: ["the decimals of the range say how exactly the output is given"],
            fix: .replace(span.after, by: " rounded half up", "say how to round: `rounded half up`"))
    }

    static func neverHolds(_ span: Span, _ notes: [Note]) -> Diagnostic {
        Diagnostic(
            RangeCode.neverHolds, at: span, "this can never hold, so all data would be refused", notes: notes,
            fix: Fix("correct the limit, or remove the line"))
    }

    /// For a requirement that could hold by itself; `other` is what it contradicts, as far as one can tell.
    static func neverHoldTogether(_ span: Span, _ other: Span?, _ notes: [Note]) -> Diagnostic {
        Diagnostic(
            RangeCode.neverHolds, at: span, "together with what is required above this can never hold, so all data would be refused",
            notes: (other.map { [Note("see here", at: $0)] } ?? []) + notes,
            fix: Fix("correct the limits so that both can hold, or remove one of the lines"))
    }

    static func alwaysHolds(_ span: Span, _ notes: [Note]) -> Diagnostic {
        Diagnostic(
            RangeCode.alwaysHolds, .warning, at: span, "this always holds, so it refuses no data", notes: notes,
            fix: Fix("correct the limit, or remove the line"))
    }
}

/// Wordings for values that may not exist.
extension Diagnostic {
    static func divisorMayBeZero(_ node: Node, divisor: NodeID, _ range: ValueInterval, _ program: Program) -> Diagnostic {
        let source = program.source
        let text = source.text(program[divisor].span)
        return Diagnostic(
            RangeCode.divisorMayBeZero, at: node.span, "the divisor `\(text)` can be zero, and nothing says what to do then",
            notes: [Note("it can be \(range.phrase(program[divisor].type))", at: program[divisor].span)],
            fix: Fix("write `\(source.text(node.span)) otherwise VALUE`, or `require \(text) > 0` before"))
    }

    static func mayHaveNoRows(_ node: Node, _ rows: Node, _ source: SourceFile, needed: Int) -> Diagnostic {
        let few = needed == 1 ? "no row" : "fewer than \(needed) rows"
        return Diagnostic(
            RangeCode.divisorMayBeZero, at: node.span, "there may be \(few), and then this has no value",
            notes: [Note("nothing guarantees \(needed == 1 ? "a row" : "as many") here", at: rows.span)],
            fix: .replace(
                node.span.after, by: " otherwise 0",
                "say what to take then: `… otherwise 0`, or `require count in ROWS >= \(needed)` before"))
    }

    static func mayHaveNoSuchRow(_ node: Node, _ program: Program) -> Diagnostic {
        let (rows, place) = (program.source.text(program[node.operands[0]].span), program.source.text(program[node.operands[2]].span))
        return Diagnostic(
            RangeCode.divisorMayBeZero, at: node.span, "there may be no row \(place), and then this has no value",
            notes: [Note("nothing guarantees that it is at least 1 and at most `count in \(rows)`", at: program[node.operands[2]].span)],
            fix: .replace(
                node.span.after, by: " otherwise 0",
                "say what to take then: `… otherwise 0`, or rule it out: `require \(place) in 1 .. (count in \(rows))`"))
    }

    static func placeIsNoWhole(_ place: Node, _ source: SourceFile) -> Diagnostic {
        Diagnostic(
            RangeCode.placeIsNoWhole, at: place.span, "the number of a row is a whole one, and this need not be",
            fix: Fix("round it: `row ((\(source.text(place.span))) rounded down) of …`"))
    }

    static func mayHaveNoSpread(_ node: Node, _ source: SourceFile) -> Diagnostic {
        Diagnostic(
            RangeCode.divisorMayBeZero, at: node.span, "all values may be the same, and then this has no value",
            notes: ["there is no line through points that lie above each other"],
            fix: .replace(node.span.after, by: " otherwise 0", "say what to take then: `… otherwise 0`"))
    }

    static func rootOfNegative(_ node: Node, _ value: Node, _ range: ValueInterval, _ source: SourceFile) -> Diagnostic {
        Diagnostic(
            RangeCode.divisorMayBeZero, at: node.span, "there is no square root below zero, and nothing says what to take then",
            notes: [Note("`\(source.text(value.span))` can be \(range.phrase(value.type))", at: value.span)],
            fix: Fix("write `max(…, 0)` for the value, or `otherwise VALUE` after the rounding"))
    }

    static func tableMayLackKey(_ node: Node, _ value: Node, _ source: SourceFile) -> Diagnostic {
        Diagnostic(
            RangeCode.divisorMayBeZero, at: node.span, "the table has no value for every `\(source.text(value.span))`",
            fix: .replace(node.span.after, by: " otherwise 0", "list the missing keys, or write `… otherwise 0`"))
    }

    static func otherwiseNeverNeeded(_ node: Node, _ value: Node, _ source: SourceFile) -> Diagnostic {
        // The value may stand in parentheses, which stay.
        let rest = source.text(Span(value.span.end, node.span.end))
        let kept =
            rest.firstRange(of: "otherwise").map { rest[..<$0.lowerBound].utf8.reversed().drop { $0 == UInt8(ascii: " ") }.count } ?? 0
        return Diagnostic(
            RangeCode.otherwiseNeverNeeded, .warning, at: node.span, "`\(source.text(value.span))` always has a value here",
            fix: .replace(Span(value.span.end + kept, node.span.end), by: "", "remove `otherwise …`"))
    }
}

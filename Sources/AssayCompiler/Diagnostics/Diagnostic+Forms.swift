// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Wordings for curves, tables, bands, weighted scores and roots.
extension Diagnostic {
    // MARK: Roots

    static func rootNeedsRounding(_ what: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            TypeCode.rootNeedsRounding, at: span, "`\(what)` is hardly ever exact, and is rounded where it stands",
            notes: ["how it is rounded is part of the score, so it is written down"],
            fix: Fix("write `… rounded half up to 1 decimal` right after it; or compare squares: `variance of … < 9`"))
    }

    static func rootOfUnit(_ unit: Unit, _ span: Span) -> Diagnostic {
        Diagnostic(
            TypeCode.rootOfUnit, at: span, "there is no square root of \(unit.phrase)",
            notes: ["the root of `mmHg^2` is in `mmHg`; a unit whose power is odd has none"],
            fix: Fix("take the root of a square, or divide the unit away first"))
    }

    // MARK: Curves and tables

    static func constantIsLabel(_ span: Span) -> Diagnostic {
        Diagnostic(TypeCode.constantKind, at: span, "a number is needed here", fix: Fix("write a number, such as `5` or `20%`"))
    }

    static func constantUnit(_ span: Span, wanted: Unit?, found: Unit?) -> Diagnostic {
        Diagnostic(
            TypeCode.constantKind, at: span,
            "this number is in \((found ?? .none).phrase), the others are in \((wanted ?? .none).phrase)",
            fix: Fix("write all of them in one unit; a number without a unit takes that of the others"))
    }

    static func keyOfOtherKind(_ span: Span, _ form: String, _ type: ValueType) -> Diagnostic {
        let numbers = "write numbers before the arrows"
        let isChoice = if case .choice = type { true } else { false }
        let advice = isChoice ? (form == "curve" ? "use `table` for a choice" : "write its labels before the arrows") : numbers
        return Diagnostic(
            TypeCode.constantKind, at: span, "the value of this `\(form)` is \(type.phrase), which this key is not", fix: Fix(advice))
    }

    static func keyTwice(_ span: Span) -> Diagnostic {
        Diagnostic(TypeCode.keyOrder, at: span, "this key stands here twice", fix: Fix("give one value for each key"))
    }

    static func keysOutOfOrder(_ span: Span) -> Diagnostic {
        Diagnostic(
            TypeCode.keyOrder, at: span, "the points of a curve go from the lowest to the highest",
            fix: Fix("put them in order: `curve(x: 0 -> 0%, 10 -> 50%, 20 -> 100%)`"))
    }

    // MARK: Bands and weights

    static func bandsOutOfOrder(_ span: Span) -> Diagnostic {
        Diagnostic(
            TypeCode.bandOrder, at: span, "bands go from the highest to the lowest; this one could never be reached",
            fix: Fix("put the thresholds in falling order: `bands(score: A from 85, B from 70, C below)`"))
    }

    static func weightsDoNotAddUp(_ total: Rational, _ span: Span) -> Diagnostic {
        Diagnostic(
            TypeCode.weights, at: span, "the weights add up to \(total.brief), not to 100",
            notes: ["so that the score goes from 0 to 100, and each weight is the points that its part can give"],
            fix: Fix("change the weights, or write the sum out: `40 * a + 70 * b`"))
    }

    static func partHasUnit(_ unit: Unit, _ span: Span) -> Diagnostic {
        Diagnostic(
            TypeCode.weights, at: span, "a part of a weighted score goes from 0% to 100%; this one is in \(unit.phrase)",
            fix: Fix("turn it into a part of a whole: `curve(x: 5 -> 100%, 20 -> 0%)`"))
    }

    static func leavesStated(
        _ node: Node, _ by: Operation.Stated, _ value: ValueInterval, _ stated: ValueInterval, _ text: String, _ notes: [Note]
    ) -> Diagnostic {
        let range = value.phrase(node.type)
        switch by {
        case .weighted:
            return Diagnostic(
                RangeCode.partLeavesWhole, at: node.span,
                "a part of a weighted score stays within 0% .. 100%; `\(text)` can be \(range)", notes: notes,
                fix: Fix("use a `share`, or limit it with `curve(x: 5 -> 100%, 20 -> 0%)` or `min(x, 100%)`"))
        case .argument(let name):
            return Diagnostic(
                RangeCode.argumentLeavesRange, at: node.span,
                "the function takes \(stated.phrase(node.type)) for `\(name)`; this can be \(range)", notes: notes,
                fix: Fix("limit the value with `min` or `max`, or use a function that takes it"))
        case .local(let name):
            return Diagnostic(
                RangeCode.leavesRange, at: node.span, "`\(name)` can be \(range), which is outside \(stated.phrase(.unknown))",
                notes: notes, fix: Fix("state a range that holds all of them, or limit the value"))
        }
    }
}

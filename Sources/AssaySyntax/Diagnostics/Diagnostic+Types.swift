// SPDX-License-Identifier: Apache-2.0

/// Wordings for faults in ranges, choices and units.
extension Diagnostic {
    static func expectedType(found: String, _ place: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.expectedType, at: place, "expected a range or a choice, found \(found)",
            fix: Fix("write a range, `0 .. 100`, or a choice, `left | right`"))
    }

    static func typeWord(_ word: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.expectedType, at: span, "`\(word)` does not say which values there can be",
            notes: ["every number states its range, so that every result is known to fit"],
            fix: Fix("write a range, `0 .. 100` or `0.0 .. 42.5`, or a choice, `no | yes`"))
    }

    static func oneLabel(_ word: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.labels, at: span, "a choice has two labels or more",
            fix: Fix("write `\(word) | OTHER`, or a range, `0 .. 100`"))
    }

    static func labelSeparator(_ sign: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.labels, at: span, "labels stand with `|` between them, not `\(sign)`", fix: .replace(span, by: "|", "write `|`"))
    }

    static func rangeSign(_ sign: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.rangeSign, at: span, "a range is written with `..`, not `\(sign)`", notes: ["a range contains both its ends"],
            fix: .replace(span, by: "..", "write `..`"))
    }

    static func expectedBound(found: String, _ place: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.badRange, at: place, "expected a number as an end of the range, found \(found)",
            fix: Fix("write both ends as numbers: `0 .. 100`"))
    }

    static func expectedRange(found: String, _ place: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.badRange, at: place, "expected `..` and the upper end of the range, found \(found)",
            fix: Fix("write both ends: `0 .. 100`"))
    }

    static func onePercentSign(_ range: RangeSyntax) -> Diagnostic {
        let bare = range.lower.isPercent ? range.upper : range.lower
        return Diagnostic(
            StructureCode.badRange, at: bare.span, "one end of the range has a percent sign, the other has none",
            fix: .replace(bare.span.after, by: "%", "write both with the sign, or none"))
    }

    static func unlikeDecimals(_ range: RangeSyntax) -> Diagnostic {
        let shorter = range.lower.scale < range.upper.scale ? range.lower : range.upper
        let decimals = max(range.lower.scale, range.upper.scale)
        let zeros = (shorter.scale == 0 ? "." : "") + String(repeating: "0", count: decimals - shorter.scale)
        let place = Span(at: shorter.isPercent ? shorter.span.end - 1 : shorter.span.end)
        return Diagnostic(
            StructureCode.badRange, at: shorter.span, "both ends of a range have the same number of decimals",
            notes: ["they say how exactly the value is given"],
            fix: .replace(place, by: zeros, "write \(decimals) decimal\(decimals == 1 ? "" : "s") at both ends"))
    }

    static func emptyRange(_ span: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.badRange, at: span, "the lower end of the range is above the upper end",
            fix: Fix("write the smaller number first"))
    }

    static func unitTwice(_ unit: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.unitPlace, at: unit, "the unit stands once, after the range",
            fix: .replace(unit, by: "", "write it after the upper end only"))
    }

    static func percentWithUnit(_ unit: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.unitPlace, at: unit, "a percentage has no unit", notes: ["5% is the plain number 0.05"],
            fix: Fix("remove the unit or the percent sign"))
    }

    static func unitPower(_ place: Span) -> Diagnostic {
        Diagnostic(
            StructureCode.unitPlace, at: place, "the power of a unit is a whole number from 1 to 9",
            fix: Fix("write `kg/m^2` for kilograms per square metre"))
    }
}

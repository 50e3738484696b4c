// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Wordings for ranges, choices, kinds of values and units.
extension Diagnostic {
    static func labelTwice(_ label: NameSyntax) -> Diagnostic {
        Diagnostic(TypeCode.labelTwice, at: label.span, "the choice lists `\(label.text)` twice", fix: Fix("remove one of them"))
    }
}

extension Diagnostic {
    static func notNumber(_ found: ValueType, _ source: SourceFile, _ span: Span) -> Diagnostic {
        let isCondition = found == .condition
        let choice = "when \(source.text(span)): 1 else 0"
        let isInParentheses = source.text(Span(span.start - 1, span.end + 1)).hasPrefix("(")
        return Diagnostic(
            TypeCode.wrongKind, at: span, "a number is needed here; this is \(found.phrase)",
            notes: isCondition ? ["a condition holds or does not hold; it is not 1 or 0 by itself"] : [],
            fix: isCondition
                ? .replace(span, by: isInParentheses ? choice : "(\(choice))", "choose a number: `when …: 1 else 0`")
                : Fix("use a number, or compare the label with `=`"))
    }

    static func notCondition(_ found: ValueType, _ span: Span) -> Diagnostic {
        let advice: Fix =
            switch found {
            case .choice(let labels): Fix("compare it with a label: `… = \(labels[0])`")
            default: Fix("compare it with something: `… > 0`, `… in 1 .. 5`")
            }
        return Diagnostic(TypeCode.wrongKind, at: span, "a condition is needed here; this is \(found.phrase)", fix: advice)
    }

    static func unlikeKinds(_ a: Node, _ b: Node, source: SourceFile) -> Diagnostic {
        Diagnostic(
            TypeCode.wrongKind, at: a.span.joined(with: b.span), "the two sides are of different kinds",
            notes: [Note("this is \(a.type.phrase)", at: a.span), Note("this is \(b.type.phrase)", at: b.span)],
            fix: Fix("compare or choose between values of one kind"))
    }

    static func unlikeUnits(_ a: Node, _ b: Node, source: SourceFile, _ span: Span) -> Diagnostic {
        Diagnostic(
            TypeCode.unlikeUnits, at: span, "the two sides have different units",
            notes: [
                Note("`\(source.text(a.span))` is in \(a.unitPhrase)", at: a.span),
                Note("`\(source.text(b.span))` is in \(b.unitPhrase)", at: b.span),
            ],
            fix: Fix("use values of one unit, or multiply or divide by something that has the missing unit"))
    }

    static func unlikeChoices(_ a: Node, _ b: Node, source: SourceFile) -> Diagnostic {
        Diagnostic(
            TypeCode.unlikeChoices, at: a.span.joined(with: b.span), "the two sides belong to different choices",
            notes: [Note("this is \(a.type.phrase)", at: a.span), Note("this is \(b.type.phrase)", at: b.span)],
            fix: Fix("compare each with its own labels"))
    }

    static func unknownLabel(_ label: String, choice: [String], nearest: String?, _ span: Span) -> Diagnostic {
        Diagnostic(
            TypeCode.unknownLabel, at: span, "`\(label)` is not one of \(choice.map { "`\($0)`" }.joined(separator: ", "))",
            fix: nearest.map { .replace(span, by: $0, "did you mean `\($0)`?") } ?? Fix("use one of these labels"))
    }

    static func labelWithoutChoice(_ label: String, wanted: ValueType?, _ span: Span) -> Diagnostic {
        if let wanted {
            return Diagnostic(
                TypeCode.wrongKind, at: span, "`\(label)` is a label; here \(wanted.phrase) is needed",
                fix: Fix("compare a choice with its label: `session = morning`"))
        }
        return Diagnostic(
            TypeCode.unknownLabel, at: span, "it is not clear which choice the label `\(label)` belongs to",
            fix: Fix("state the choice: `let NAME: \(label) | … = …`"))
    }

    static func missingUsedBare(_ field: String, _ text: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            RangeCode.missingUsedBare, at: span, "`\(field)` may be missing, and nothing says what to do then",
            notes: ["the record declares it `or missing`"],
            fix: Fix("write `\(text) otherwise VALUE`, or test `\(text) is present` before: `ROWS where \(field) is present`"))
    }

    static func neverMissing(_ field: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            TypeCode.neverMissing, at: span, "`\(field)` is never missing, so there is nothing to test",
            fix: Fix("remove the test, or declare the field `or missing`"))
    }

    static func presenceOfNoField(_ span: Span) -> Diagnostic {
        Diagnostic(
            TypeCode.presenceOfNoField, at: span, "only a field can be present or missing",
            fix: Fix("test the field by itself: `pulse is present`; for a calculation use `otherwise`"))
    }
}

/// Wordings for stated types and outputs.
extension Diagnostic {
    static func statedTypeDiffers(_ span: Span, found: ValueType) -> Diagnostic {
        Diagnostic(
            TypeCode.outputType, at: span, "this does not fit the value, which is \(found.phrase)",
            fix: Fix("state what the value is, or state nothing"))
    }

    static func statedUnitDiffers(_ span: Span, stated: Unit, found: Unit) -> Diagnostic {
        Diagnostic(
            TypeCode.unlikeUnits, at: span, "the stated unit is \(stated.phrase), but the value is in \(found.phrase)",
            fix: Fix(found == .none ? "leave the unit out" : "write `\(found)`"))
    }

    static func conditionHasNoRange(_ span: Span) -> Diagnostic {
        Diagnostic(
            TypeCode.outputType, at: span, "a condition is published as yes or no and has no range", fix: Fix("leave `as …` out"))
    }

    static func roundsNoNumber(_ span: Span) -> Diagnostic {
        Diagnostic(TypeCode.outputType, at: span, "only a number can be rounded", fix: Fix("leave `rounded …` out"))
    }

    static func numberNeedsRange(_ name: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            TypeCode.outputType, at: span, "`\(name)` is a number, and a published number needs a range",
            notes: ["the range tells both sides how much the output can say about the person"],
            fix: Fix("write `publish \(name) … as lower .. upper`"))
    }
}

extension Node {
    fileprivate var unitPhrase: String {
        if case .number(let unit) = type { (unit ?? .none).phrase } else { type.phrase }
    }
}

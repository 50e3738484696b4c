// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Wordings for names that do not exist or stand where they mean nothing.
extension Diagnostic {
    static func unknownName(_ name: NameSyntax, in record: String?, nearest: String?) -> Diagnostic {
        let place = record.map { ", and `\($0)` has no field of that name" } ?? ""
        return Diagnostic(
            NameCode.unknownName, at: name.span, "nothing is called `\(name.text)`" + place,
            fix: spelling(name, nearest, or: "declare it above, or check the spelling"))
    }

    /// For a function of other languages.
    static func unknownFunction(_ name: NameSyntax, _ advice: String) -> Diagnostic {
        Diagnostic(
            NameCode.unknownName, at: name.span, "there is no function `\(name.text)`",
            notes: ["the functions are `abs`, `min`, `max`, `sqrt` and `remainder`"], fix: Fix(advice))
    }

    /// For a value of a `when`; `choice` is what to state, as far as one can tell.
    static func unknownLabel(_ name: NameSyntax, choice: String) -> Diagnostic {
        Diagnostic(
            NameCode.unknownName, at: name.span, "nothing is called `\(name.text)`",
            notes: ["a label belongs to a choice, and nothing states a choice with this label"],
            fix: Fix("for labels state the choice: `\(choice) = when …`; for a value declare it above"))
    }

    static func declaredLater(_ name: NameSyntax, at later: Span) -> Diagnostic {
        Diagnostic(
            NameCode.unknownName, at: name.span, "`\(name.text)` is used before it is declared",
            notes: [Note("it is declared here", at: later)], fix: Fix("move its declaration above this line"))
    }

    static func unknownField(_ name: NameSyntax, record: String, nearest: String?) -> Diagnostic {
        Diagnostic(
            NameCode.unknownField, at: name.span, "`\(record)` has no field `\(name.text)`",
            fix: spelling(name, nearest, or: "use one of its fields, or add this one to the record"))
    }

    static func unknownRecord(_ name: NameSyntax, nearest: String?) -> Diagnostic {
        Diagnostic(
            NameCode.unknownRecord, at: name.span, "there is no record `\(name.text)`",
            fix: spelling(name, nearest, or: "declare the record above"))
    }

    static func unknownRow(_ row: NameSyntax, field: NameSyntax, in scope: Scope) -> Diagnostic {
        let (advice, replacement): (String, String) =
            switch scope {
            case .group: ("ask of the group: `mean of \(field.text) in group`", field.text)
            case .plain: ("use fields inside `of …` or `where …` only", field.text)
            case .row: ("inside `of …` and `where …` write the field alone", field.text)
            case .rule(let name, _): ("this rule calls its row `\(name)`", "\(name).\(field.text)")
            }
        return Diagnostic(
            NameCode.unknownName, at: row.span, "no row is called `\(row.text)` here",
            fix: .replace(row.span.joined(with: field.span), by: replacement, advice))
    }

    static func nameTaken(_ name: NameSyntax, by owner: NameTable.Entry) -> Diagnostic {
        Diagnostic(
            NameCode.nameTaken, at: name.span, "`\(name.text)` is already the name of \(owner.entity.phrase)",
            notes: [Note("it was declared here", at: owner.span), "a name belongs to one thing, so that nobody reads it wrongly"],
            fix: Fix("choose another name"))
    }

    static func recordTwice(_ name: NameSyntax) -> Diagnostic {
        Diagnostic(
            NameCode.nameTaken, at: name.span, "there is already a record `\(name.text)`", fix: Fix("choose another name"))
    }

    static func fieldTwice(_ name: NameSyntax, first: Span) -> Diagnostic {
        Diagnostic(
            NameCode.nameTaken, at: name.span, "the record already has a field `\(name.text)`",
            notes: [Note("it was declared here", at: first)], fix: Fix("choose another name"))
    }

    static func publishedTwice(_ name: NameSyntax) -> Diagnostic {
        Diagnostic(
            NameCode.nameTaken, at: name.span, "there is already an output `\(name.text)`",
            fix: Fix("publish it once, or give this output another name: `publish NAME = \(name.text) as …`"))
    }

    static func outputUsed(_ name: NameSyntax) -> Diagnostic {
        Diagnostic(
            NameCode.outputUsed, at: name.span, "`\(name.text)` is an output, and outputs are not used further",
            fix: Fix("name the value with `let` above, use that name here, and publish it"))
    }

    static func publishesNoDefinition(_ name: NameSyntax) -> Diagnostic {
        Diagnostic(
            NameCode.publishesNoDefinition, at: name.span, "`publish \(name.text)` needs a `let` of that name that is a value",
            fix: Fix("write what to publish: `publish NAME = …`"))
    }

    static func argumentCount(_ name: NameSyntax, expected: Int, found: Int, _ span: Span) -> Diagnostic {
        let values = expected == 1 ? "one value" : "\(expected) values"
        return Diagnostic(
            NameCode.wrongArguments, at: span, "`\(name.text)` takes \(values), not \(found)",
            fix: Fix(expected == 1 ? "write `\(name.text)(x)`" : "write `\(name.text)(a, b)`"))
    }

    static func emptyRecord(_ record: RecordSyntax) -> Diagnostic {
        Diagnostic(
            NameCode.emptyRecord, at: record.name.span, "the record `\(record.name.text)` has no fields",
            fix: Fix("list its fields: `NAME: lower .. upper unit`"))
    }

    private static func spelling(_ name: NameSyntax, _ nearest: String?, or advice: String) -> Fix {
        nearest.map { .replace(name.span, by: $0, "did you mean `\($0)`?") } ?? Fix(advice)
    }
}

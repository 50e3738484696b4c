// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Wordings for fields, rules and sets of rows that stand where they mean nothing.
extension Diagnostic {
    static func fieldOutsideRows(_ name: NameSyntax) -> Diagnostic {
        Diagnostic(
            NameCode.fieldOutOfPlace, at: name.span, "`\(name.text)` is a field, and there is no row here",
            notes: ["fields have a meaning inside `of …` and `where …` only"],
            fix: Fix("say over which rows: `mean of \(name.text) in ROWS`"))
    }

    static func fieldWithoutRow(_ name: NameSyntax, row: String) -> Diagnostic {
        Diagnostic(
            NameCode.fieldOutOfPlace, at: name.span, "in a rule the fields of the row are written with the row's name",
            fix: .replace(name.span, by: "\(row).\(name.text)", "write `\(row).\(name.text)`"))
    }

    static func fieldOfOtherRecord(_ name: NameSyntax, here: String) -> Diagnostic {
        Diagnostic(
            NameCode.unknownField, at: name.span, "`\(name.text)` is a field of another record; the rows here are of `\(here)`",
            fix: Fix("use a field of `\(here)`, or take the rows of the other data set"))
    }

    static func ruleOutsideRows(_ name: NameSyntax) -> Diagnostic {
        Diagnostic(
            NameCode.ruleOutOfPlace, at: name.span, "`\(name.text)` is a rule about a row, and there is no row here",
            fix: Fix("say over which rows: `share of \(name.text) in ROWS`, `ROWS where \(name.text)`"))
    }

    static func ruleWithoutRow(_ name: NameSyntax, row: String) -> Diagnostic {
        Diagnostic(
            NameCode.ruleOutOfPlace, at: name.span, "inside a rule another rule is called with the row",
            fix: .replace(name.span, by: "\(name.text)(\(row))", "write `\(name.text)(\(row))`"))
    }

    static func ruleCalledOutsideRule(_ name: NameSyntax) -> Diagnostic {
        Diagnostic(
            NameCode.ruleOutOfPlace, at: name.span, "rules are called with a row in other rules only",
            fix: Fix("inside `of …` and `where …` write `\(name.text)` alone"))
    }

    static func ruleArgument(_ name: NameSyntax, row: String) -> Diagnostic {
        Diagnostic(
            NameCode.wrongArguments, at: name.span, "a rule is called with the row of this rule and nothing else",
            fix: Fix("write `\(name.text)(\(row))`"))
    }

    static func ruleOfOtherRecord(_ name: NameSyntax, own: String, here: String) -> Diagnostic {
        Diagnostic(
            NameCode.otherRecord, at: name.span, "`\(name.text)` is a rule about rows of `\(own)`; the rows here are of `\(here)`",
            fix: Fix("write a rule for `\(here)`"))
    }

    static func rowsOfOtherData(_ name: NameSyntax, own: String, here: String) -> Diagnostic {
        Diagnostic(
            NameCode.otherRecord, at: name.span, "`\(name.text)` holds rows of `\(own)`; the rows here are of `\(here)`",
            notes: ["a row can only belong to a set of rows of its own data"], fix: Fix("use a set of rows of `\(here)`"))
    }

    static func ruleNeedsRecord(_ rule: RuleSyntax, records: [String]) -> Diagnostic {
        let advice =
            records.isEmpty
            ? "declare the record above" : "write `rule \(rule.name.text)(\(rule.row.text): \(records[0])) = …`, or another record"
        return Diagnostic(
            NameCode.ruleNeedsRecord, at: rule.row.span, "it is not clear which record `\(rule.name.text)` is about",
            notes: [records.isEmpty ? "there is no record above" : "the file has \(records.count) records"], fix: Fix(advice))
    }

    static func rowsAreNoValue(_ span: Span) -> Diagnostic {
        Diagnostic(
            NameCode.rowsOutOfPlace, at: span, "this is a set of rows, not a value",
            fix: Fix("count it (`count in ROWS`), or take a share, sum or mean in it"))
    }

    static func notRows(_ span: Span) -> Diagnostic {
        Diagnostic(
            NameCode.rowsOutOfPlace, at: span, "this is not a set of rows",
            fix: Fix("name a data set or a `let` that names rows, or write `ROWS where CONDITION`"))
    }

    static func rowsHaveNoRange(_ span: Span) -> Diagnostic {
        Diagnostic(
            NameCode.rowsOutOfPlace, at: span, "a set of rows has no range", fix: Fix("remove the range: `let NAME = ROWS`"))
    }
}
